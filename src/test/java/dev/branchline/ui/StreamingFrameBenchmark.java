package dev.branchline.ui;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// A whole frame at 200×60 after each token of a streaming answer: update, layout, painting, bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class StreamingFrameBenchmark {
    private static final String[] TOKENS =
            "A **rope** wins when texts are long and `edited` in the middle of a line, so to say.\n\n- one\n- two\n\n".split("(?<= )");
    private static final int ANSWER_TOKENS = 5_000;

    private StateFixtures fixture = new StateFixtures(200, 60);
    private TestScreen screen = new TestScreen(fixture.state());
    private int token;

    @Setup(Level.Iteration)
    public void start() {
        fixture = new StateFixtures(200, 60);
        for (int i = 0; i < 40; i++) {
            fixture.user("A question of some length, number " + i).answer("An answer with **marks** and\n\n```java\nint x = " + i + ";\n```\n");
        }
        fixture.send("And now?").opened();
        screen = new TestScreen(fixture.state()).paint(fixture.state(), fixture.now());
        token = 0;
    }

    @Benchmark
    public long frameAfterToken() {
        if (token == ANSWER_TOKENS) {
            start();
        }
        fixture.wait(5).streamed(TOKENS[token++ % TOKENS.length]);
        screen.paint(fixture.state(), fixture.now());
        return screen.tty.writtenBytes();
    }

    @Benchmark
    public long frameWithoutChange() {
        screen.paint(fixture.state(), fixture.now());
        return screen.tty.writtenBytes();
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(StreamingFrameBenchmark.class.getSimpleName()).build()).run();
    }
}
