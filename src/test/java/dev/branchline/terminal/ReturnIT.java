package dev.branchline.terminal;

import dev.branchline.demo.DemoTokens;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whoever comes back finds all as it was.
class ReturnIT extends Lodged {
    @Test
    void findsConversationHeadModelAndCosts() throws IOException {
        String cost;
        try (TerminalHarness t = home.branchline("-m", "google/gemini-3-flash").start()) {
            t.awaitText("F1 help").type("tokens 21 at 200").enter().awaitText(DemoTokens.word(21)).awaitText("ready");
            t.ctrl('r').await(() -> t.screen().contains("‹ 2/2 ›"), "a second answer begins").awaitText("ready").awaitText("3 messages");
            cost = sessionCost(t);
            // Standing on the first answer, not the newest.
            t.type("\033,").awaitText("‹ 1/2 ›");
            quit(t);
        }
        try (TerminalHarness t = home.branchline("-c").start()) {
            t.awaitText(DemoTokens.word(21)).awaitText("‹ 1/2 ›");
            assertThat(t.terminal().line(0)).contains("google/gemini-3-flash");
            assertThat(t.screen()).contains("tokens 21 at 200");
            assertThat(sessionCost(t)).isEqualTo(cost);
            quit(t);
        }
    }

    @Test
    void opensANamedSessionAndListsAll() throws IOException, InterruptedException {
        try (TerminalHarness t = home.branchline("-s", "shopping").start()) {
            t.awaitText("F1 help").type("tokens 11 at 200").enter().awaitText(DemoTokens.word(11)).awaitText("ready");
            quit(t);
        }
        try (TerminalHarness t = home.branchline().start()) {
            t.awaitText("F1 help");
            assertThat(t.screen()).doesNotContain(DemoTokens.word(11));
            quit(t);
        }
        try (TerminalHarness t = home.branchline("--session=shopping").start()) {
            t.awaitText(DemoTokens.word(11));
            quit(t);
        }
        Lodging.Outcome list = home.pipe("", "--sessions");
        assertThat(list.code()).isZero();
        assertThat(list.out()).containsPattern("shopping +tokens 11 at 200 +.*workspace");
    }

    @Test
    void findsTheDraftAfterAKill() throws IOException {
        try (TerminalHarness t = home.branchline().start()) {
            t.awaitText("F1 help").type("half a thought").awaitText("half a thought");
            Lodging.await(() -> home.fileWith("half a thought") != null, "the draft is on the disk");
            t.signal(t.jvm(), "KILL");
            assertThat(t.awaitExit()).isEqualTo(137);
        }
        try (TerminalHarness t = home.branchline("-c").start()) {
            t.awaitText("half a thought");
            quit(t);
        }
    }

    @Test
    void losesAtMostTheLastSecondWhenKilledWhileStreaming() throws IOException {
        int perSecond = 50;
        int seen;
        try (TerminalHarness t = home.branchline().start()) {
            t.awaitText("F1 help").type("tokens 3000 at " + perSecond).enter().awaitText(DemoTokens.word(120));
            t.signal(t.jvm(), "KILL");
            assertThat(t.awaitExit()).isEqualTo(137);
            seen = lastWordSent(t);
            Terminals.assertRestored(t);
        }
        try (TerminalHarness t = home.branchline("-c").start()) {
            t.awaitText("tokens 3000 at").awaitText("cut off");
            assertThat(Terminals.lastWord(t.screen())).isBetween(seen - perSecond, 3000);
            assertThat(t.screen()).contains(DemoTokens.word(70), "?");
            // And it goes on from there.
            t.type("tokens 9 at 200").enter().awaitText("· 9 out ·");
            quit(t);
        }
    }

    @Test
    void aSecondInstanceReadsAndFollows() throws IOException {
        try (TerminalHarness writer = home.branchline("-s", "shared").start()) {
            writer.awaitText("F1 help").type("tokens 11 at 200").enter().awaitText(DemoTokens.word(11)).awaitText("ready");
            try (TerminalHarness reader = home.branchline("-s", "shared").start()) {
                reader.awaitText("read-only").awaitText(DemoTokens.word(11));
                writer.type("tokens 25 at 200").enter().awaitText(DemoTokens.word(25)).awaitText("ready");
                reader.awaitText(DemoTokens.word(25));
                reader.type("tokens 31 at 200").enter().awaitText("read");
                quit(reader);
            }
            assertThat(writer.screen()).doesNotContain(DemoTokens.word(31));
            quit(writer);
        }
    }

    private static void quit(TerminalHarness t) {
        t.ctrl('q');
        assertThat(t.awaitExit()).isZero();
    }

    /// The highest counted word that was sent to the terminal, seen there or not.
    private static int lastWordSent(TerminalHarness t) {
        return Terminals.lastWord(new String(t.bytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String sessionCost(TerminalHarness t) {
        Pattern shown = Pattern.compile("session (\\S+)");
        t.await(() -> shown.matcher(t.screen()).find(), "the session's cost is shown");
        return shown.matcher(t.screen()).results().map(cost -> cost.group(1)).findFirst().orElseThrow();
    }
}
