package dev.branchline.terminal;

import dev.branchline.demo.DemoTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// However the program ends or steps aside, the terminal is as it was.
class EndingsIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void aSignalEndsItInOrderWhileItStreams(String signal, int code) throws IOException {
        try (Lodging home = new Lodging(folder); TerminalHarness t = home.branchline().start()) {
            t.awaitText("F1 help").type("tokens 4000 at 100").enter().awaitText(DemoTokens.word(40));
            t.signal(t.jvm(), signal);
            assertThat(t.awaitExit()).isEqualTo(code);
            Terminals.assertRestored(t);
            // Nothing is lost by it.
            try (TerminalHarness again = home.branchline("-c").start()) {
                again.awaitText(DemoTokens.word(40)).ctrl('q');
                assertThat(again.awaitExit()).isZero();
            }
        }
    }

    @Test
    void theLauncherPassesASignalOn() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("--demo").start()) {
            t.awaitText("F1 help").signal(t.launcher(), "TERM");
            assertThat(t.awaitExit()).isEqualTo(143);
            Terminals.assertRestored(t);
        }
    }

    @Test
    void aKilledJvmLeavesTheTerminalToTheLauncher() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("--demo").start()) {
            t.awaitText("F1 help").type("tokens 900 at 60").enter().awaitText(DemoTokens.word(9));
            t.signal(t.jvm(), "KILL");
            assertThat(t.awaitExit()).isEqualTo(137);
            Terminals.assertRestored(t);
        }
    }

    @Test
    void aFolderThatIsNoneIsToldOnAPlainTerminal() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("/no/such/folder").start()) {
            assertThat(t.awaitExit()).isNotZero();
            assertThat(t.screen()).contains("/no/such/folder is not a folder");
            Terminals.assertRestored(t);
        }
    }

    @Test
    void aDataFolderThatCannotBeUsedIsToldOnAPlainTerminal() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "a file where a folder should be");
        try (Lodging home = new Lodging(folder); TerminalHarness t = home.branchline().environment("BRANCHLINE_HOME", inTheWay.toString()).start()) {
            assertThat(t.awaitExit()).isEqualTo(1);
            assertThat(t.screen()).contains("branchline: ").contains(inTheWay.getFileName().toString()).doesNotContain("Exception", "\tat ");
            Terminals.assertRestored(t);
        }
    }

    @Test
    void stopsForTheShellAndComesBack() throws IOException {
        List<String> shell = List.of("/bin/bash", "--norc", "--noediting", "-i");
        try (TerminalHarness t = TerminalHarness.program(shell).environment("PS1", "prompt> ").size(100, 30).start()) {
            String program = TerminalHarness.home().resolve("bin/branchline").toString();
            t.awaitText("prompt>").type("stty -g >'" + folder + "/before'; '" + program + "' --demo\n").awaitText("F1 help");
            t.type("half a question").awaitText("half a question");
            t.ctrl('z').awaitText("Stopped");
            Terminals.assertRestored(t, Lodging.read(folder.resolve("before")).strip());
            t.resize(90, 28).type("fg\n").awaitText("F1 help").awaitText("half a question");
            t.await(() -> t.terminal().modes().contains("?1049"), "the screen is ours again");
            t.type(" goes on").awaitText("half a question goes on");
            t.ctrl('q').await(() -> !t.terminal().modes().contains("?1049"), "the screen is given back");
            t.type("echo code $?; exit\n").awaitText("code 0");
            t.awaitExit();
        }
    }

    @Test
    void lendsTheTerminalToTheEditor() throws IOException {
        Path editor = folder.resolve("editor");
        Files.writeString(editor, "#!/bin/sh\nstty -a >'" + folder + "/stty'\nprintf 'and changed' >>\"$1\"\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        try (TerminalHarness t = TerminalHarness.branchline("--demo").environment("EDITOR", editor.toString()).start()) {
            t.awaitText("F1 help").type("written here ").awaitText("written here").ctrl('g');
            t.awaitText("written here and changed");
            assertThat(Lodging.read(folder.resolve("stty")).split("[\\s;]+")).contains("icanon", "echo", "isig", "icrnl");
            assertThat(t.stty()).contains(" -icanon ", " -echo ");
            assertThat(t.terminal().modes()).contains("?1049", "?2004");
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
            Terminals.assertRestored(t);
        }
    }

    @ParameterizedTest
    @CsvSource({"--demo, q, 0", "--demo, TERM, 143", "run --demo tokens 900 at 50, c, 130"})
    void theDemoLeavesNothingBehind(String arguments, String end, int code) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        try (TerminalHarness t = TerminalHarness.branchline(arguments.split(" "))
                .environment("BRANCHLINE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary).start()) {
            t.awaitText(arguments.startsWith("run") ? DemoTokens.word(2) : "F1 help");
            assertThat(temporary).isNotEmptyDirectory();
            if (end.length() == 1) {
                t.ctrl(end.charAt(0));
            } else {
                t.signal(t.jvm(), end);
            }
            assertThat(t.awaitExit()).isEqualTo(code);
            assertThat(temporary).isEmptyDirectory();
            assertThat(t.screen()).doesNotContain("Exception", "Shutdown");
        }
    }
}
