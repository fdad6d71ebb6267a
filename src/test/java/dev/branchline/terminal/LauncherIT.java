package dev.branchline.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The launcher and the terminal device, with a small program in place of the large one.
class LauncherIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static String launcher = "";

    @BeforeAll
    static void layOut() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home with a blank"));
        Files.createSymbolicLink(home.resolve("runtime"), Path.of(System.getProperty("java.home")));
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", Stream.of(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .toList()));
        new JarOutputStream(Files.newOutputStream(home.resolve("lib/branchline-probe.jar")), manifest).close();
        String script = Files.readString(Path.of(System.getProperty("project.basedir", "."), "src/main/launcher/branchline"));
        Path file = bin.resolve("branchline");
        Files.writeString(file, script
                .replace("@HASH@", "probe")
                .replace("@FLAGS@", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                .replace("dev.branchline.app.Main", ProbeMain.class.getName()));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, Path.of("home with a blank/bin/branchline"));
        launcher = link.toString();
    }

    /// Every shell that is here.
    static Stream<List<String>> shells() {
        return Stream.of("dash", "bash", "busybox")
                .flatMap(shell -> Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .map(folder -> Path.of(folder, shell))
                        .filter(Files::isExecutable)
                        .limit(1))
                .map(shell -> shell.endsWith("busybox") ? List.of(shell.toString(), "sh") : List.of(shell.toString()));
    }

    private static TerminalHarness.Builder probe(List<String> shell, String... arguments) {
        List<String> command = new ArrayList<>(shell);
        command.add(launcher);
        command.addAll(List.of(arguments));
        return TerminalHarness.program(command);
    }

    private static TerminalHarness.Builder probe() {
        return probe(List.of());
    }

    private static void assertRaw(TerminalHarness t) {
        assertThat(t.stty()).contains(" -icanon ", " -echo ", " -isig ", " -ixon ", " -iexten ", " -icrnl ", " opost ");
        assertThat(t.terminal().modes()).contains("?1049", "?2004", "?1004", "?1002", "?1006").doesNotContain("?7");
    }

    private static void assertRestored(TerminalHarness t) {
        t.await(() -> t.terminal().modes().equals(Set.of("?25", "?7")), "all modes are off");
        assertThat(t.stty()).contains(" icanon ", " echo ", " isig ", " iexten ", " icrnl ");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void setsTheTerminalAndSetsItBackAfterANormalEnd(List<String> shell) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "stty -g; \"$@\"; code=$?; stty -g; exit $code", "sh"));
        command.addAll(shell);
        command.add(launcher);
        try (TerminalHarness t = TerminalHarness.program(command).size(91, 17).start()) {
            t.awaitText("probe ready 91x17");
            assertRaw(t);
            t.type("q");
            assertThat(t.awaitExit()).isEqualTo(7);
            assertRestored(t);
            List<String> states = t.screen().lines().toList();
            assertThat(states).hasSize(2);
            assertThat(states.getFirst()).isEqualTo(states.getLast());
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void setsTheTerminalBackWhenTheJvmIsKilled(List<String> shell) throws IOException {
        try (TerminalHarness t = probe(shell).start()) {
            t.awaitText("probe ready");
            t.signal(t.jvm(), "KILL");
            assertThat(t.awaitExit()).isEqualTo(137);
            t.await(() -> !t.terminal().modes().contains("?1049"), "the alternate screen is off");
            assertRestored(t);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void passesSignalsOnAndTheirExitCodesBack(String signal) throws IOException {
        try (TerminalHarness t = probe().start()) {
            t.awaitText("probe ready");
            t.signal(t.launcher(), signal);
            assertThat(t.awaitExit()).isEqualTo(signal.equals("TERM") ? 143 : 129);
            assertRestored(t);
        }
    }

    @Test
    void showsAnExceptionOnTheRestoredScreen() throws IOException {
        try (TerminalHarness t = probe().start()) {
            t.awaitText("probe ready").type("x");
            assertThat(t.awaitExit()).isEqualTo(1);
            t.awaitText("thrown on request");
            assertRestored(t);
        }
    }

    @Test
    void followsTheSizeOfTheTerminal() throws IOException {
        try (TerminalHarness t = probe().start()) {
            t.awaitText("probe ready 80x24");
            t.resize(100, 30).awaitText("probe ready 100x30");
            t.resize(33, 9).awaitText("probe ready 33x9");
            t.type("q");
            t.awaitExit();
        }
    }

    @Test
    void lendsTheTerminalToAnEditor() throws IOException {
        try (TerminalHarness t = probe().start()) {
            t.awaitText("probe ready").type("e").awaitText("editor runs: icanon");
            assertThat(t.terminal().modes()).doesNotContain("?1049", "?2004");
            t.type("some text\n").awaitText("editor ended with 3");
            assertRaw(t);
            t.type("k").awaitText("Typed[text=k]");
            t.type("q");
            assertThat(t.awaitExit()).isEqualTo(7);
            assertThat(t.screen()).contains("got some text");
        }
    }

    @Test
    void stopsAndContinuesUnderAShellWithJobs() throws IOException {
        try (TerminalHarness t = TerminalHarness.program(List.of("/bin/bash", "--norc", "--noediting", "-i")).environment("PS1", "prompt> ").start()) {
            t.awaitText("prompt>").type("'" + launcher + "'\n").awaitText("probe ready 80x24");
            t.ctrl('z').awaitText("Stopped");
            assertRestored(t);
            t.resize(70, 20).type("fg\n").awaitText("probe ready 70x20").awaitText("Resumed[]");
            assertRaw(t);
            t.type("q").await(() -> !t.terminal().modes().contains("?1049"), "the alternate screen is off");
            t.type("echo code $?\n").awaitText("code 7");
            t.type("exit\n");
            t.awaitExit();
        }
    }

    @Test
    void startsWithoutTheLauncherToo() throws IOException {
        try (TerminalHarness t = probe(List.of(), "unknown-command").size(60, 20).start()) {
            t.awaitText("probe ready 60x20");
            assertRaw(t);
            t.type("q");
            assertThat(t.awaitExit()).isEqualTo(7);
            assertRestored(t);
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void resetRepairsATerminal(List<String> shell) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c",
                "stty raw -echo; printf '\\033[?1049h\\033[?25l\\033[?1002h\\033[?2004h'; exec \"$@\"", "sh"));
        command.addAll(shell);
        command.addAll(List.of(launcher, "reset"));
        try (TerminalHarness t = TerminalHarness.program(command).start()) {
            assertThat(t.awaitExit()).isZero();
            t.await(() -> t.terminal().modes().contains("?25") && !t.terminal().modes().contains("?1049"), "the modes are off");
            assertRestored(t);
        }
    }
}
