package dev.branchline.terminal;

import dev.branchline.demo.DemoTokens;
import java.io.IOException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Nobody waits for the first frame before typing: nothing of it is lost, wherever it falls in the start.
class TypedAheadIT {
    @Test
    void aPromptBeforeAnythingIsOnTheScreenIsAsked() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("--demo").size(100, 30).start()) {
            t.type("tokens 3 at 500").enter().awaitText(DemoTokens.word(3));
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
            Terminals.assertRestored(t);
        }
    }

    /// Key by key, without a pause, from the first moment until the program is there.
    @Test
    void keysAllAlongTheStartArriveInOrder() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("--demo").size(160, 30).start()) {
            StringBuilder typed = new StringBuilder();
            while (!t.screen().contains("F1 help")) {
                String word = "w" + (typed.length() + 10);
                t.type(word);
                typed.append(word);
                assertThat(typed.length()).as("the program came").isLessThan(100_000);
                t.isQuietFor(5);
            }
            t.await(() -> unwrapped(t).contains(typed), "all that was typed is in the editor");
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
    }

    private static String unwrapped(TerminalHarness t) {
        return t.screen().replaceAll("[\\s›│]", "");
    }
}
