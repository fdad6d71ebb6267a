package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Old or new, never half, and nothing of somebody else.
class AtomicWriterTest {
    @TempDir
    Path temporary;

    private Path root;
    private Path outside;
    private Workspace workspace;
    private AtomicWriter writer;
    private FileReader reader;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("work"));
        outside = Files.createDirectories(temporary.toRealPath().resolve("outside"));
        workspace = Workspace.open(root);
        writer = new AtomicWriter(workspace);
        reader = new FileReader(workspace);
    }

    @Test
    void aNewFileGetsItsFoldersAndTheUsualMode() throws IOException {
        Files.createFile(root.resolve("usual"));

        Written written = writer.write(found("a/b/c.txt"), FileState.ABSENT, bytes("new"), -1);

        assertThat(root.resolve("a/b/c.txt")).hasContent("new");
        assertThat(written.createdFolders()).containsExactly("a", "a/b");
        assertThat(Files.getPosixFilePermissions(root.resolve("a/b/c.txt"))).isEqualTo(Files.getPosixFilePermissions(root.resolve("usual")));
        assertThat(written.state()).isEqualTo(reader.state(found("a/b/c.txt")));
        assertThat(everything()).doesNotContain(".branchline-");
    }

    @Test
    void foldersGoWhenTheyAreEmpty() throws IOException {
        Written written = writer.write(found("a/b/c.txt"), FileState.ABSENT, bytes("new"), -1);
        writer.delete(found("a/b/c.txt"), written.state());
        Files.writeString(root.resolve("a/users"), "kept");

        assertThat(writer.removeFolders(written.createdFolders())).containsExactly("a/b");
        assertThat(root.resolve("a/users")).hasContent("kept");
    }

    @Test
    void keepsTheModeAndTakesAWish() throws IOException {
        Path file = Files.writeString(root.resolve("run.sh"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));

        Written written = writer.write(found("run.sh"), state("run.sh"), bytes("new"), -1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rwxr-x--x");
        assertThat(written.state()).isEqualTo(new FileState.Regular(FileReader.hash(bytes("new")), 3, 0751));

        writer.write(found("run.sh"), written.state(), bytes("new"), 0600);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNotAsExpectedIsLeftAlone() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "one");
        FileState seen = state("a");
        Files.writeString(file, "two");

        assertThatThrownBy(() -> writer.write(found("a"), seen, bytes("three"), -1)).isInstanceOf(ExpectedStateException.class);
        assertThatThrownBy(() -> writer.write(found("a"), FileState.ABSENT, bytes("three"), -1)).isInstanceOf(ExpectedStateException.class);
        assertThatThrownBy(() -> writer.delete(found("a"), seen)).isInstanceOf(ExpectedStateException.class);
        assertThatThrownBy(() -> writer.write(found("gone"), seen, bytes("three"), -1)).isInstanceOf(ExpectedStateException.class);
        assertThat(everything()).isEqualTo("a=two\n");
    }

    @Test
    void aModeThatChangedMeanwhileCountsToo() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "one");
        FileState seen = state("a");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> writer.write(found("a"), seen, bytes("two"), -1)).isInstanceOf(ExpectedStateException.class);
    }

    @ParameterizedTest
    @EnumSource(WriteStep.class)
    void aFailureAtAnyStepLeavesOldOrNew(WriteStep step) throws IOException {
        Files.writeString(root.resolve("a"), "old");
        AtomicWriter failing = new AtomicWriter(workspace, (at, _) -> {
            if (at == step) {
                throw new IOException("No space left on device");
            }
        });

        assertThatThrownBy(() -> {
            failing.write(found("a"), state("a"), bytes("new"), -1);
            failing.write(found("new/folder/b"), FileState.ABSENT, bytes("new"), -1);
        }).hasMessage("No space left on device");

        boolean done = step == WriteStep.FORCE_FOLDER || step == WriteStep.MAKE_FOLDERS;
        assertThat(everything()).isEqualTo(done ? "a=new\n" : "a=old\n");
    }

    @ParameterizedTest
    @EnumSource(WriteStep.class)
    void whatSomebodyWritesBeforeTheCheckSurvives(WriteStep step) throws IOException {
        Files.writeString(root.resolve("a"), "old");
        FileState seen = state("a");
        AtomicWriter disturbed = new AtomicWriter(workspace, (at, file) -> {
            if (at == step && at.compareTo(WriteStep.CHECK) <= 0) {
                Files.writeString(file, "the user's");
            }
        });
        if (step == WriteStep.MAKE_FOLDERS || step.compareTo(WriteStep.CHECK) > 0) {
            disturbed.write(found("a"), seen, bytes("new"), -1);
            return;
        }
        assertThatThrownBy(() -> disturbed.write(found("a"), seen, bytes("new"), -1)).isInstanceOf(ExpectedStateException.class);
        assertThat(everything()).isEqualTo("a=the user's\n");
    }

    @Test
    void aFileMadeAtTheLastMomentIsNotReplaced() throws IOException {
        AtomicWriter disturbed = new AtomicWriter(workspace, (at, file) -> {
            if (at == WriteStep.REPLACE) {
                Files.writeString(file, "the user's");
            }
        });

        assertThatThrownBy(() -> disturbed.write(found("a"), FileState.ABSENT, bytes("new"), -1)).isInstanceOf(ExpectedStateException.class);
        assertThat(everything()).isEqualTo("a=the user's\n");
    }

    @ParameterizedTest
    @EnumSource(value = WriteStep.class, names = {"MAKE_FOLDERS", "CREATE_TEMPORARY", "CHECK", "REPLACE"})
    void aFolderSwappedForALinkLeadsNowhere(WriteStep step) throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/a"), "old");
        Files.writeString(outside.resolve("a"), "old");
        Place.Found place = step == WriteStep.MAKE_FOLDERS ? found("src/new/b") : found("src/a");
        FileState seen = step == WriteStep.MAKE_FOLDERS ? FileState.ABSENT : state("src/a");
        AtomicWriter disturbed = new AtomicWriter(workspace, (at, _) -> {
            if (at == step) {
                Files.move(root.resolve("src"), root.resolve("moved"));
                Files.createSymbolicLink(root.resolve("src"), outside);
            }
        });

        try {
            disturbed.write(place, seen, bytes("new"), -1);
        } catch (IOException _) {
            // To write into the moved folder would be right, too: it is the one that was opened.
        }
        assertThat(outside.resolve("a")).hasContent("old");
        assertThat(outside).isDirectoryNotContaining(p -> !p.getFileName().toString().equals("a"));
    }

    @Test
    void linksAreNotWrittenThrough() throws IOException {
        Files.writeString(outside.resolve("a"), "old");
        Files.createSymbolicLink(root.resolve("link"), outside.resolve("a"));
        Place.Found followed = (Place.Found) workspace.locate("link");
        Place.Found itself = (Place.Found) workspace.exact("link");

        assertThatThrownBy(() -> writer.write(followed, state("link"), bytes("new"), -1)).hasMessageContaining("symbolic link");
        FileState link = reader.state(itself);
        assertThat(link).isEqualTo(new FileState.Link(outside.resolve("a").toString()));
        writer.write(itself, link, bytes("new"), -1);

        assertThat(outside.resolve("a")).hasContent("old");
        assertThat(Files.isSymbolicLink(root.resolve("link"))).isFalse();
    }

    @Test
    void linksAreMadeAndDeleted() throws IOException {
        Written made = writer.link((Place.Found) workspace.exact("l"), FileState.ABSENT, "some/where");
        assertThat(Files.readSymbolicLink(root.resolve("l"))).isEqualTo(Path.of("some/where"));

        writer.delete((Place.Found) workspace.exact("l"), made.state());
        assertThat(everything()).isEmpty();
    }

    @Test
    void otherHardLinksKeepTheirContent() throws IOException {
        Files.writeString(outside.resolve("cache"), "shared");
        Files.createLink(root.resolve("a"), outside.resolve("cache"));

        Written written = writer.write(found("a"), state("a"), bytes("mine"), -1);

        assertThat(outside.resolve("cache")).hasContent("shared");
        assertThat(written.notices()).singleElement().asString().contains("hard link");
    }

    @Test
    void readOnlyFilesAreRefusedUnlessAModeIsWished() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThatThrownBy(() -> writer.write(found("a"), state("a"), bytes("new"), -1)).hasMessageContaining("read-only");
        assertThat(file).hasContent("old");
        writer.write(found("a"), state("a"), bytes("new"), 0644);
        assertThat(file).hasContent("new");
    }

    @Test
    void gitsFolderAndTheRootAreRefused() throws IOException {
        Files.createDirectories(root.resolve(".git/hooks"));

        assertThatThrownBy(() -> writer.write(found(".git/hooks/pre-commit"), FileState.ABSENT, bytes("x"), -1)).hasMessageContaining("git");
        assertThatThrownBy(() -> writer.write(found("."), FileState.ABSENT, bytes("x"), -1)).hasMessageContaining("folder");
        assertThat(root.resolve(".git/hooks")).isEmptyDirectory();
    }

    @Test
    void readsOnlyWhatStandsStill() throws IOException {
        Files.writeString(root.resolve("a"), "content");
        FileContent content = reader.read(found("a"));

        assertThat(new String(content.bytes(), StandardCharsets.UTF_8)).isEqualTo("content");
        assertThat(reader.read(found("none")).state()).isEqualTo(FileState.ABSENT);
        Files.createDirectory(root.resolve("folder"));
        assertThat(reader.state(found("folder"))).isInstanceOf(FileState.Unkept.class);
    }

    private Place.Found found(String path) {
        return (Place.Found) workspace.locate(path);
    }

    private FileState state(String path) throws IOException {
        return reader.state(found(path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// All files with their content.
    private String everything() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var walk = Files.walk(root)) {
            walk.filter(p -> !p.equals(root)).sorted().forEach(files::add);
        }
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(root.relativize(file)).append('=');
            text.append(Files.isDirectory(file) ? "/" : Files.readString(file)).append('\n');
        }
        return text.toString();
    }
}
