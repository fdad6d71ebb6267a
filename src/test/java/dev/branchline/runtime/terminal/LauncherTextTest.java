package dev.branchline.runtime.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What the launcher and the program must have in common.
class LauncherTextTest {
    private static String launcher() throws IOException {
        return Files.readString(Path.of(System.getProperty("project.basedir", "."), "src/main/launcher/branchline"));
    }

    @Test
    void switchesOffTheSameModes() throws IOException {
        String off = TerminalModes.OFF.replace("\\", "\\\\").replace("\033", "\\033");
        assertThat(launcher()).contains("modes_off='" + off + "'");
    }

    @Test
    void setsTheSameRawMode() throws IOException {
        assertThat(launcher()).contains("stty " + Stty.RAW + " </dev/tty");
    }

    @Test
    void namesTheSameProperties() throws IOException {
        assertThat(launcher()).contains(
                "-D" + DeviceTty.SAVED_PROPERTY + "=", "-D" + DeviceTty.SIZE_PROPERTY + "=", "-D" + DeviceTty.LAUNCHER_PROPERTY + "=");
    }

    @Test
    void everythingSwitchedOnIsSwitchedOffAgain() {
        VtModel terminal = new VtModel(10, 3);
        terminal.feed(TerminalModes.bytes(TerminalModes.ON));
        terminal.feed(TerminalModes.bytes(TerminalModes.OFF));
        assertThat(terminal.modes()).containsExactlyInAnyOrder("?25", "?7");
        assertThat(terminal.unknown()).isEmpty();
    }
}
