package dev.branchline.workspace;

import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What happened behind our back is told exactly.
class ScanTest {
    @TempDir
    Path temporary;

    private Path root;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("work"));
        workspace = Workspace.open(root);
    }

    @Test
    void tellsEachKindOfChange() throws Exception {
        for (String name : List.of("edited", "deleted", "renamed", "mode", "same", "folder/moved")) {
            file(name, "content of " + name);
        }
        Files.createSymbolicLink(root.resolve("link"), Path.of("same"));
        Snapshot before = look(Snapshot.empty());

        file("edited", "other");
        Files.delete(root.resolve("deleted"));
        Files.move(root.resolve("renamed"), root.resolve("new name"));
        Files.setPosixFilePermissions(root.resolve("mode"), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectory(root.resolve("other"));
        Files.move(root.resolve("folder/moved"), root.resolve("other/moved"));
        file("created\nodd", "x");
        Files.delete(root.resolve("link"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("edited"));

        Differences differences = Differences.between(before, look(before));

        assertThat(differences.edits().stream().map(ScanTest::told)).containsExactly(
                "+created\nodd", "-deleted", "~edited", "~link", "~mode", "renamed>new name", "folder/moved>other/moved");
        assertThat(differences.notices()).isEmpty();
    }

    @Test
    void anEditThatPutsSizeAndTimeBackIsSeen() throws Exception {
        Path file = file("a", "one");
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, time);
        Snapshot before = look(Snapshot.empty());

        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);

        assertThat(Differences.between(before, look(before)).edits()).hasSize(1);
    }

    @Test
    void whatRulesHideOnlyAfterwardsIsStillSeen() throws Exception {
        file("a", "one");
        file("b", "one b");
        Snapshot before = look(Snapshot.empty());

        file(".gitignore", "*\n");
        file("a", "two");

        assertThat(Differences.between(before, look(before)).edits().stream().map(ScanTest::told)).contains("~a").doesNotContain("-b");
    }

    @Test
    void whatRulesHidBeforeIsNotTakenForNew() throws Exception {
        file(".gitignore", "out/\n*.log\n");
        file("out/deep/precious", "the user's");
        file("x.log", "the user's");
        Snapshot before = look(Snapshot.empty());

        file(".gitignore", "");
        Differences differences = Differences.between(before, look(before));

        assertThat(differences.edits().stream().map(ScanTest::told)).containsExactly("~.gitignore");
        assertThat(differences.notices()).singleElement().asString().contains("2 files");
    }

    @Test
    void tooManyFilesAreSaidAndNotMistaken() throws Exception {
        for (int i = 0; i < 10; i++) {
            file("f" + i, "content " + i);
        }
        Scan small = new Scan(workspace, 5);
        Snapshot before = learn(small.take(Snapshot.empty()));
        assertThat(before.entries()).hasSize(5);
        assertThat(before.notices()).singleElement().asString().contains("more than 5 files");

        Files.delete(root.resolve("f0"));
        file("f00", "new");
        file("f9", "edited beyond");
        Differences differences = Differences.between(before, learn(small.take(before)));

        assertThat(differences.edits().stream().map(ScanTest::told)).containsExactly("-f0", "+f00");
    }

    @Test
    void aTooLargeFileIsToldAndNotKept() throws Exception {
        Path file = root.resolve("big");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), FileReader.MAX_KEPT);
        }
        Snapshot before = look(Snapshot.empty());
        assertThat(before.unknown()).isEmpty();
        assertThat(before.notices()).singleElement().asString().contains("64 MiB");

        Files.setLastModifiedTime(file, FileTime.fromMillis(5));
        assertThat(Differences.between(before, look(before)).edits()).singleElement()
                .satisfies(e -> assertThat(e.after()).isInstanceOf(FileState.Unkept.class));
    }

    @Test
    void contentIsNotReadAgainWhenNothingWasTouched() throws Exception {
        Path file = file("old", "x");
        Snapshot first = look(Snapshot.empty());
        Snapshot.Entry entry = Objects.requireNonNull(first.entries().get("old"));
        Stat stat = entry.stat();
        Snapshot muchLater = new Snapshot(stat.changed() + 10_000_000_000L, new HashMap<>(first.entries()), new TreeSet<>(), null, List.of());

        assertThat(new Scan(workspace).take(muchLater).unknown()).isEmpty();
        assertThat(new Scan(workspace).take(first).unknown()).as("too fresh to be sure").containsExactly("old");
        Files.setLastModifiedTime(file, FileTime.fromMillis(7));
        assertThat(new Scan(workspace).take(muchLater).unknown()).containsExactly("old");
    }

    @Test
    void aSnapshotSurvivesOnDisk() throws Exception {
        file("a/b", "x");
        file("ünï\ncode", "y");
        file(".gitignore", "out\n");
        file("out/x", "");
        Files.createSymbolicLink(root.resolve("l"), Path.of("a"));
        Snapshot snapshot = look(Snapshot.empty());

        Snapshot read = SnapshotFile.read(SnapshotFile.write(snapshot));

        assertThat(read.entries()).isEqualTo(snapshot.entries());
        assertThat(read.ignored()).isEqualTo(snapshot.ignored());
        assertThat(read.takenAt()).isEqualTo(snapshot.takenAt());
        byte[] damaged = SnapshotFile.write(snapshot);
        damaged[damaged.length / 2] ^= 1;
        assertThat(SnapshotFile.read(damaged).entries()).isEmpty();
        assertThat(SnapshotFile.read(new byte[0]).entries()).isEmpty();
        assertThat(SnapshotFile.read(Arrays.copyOf(damaged, 20)).entries()).isEmpty();
    }

    /// Random trees and random edits: applying what was told to what was there gives what is there.
    @Property(tries = 60)
    void differencesAreExact(@ForAll long seed) throws Exception {
        Path folder = Files.createTempDirectory("scan").toRealPath();
        try {
            root = folder;
            workspace = Workspace.open(folder);
            Random random = new Random(seed);
            for (int i = 0; i < 12; i++) {
                edit(random);
            }
            Snapshot before = look(Snapshot.empty());
            Map<String, FileState> was = states(before);
            for (int i = 0; i < 8; i++) {
                edit(random);
            }
            Snapshot after = look(before);
            Differences differences = Differences.between(before, after);

            Map<String, FileState> computed = new TreeMap<>(was);
            for (FileEdit edit : differences.edits()) {
                String from = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
                assertThat(was.getOrDefault(from, FileState.ABSENT)).isEqualTo(edit.before());
                assertThat(edit.renamedFrom() != null || !edit.before().equals(edit.after())).isTrue();
                computed.remove(from);
            }
            differences.edits().forEach(edit -> {
                if (!(edit.after() instanceof FileState.Absent)) {
                    computed.put(edit.path(), edit.after());
                }
            });
            assertThat(computed).isEqualTo(disk());
        } finally {
            remove(folder);
        }
    }

    private void edit(Random random) throws IOException {
        Path file = root.resolve(List.of("a", "b", "d/a", "d/b", "d/e/x", "ü\n").get(random.nextInt(6)));
        Files.createDirectories(file.getParent());
        switch (random.nextInt(7)) {
            case 0 -> Files.deleteIfExists(file);
            case 1 -> {
                Path to = root.resolve("r" + random.nextInt(3));
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            case 2 -> {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(random.nextBoolean() ? "rw-------" : "rwxr-xr-x"));
                }
            }
            case 3 -> {
                Files.deleteIfExists(file);
                Files.createSymbolicLink(file, Path.of("to" + random.nextInt(2)));
            }
            case 4 -> {
                if (!Files.isSymbolicLink(file)) {
                    Files.write(file, new byte[0]);
                }
            }
            default -> {
                if (!Files.isSymbolicLink(file)) {
                    Files.writeString(file, "v" + random.nextInt(5));
                }
            }
        }
    }

    private Map<String, FileState> disk() throws IOException {
        FileReader reader = new FileReader(workspace);
        Map<String, FileState> states = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        try (var walk = Files.walk(root)) {
            walk.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)).forEach(files::add);
        }
        for (Path file : files) {
            String path = root.relativize(file).toString();
            states.put(path, reader.state((Place.Found) workspace.exact(path)));
        }
        return states;
    }

    private static Map<String, FileState> states(Snapshot snapshot) {
        return snapshot.entries().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Objects.requireNonNull(e.getValue().state())));
    }

    private static String told(FileEdit edit) {
        if (edit.renamedFrom() != null) {
            return edit.renamedFrom() + ">" + edit.path();
        }
        return (edit.before() instanceof FileState.Absent ? "+" : edit.after() instanceof FileState.Absent ? "-" : "~") + edit.path();
    }

    private Snapshot look(Snapshot previous) throws Exception {
        return learn(new Scan(workspace).take(previous));
    }

    private Snapshot learn(Snapshot snapshot) throws IOException {
        FileReader reader = new FileReader(workspace);
        for (String path : snapshot.unknown()) {
            snapshot.learn(path, reader.read((Place.Found) workspace.exact(path)));
        }
        return snapshot;
    }

    private Path file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void remove(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
