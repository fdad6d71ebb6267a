package dev.branchline.terminal;

import dev.branchline.demo.DemoTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Arguments: what the launcher makes of them, and what is said to wrong ones.
class CommandLineIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Lodging home;

    @BeforeEach
    void moveIn() throws IOException {
        home = new Lodging(folder);
        Files.createDirectories(home.workspace.resolve("sub folder"));
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    @Test
    void aFolderThatIsCalledAsACommandDoesNotTakeItsPlace() throws IOException, InterruptedException {
        Files.createDirectories(home.workspace.resolve("run"));
        assertThat(home.pipe("tokens 2 at 500", "run").out()).isEqualTo("w000001 w000002\n");
        try (TerminalHarness t = home.branchline("run").start()) {
            assertThat(t.awaitExit()).isEqualTo(2);
            assertThat(t.screen()).contains("give a question");
        }
    }

    /// Each opens the screen, with the terminal set by the launcher.
    @ParameterizedTest
    @ValueSource(strings = {
        "sub folder", "-s;doctor", "-s;x;sub folder", "sub folder;-s;x", "-m;openai/gpt-5.6;-c", "--record;f;--demo", "-sx;-mopenai/gpt-5.6", "--session=x;.",
        "--log-level;debug"
    })
    void opensTheScreen(String arguments) throws IOException {
        try (TerminalHarness t = home.branchline(arguments.split(";")).start()) {
            t.awaitText("F1 help");
            assertThat(t.jvm().info().arguments().orElseThrow()).anyMatch(a -> a.startsWith("-Dbranchline.tty.saved="));
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
            Terminals.assertRestored(t);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense, 2, Unknown option", "-s, 2, Missing required parameter", "no-such-folder, 1, is not a folder", "--log-level;loud, 1, log level",
        "-c;-s;x, 2, give one of them", "--replay;no-such-file, 1, no-such-file", "run;--nonsense, 2, Unknown option", ".;., 2, Unmatched argument",
        "--demo;run;hi, 2, --demo does nothing before `run`", ".;run;hi, 2, A folder does nothing before `run`", "no-such-folder, 1, redo"
    })
    void tellsWhatIsWrong(String arguments, int code, String message) throws IOException {
        try (TerminalHarness t = home.branchline(arguments.split(";")).start()) {
            assertThat(t.awaitExit()).isEqualTo(code);
            assertThat(t.screen()).contains(message).doesNotContain("Exception", "\tat ");
            Terminals.assertRestored(t);
        }
    }

    @Test
    void aTerminalWithoutAScreenIsLeftAlone() throws IOException {
        try (TerminalHarness t = home.branchline("--demo").environment("TERM", "dumb").start()) {
            assertThat(t.awaitExit()).isEqualTo(1);
            assertThat(t.screen()).contains("TERM=dumb");
            Terminals.assertRestored(t);
        }
    }

    @Test
    void printsHelpVersionAndFindings() throws IOException, InterruptedException {
        Lodging.Outcome help = home.pipe("", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: branchline", "--demo", "--continue", "run", "doctor", "reset", "OPENROUTER_API_KEY");
        assertThat(home.pipe("", "-V").out()).matches("branchline \\d+\\.\\d+\\.\\d+\n");
        assertThat(home.pipe("", "--sessions").out()).contains("There are no sessions yet.");
        try (TerminalHarness t = home.branchline("doctor").start()) {
            assertThat(t.awaitExit()).isZero();
            assertThat(t.screen()).contains("TERM", "xterm-256color", "true colour", "120 × 40", "start cache", home.home.toString(), "key");
            assertThat(t.screen()).doesNotContain(home.server.key().reveal());
            Terminals.assertRestored(t);
        }
        assertThat(home.pipe("", "doctor").code()).isZero();
    }

    @Test
    void aReplayEndsOnTheSameScreenAndHoldsNoKey() throws IOException {
        Path file = folder.resolve("recording");
        String screen;
        try (TerminalHarness t = home.branchline("--record", file.toString()).start()) {
            t.awaitText("F1 help").type("tokens 33 at 200").enter().awaitText(DemoTokens.word(33)).awaitText("ready").awaitText("today $0.");
            t.type("a draft").awaitText("a draft");
            assertThat(t.isQuietFor(500)).isTrue();
            screen = conversation(t);
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
        assertThat(Lodging.read(file)).doesNotContain(home.server.key().reveal());
        try (TerminalHarness t = home.withoutKey("--replay", file.toString()).start()) {
            t.await(() -> conversation(t).equals(screen), "the screen is\n" + screen);
            t.type("q");
            assertThat(t.awaitExit()).isZero();
            Terminals.assertRestored(t);
        }
    }

    /// All but the status bar, whose clock-dependent parts are not replayed.
    private static String conversation(TerminalHarness t) {
        return IntStream.range(0, 38).mapToObj(t.terminal()::line).collect(Collectors.joining("\n"));
    }
}
