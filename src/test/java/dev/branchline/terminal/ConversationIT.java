package dev.branchline.terminal;

import dev.branchline.demo.DemoTokens;
import java.io.IOException;
import org.junit.jupiter.api.Test;

import static dev.branchline.terminal.Terminals.DOWN;
import static dev.branchline.terminal.Terminals.F2;
import static dev.branchline.terminal.Terminals.F3;
import static dev.branchline.terminal.Terminals.UP;
import static org.assertj.core.api.Assertions.assertThat;

/// The way through the program as its user goes it, in demo mode.
class ConversationIT {
    @Test
    void asksStopsSwitchesBranchesWalksAndQuits() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("--demo").size(140, 45).start()) {
            t.awaitText("F1 help");
            assertThat(t.screen()).contains("DEMO");

            t.type("tokens 4000 at 60").enter().awaitText(DemoTokens.word(30)).awaitText("streaming");
            t.escape().awaitText("stopped by you");
            int stoppedAt = Terminals.lastWord(t.screen());
            assertThat(stoppedAt).isBetween(30, 3999);

            t.type(F2).awaitText("Claude Sonnet 5").type("flash").awaitText("Gemini 3 Flash").enter();
            t.await(() -> t.terminal().line(0).contains("google/gemini-3-flash"), "the title names the new model");
            t.type("tokens 40 at 200").enter().awaitText(DemoTokens.word(40)).awaitText("ready");
            t.await(() -> t.screen().contains("gemini-3-flash · served by"), "who served it is told");

            // An edited prompt and a retry make siblings.
            t.alt('e').await(() -> composerShows(t, "tokens 40 at 200"), "the prompt is in the editor");
            t.ctrl('u').type("tokens 50 at 200").enter().awaitText(DemoTokens.word(50)).awaitText("ready").awaitText("‹ 2/2 ›");
            t.ctrl('r').await(() -> count(t.screen(), "‹ 2/2 ›") == 2, "the answer has a sibling").awaitText("ready").awaitText(DemoTokens.word(50));

            // Along the fork of prompts and back.
            t.type("\033,").await(() -> t.screen().contains("‹ 1/2 ›"), "stands on the first");
            t.type("\033.").await(() -> !t.screen().contains("‹ 1/2 ›"), "stands on the second");
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
            Terminals.assertRestored(t);
            assertThat(t.terminal().unknown()).isEmpty();
            assertThat(t.terminal().rawControls()).isZero();
        }
    }

    @Test
    void walksTheTreeByKeys() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("--demo").size(140, 45).start()) {
            t.awaitText("F1 help").awaitText("now make it faster");
            t.type(F3).type(UP).enter().await(() -> composerShows(t, "now make it faster"), "the prompt above is in the editor");
            t.awaitNoText("Before changing anything").type("\033u").awaitText("Before changing anything");
            t.type(F3).type("g").type(DOWN).type(UP).enter();
            t.await(() -> composerShows(t, "Why does parse() fail on CRLF?"), "the first prompt is in the editor");
            t.type(F3).type("G").enter().awaitText("deepseek-v4 · served by");
            t.type(F3).type("u").awaitNoText("deepseek-v4 · served by");
            t.ctrl('c').ctrl('c').ctrl('c');
            assertThat(t.awaitExit()).isZero();
        }
    }

    private static boolean composerShows(TerminalHarness t, String text) {
        return t.screen().contains("› " + text);
    }

    private static int count(String where, String what) {
        return where.split(java.util.regex.Pattern.quote(what), -1).length - 1;
    }
}
