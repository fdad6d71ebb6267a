package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Ways out of the workspace, and what they are taken for.
class PlaceTest {
    @TempDir
    Path temporary;

    private Path root;
    private Path outside;
    private Workspace workspace;

    @BeforeEach
    void fill() throws IOException {
        Path base = temporary.toRealPath();
        root = Files.createDirectories(base.resolve("work"));
        outside = Files.createDirectories(base.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "s");
        Files.createDirectories(root.resolve("src/deep"));
        Files.writeString(root.resolve("src/A.java"), "a");
        Files.createDirectories(root.resolve(".git/hooks"));
        Files.createSymbolicLink(root.resolve("link.java"), Path.of("src/A.java"));
        Files.createSymbolicLink(root.resolve("folder"), Path.of("src"));
        Files.createSymbolicLink(root.resolve("escape"), outside);
        Files.createSymbolicLink(root.resolve("escape.relative"), Path.of("../outside"));
        Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("../outside/new"));
        Files.createSymbolicLink(root.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(root.resolve("two"), Path.of("link.java"));
        Files.createSymbolicLink(root.resolve("device"), Path.of("/dev/null"));
        Files.createSymbolicLink(root.resolve("self"), Path.of("/proc/self/cwd"));
        workspace = Workspace.open(root);
    }

    @ParameterizedTest
    @CsvSource({
        "src/A.java, src/A.java", "./src//A.java, src/A.java", "src/../src/./A.java, src/A.java", ".,''", "src/deep/.., src", "src/, src",
        "new/file, new/file", "new/../src/A.java, src/A.java", "link.java, src/A.java", "two, src/A.java", "folder/A.java, src/A.java",
        "folder/new, src/new", "up/work/src/A.java, src/A.java", "escape/../work/src, src", ".git/hooks, .git/hooks"
    })
    void staysInside(String written, String path) {
        assertThat(workspace.locate(written)).isInstanceOfSatisfying(Place.Inside.class, p -> {
            assertThat(p.path()).isEqualTo(path);
            assertThat(p.absolute()).isEqualTo(path.isEmpty() ? root : root.resolve(path));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "../outside/secret", "src/../../outside/secret", "escape/secret", "escape.relative/secret", "up/outside/secret",
        "folder/../../outside/secret", "up/../../../../etc/passwd", "/etc/passwd", "/", "..", "dangling", "missing/../../outside/secret",
        "~", "~/x", "src/deep/../../../outside"
    })
    void leadsOutside(String written) throws IOException {
        assertThat(workspace.locate(written)).isInstanceOfSatisfying(Place.Outside.class, p -> {
            assertThat(p.absolute()).isAbsolute().isEqualTo(p.absolute().normalize());
            assertThat(p.path()).isEqualTo(p.absolute().toString());
            assertThat(p.absolute().startsWith(root)).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "a\0b", "/proc/self/environ", "/proc/self/cwd/src/A.java", "/sys/kernel", "/dev/null", "/dev/stdin", "device", "self",
        "self/src/A.java", "../../../../../../../../proc/1/environ", "circle", "src/A.java/x", "src/A.java/.."
    })
    void isRefused(String written) {
        assertThat(workspace.locate(written)).isInstanceOfSatisfying(Place.Refused.class,
                p -> assertThat(p.reason()).isNotBlank().endsWith("."));
    }

    @Test
    void overlongNamesAreRefused() {
        assertThat(workspace.locate("x".repeat(256))).isInstanceOf(Place.Refused.class);
        assertThat(workspace.locate("é".repeat(128))).isInstanceOf(Place.Refused.class);
        assertThat(workspace.locate("x/".repeat(3000))).isInstanceOf(Place.Refused.class);
        assertThat(workspace.locate("x".repeat(255))).isInstanceOf(Place.Inside.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new\nline", "esc\u001b[2Jape", " ", "a b", "~user", "#x", "-rf", "ünïcode", "日本/語"})
    void oddNamesAreNames(String name) {
        assertThat(workspace.locate(name)).isInstanceOfSatisfying(Place.Inside.class, p -> assertThat(p.path()).isEqualTo(name));
    }

    @Test
    void specialFilesAreRefused() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor()).isZero();

        assertThat(workspace.locate("pipe")).isInstanceOf(Place.Refused.class);
        assertThat(workspace.exact("pipe")).isInstanceOf(Place.Refused.class);
    }

    @Test
    void saysWhichLinkWasFollowed() {
        assertThat(found("link.java").link()).isEqualTo("link.java");
        assertThat(found("two").link()).isEqualTo("two");
        assertThat(found("folder/A.java").link()).isNull();
        assertThat(found("src/A.java").link()).isNull();
        assertThat(found("dangling").link()).isEqualTo("dangling");
    }

    @Test
    void ledgerPathsFollowNoLink() {
        assertThat(workspace.exact("link.java")).isInstanceOfSatisfying(Place.Inside.class, p -> assertThat(p.path()).isEqualTo("link.java"));
        assertThat(workspace.exact("folder/A.java")).isInstanceOf(Place.Refused.class);
        assertThat(workspace.exact("src/../src/A.java")).isInstanceOf(Place.Refused.class);
        assertThat(workspace.exact(outside.resolve("secret").toString())).isInstanceOf(Place.Outside.class);
        assertThat(workspace.exact("~/x")).isInstanceOfSatisfying(Place.Inside.class, p -> assertThat(p.path()).isEqualTo("~/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".git/config", ".git/hooks/pre-commit", ".GIT/config", "sub/.git/config", ".g\u200cit/config", "git~1/config", ".git. /x"})
    void gitsFolderIsNotWritten(String path) {
        assertThat(workspace.writeRefusal(found(path))).isPresent();
        assertThat(workspace.readRefusal(found(path))).isEmpty();
    }

    @Test
    void filesThatOnlySoundLikeGitAreWritten() {
        for (String path : List.of(".gitignore", "git", ".github/x", "my.git/x", ".gitattributes")) {
            assertThat(workspace.writeRefusal(found(path))).as(path).isEmpty();
        }
    }

    @Test
    void ownFilesAreGuarded() throws IOException {
        Path config = Files.createDirectories(root.resolve(".config/branchline"));
        Workspace home = Workspace.open(root, List.of(config), List.of(root.resolve(".local/share/branchline")));

        Place.Found settings = (Place.Found) home.locate(".config/branchline/settings.json");
        Place.Found session = (Place.Found) home.locate(".local/share/branchline/sessions/x.jsonl");

        assertThat(home.readRefusal(settings)).isPresent();
        assertThat(home.writeRefusal(settings)).isPresent();
        assertThat(home.readRefusal(session)).isEmpty();
        assertThat(home.writeRefusal(session)).isPresent();
        assertThat(home.writeRefusal((Place.Found) home.locate(".config/other"))).isEmpty();
    }

    private Place.Found found(String path) {
        return (Place.Found) workspace.locate(path);
    }
}
