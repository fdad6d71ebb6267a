package dev.branchline.terminal;

import dev.branchline.demo.DemoTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A terminal whose size changes faster than one can paint.
class ResizeIT {
    private static final long SEED = 20_261_122;
    private static final int SIZES = 150;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void survivesAStormOfSizesWhileItStreams() throws IOException {
        Random random = new Random(SEED);
        try (TerminalHarness t = TerminalHarness.branchline("--demo").size(120, 40).start()) {
            t.awaitText("F1 help").type("tokens 500 at 100").enter().awaitText(DemoTokens.word(3));
            for (int i = 0; i < SIZES; i++) {
                long seen = t.terminal().bytes();
                t.resize(1 + random.nextInt(300), 1 + random.nextInt(100));
                if (i % 5 == 0) {
                    // Now and then a frame is waited for, so that not all of the sizes pass unseen.
                    t.await(() -> t.terminal().bytes() > seen, "something is painted");
                }
            }
            t.resize(1, 1).resize(100, 30);
            t.await(() -> Terminals.lastWord(t.screen()) == 500, "the whole answer is on the screen").awaitText("ready");
            assertFrameIsRight(t);
            t.type("tokens 12 at 200").enter().awaitText("tokens 12 at 200").awaitText("ready");
            assertFrameIsRight(t);
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
            Terminals.assertRestored(t);
            assertThat(t.terminal().unknown()).isEmpty();
            assertThat(ByteGrammar.violations(t.bytes())).isEmpty();
        }
    }

    /// What is on the screen after the storm is what a full repaint puts there.
    private static void assertFrameIsRight(TerminalHarness t) {
        t.await(() -> t.terminal().line(0).startsWith(" Branchline  DEMO") && t.terminal().line(29).endsWith("F1 help"), "the frame stands");
        assertThat(t.screen()).doesNotContain("Something went wrong", "Exception");
        assertThat(t.terminal().line(1)).startsWith("┌").endsWith("┐").hasSize(100);
    }

    @Test
    void isSilentAndAsleepWhenNothingHappens() throws IOException {
        try (Lodging home = new Lodging(folder); TerminalHarness t = home.branchline().start()) {
            t.awaitText("F1 help").type("tokens 30 at 200").enter().awaitText(DemoTokens.word(30)).awaitText("ready");
            // What follows an answer, its cost and the day's among it, comes to an end.
            assertThat(t.isQuietFor(1_500)).isTrue();
            long bytes = t.terminal().bytes();
            long before = ticks(t.jvm());
            assertThat(t.isQuietFor(2_000)).isTrue();
            assertThat(t.terminal().bytes()).isEqualTo(bytes);
            assertThat(ticks(t.jvm()) - before).as("hundredths of a second of CPU").isLessThanOrEqualTo(2);
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
    }

    /// User and system time so far, in clock ticks.
    private static long ticks(ProcessHandle process) {
        String stat = Lodging.read(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
