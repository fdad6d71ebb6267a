package dev.branchline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoldersTest {
    private static final Path HERE = Path.of("/srv");

    @TempDir
    Path temp;

    @Test
    void defaultsFollowTheSpecification() throws IOException {
        assertThat(Folders.of(Map.of("HOME", "/home/ada"), HERE)).isEqualTo(new Folders(
                Path.of("/home/ada/.config/branchline"), Path.of("/home/ada/.local/share/branchline"),
                Path.of("/home/ada/.cache/branchline"), Path.of("/home/ada/.local/state/branchline")));
    }

    @Test
    void absoluteVariablesCountAndRelativeOnesDoNot() throws IOException {
        Folders folders = Folders.of(
                Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "/etc/mine", "XDG_DATA_HOME", "data", "XDG_CACHE_HOME", ""), HERE);

        assertThat(folders.settingsFile()).isEqualTo(Path.of("/etc/mine/branchline/settings.json"));
        assertThat(folders.data()).isEqualTo(Path.of("/home/ada/.local/share/branchline"));
        assertThat(folders.cache()).isEqualTo(Path.of("/home/ada/.cache/branchline"));
    }

    @Test
    void oneFolderForAll() throws IOException {
        Folders folders = Folders.of(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "/etc", "BRANCHLINE_HOME", "demo/../b"), HERE);

        assertThat(folders).isEqualTo(Folders.under(Path.of("/srv/b")));
        assertThat(folders.logFile()).isEqualTo(Path.of("/srv/b/state/log/branchline.log"));
    }

    @Test
    void homeMayNotBeRelative() {
        assertThatThrownBy(() -> Folders.of(Map.of("HOME", "?"), HERE)).hasMessageContaining("Set HOME, or BRANCHLINE_HOME");
        assertThatThrownBy(() -> Folders.of(Map.of("BRANCHLINE_HOME", "a\0b"), HERE)).hasMessageContaining("BRANCHLINE_HOME is not");
    }

    @Test
    void createdForTheUserAlone() throws IOException {
        Path folder = Folders.create(temp.resolve("a/b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("a")))).isEqualTo("rwx------");
        assertThat(Folders.create(folder)).isEqualTo(folder);
    }

    @Test
    void saysWhatIsInTheWay() throws IOException {
        Path inTheWay = Files.createFile(temp.resolve("branchline"));

        assertThatThrownBy(() -> Folders.create(inTheWay)).hasMessageContaining(inTheWay + " is not a folder");
        assertThatThrownBy(() -> Folders.create(inTheWay.resolve("themes")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Set BRANCHLINE_HOME");
    }
}
