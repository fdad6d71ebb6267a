package dev.branchline.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Text from outside reaches the terminal as text only.
class HostileIT {
    /// Sequences of every kind, C1 controls, a bell, bidi and zero-width characters, and half a surrogate's neighbour.
    private static final String ATTACK = "A\033[2J\033]52;c;ZXZpbA==\007\033]0;owned\007\033P+q\033\\\u009b31m\u009d2;x\u009c\u0007\b\b\u202eevil\u2066\u200b\u007fZ";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void answersCannotReachTheTerminal() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("--demo").size(120, 45).start()) {
            t.awaitText("F1 help").type("demo fast hostile").enter().awaitText("well.").awaitText("ready");
            t.type("\033[5~").type("\033[5~").type("\033[6~").awaitText("␛");
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
            assertInnocent(t);
        }
    }

    @Test
    void namesGivenByTheUserCannotEither() throws IOException {
        try (Lodging home = new Lodging(folder); TerminalHarness t = home.branchline("-m", "evil/" + ATTACK).start()) {
            t.awaitText("F1 help");
            t.paste("a question " + ATTACK).awaitText("a question").enter().awaitText("is not a valid model ID");
            t.paste("/title t" + ATTACK).enter().awaitNoText("/title");
            t.paste("/label l" + ATTACK).enter().awaitNoText("/label");
            t.type(Terminals.F2).paste(ATTACK).awaitText("Esc").escape().awaitNoText("Esc cl");
            t.type(Terminals.F7).awaitText("Esc").escape().awaitNoText("Esc cl");
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
            assertInnocent(t);
        }
    }

    @Test
    void aHostileNameIsRefused() throws IOException {
        try (Lodging home = new Lodging(folder); TerminalHarness t = home.branchline("-s", "n" + ATTACK).start()) {
            assertThat(t.awaitExit()).isEqualTo(1);
            assertThat(t.screen()).contains("printable characters only");
            assertInnocent(t);
        }
    }

    @Test
    void aHostileSessionFileCannotEither() throws IOException, InterruptedException {
        try (Lodging home = new Lodging(folder)) {
            try (TerminalHarness t = home.branchline("-s", "bad").start()) {
                t.awaitText("F1 help").paste("tokens 5 at 200").enter().awaitText("w000005").awaitText("ready");
                t.paste("/title " + ATTACK).enter().awaitNoText("/title").ctrl('q');
                assertThat(t.awaitExit()).isZero();
            }
            try (TerminalHarness t = home.branchline("-c").start()) {
                t.awaitText("w000005").ctrl('q');
                assertThat(t.awaitExit()).isZero();
                assertInnocent(t);
            }
            Lodging.Outcome list = home.pipe("", "--sessions");
            assertThat(ByteGrammar.violations(list.out().getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }

    private static void assertInnocent(TerminalHarness t) {
        assertThat(ByteGrammar.violations(t.bytes())).isEmpty();
        assertThat(t.terminal().unknown()).isEmpty();
        assertThat(t.terminal().rawControls()).isZero();
        assertThat(t.terminal().clipboard()).isEmpty();
        assertThat(t.terminal().title()).doesNotStartWith("owned");
    }
}
