package dev.branchline.ui;

import com.sun.management.ThreadMXBean;
import dev.branchline.ui.debug.DebugFigures;
import dev.branchline.ui.overlay.Overlays;
import dev.branchline.ui.tree.TreePainter;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// What a frame of a streaming answer costs the UI thread: its own CPU time and the bytes it allocates, which other work on the machine
/// disturbs less than any clock. Each round is an answer of 4,200 tokens in a new session; the first one is what a program
/// that has just started pays. Run it with the flags of the launcher.
public final class FrameCostBenchmark {
    private static final int ROUNDS = 6;
    private static final int FRAMES = 1_400;
    private static final int TOKENS_A_FRAME = 3;
    private static final String[] TOKENS =
            "A **rope** wins when texts are long and `edited` in the middle of a line, so to say.\n\n- one\n- two\n\n".split("(?<= )");

    private FrameCostBenchmark() {}

    public static void main(String[] arguments) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            StateFixtures fixture = new StateFixtures(160, 45);
            for (int i = 0; i < 40; i++) {
                fixture.user("A question of some length, number " + i).answer("An answer with **marks** and\n\n```java\nint x = " + i + ";\n```\n");
            }
            fixture.send("And now?").opened();
            TestScreen screen = new TestScreen(fixture.state(), new TreePainter(), new Overlays(() -> DebugFigures.NONE));
            screen.paint(fixture.state(), fixture.now());
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < FRAMES; i++) {
                fixture.wait(7).streamed(tokens(i));
                screen.paint(fixture.state(), fixture.now());
            }
            System.out.printf(
                    Locale.ROOT, "round %d: %.0f µs and %.1f kB a frame, %.0f bytes to the terminal%n", round,
                    (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / FRAMES, (threads.getCurrentThreadAllocatedBytes() - bytes) / 1e3 / FRAMES,
                    screen.tty.writtenBytes() / (double) FRAMES);
        }
    }

    private static String tokens(int frame) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < TOKENS_A_FRAME; i++) {
            text.append(TOKENS[(TOKENS_A_FRAME * frame + i) % TOKENS.length]);
        }
        return text.toString();
    }
}
