package dev.branchline.text;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// A line of 10,000 chars: made safe, measured and wrapped to 100 cells, and its rows walked by cluster.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class WrapBenchmark {
    @Param({"ascii", "latin", "cjk", "emoji"})
    public String script = "ascii";

    private String text = "";
    private List<StyledLine> rows = List.of();

    @Setup
    public void prepare() {
        String bit = switch (script) {
            case "ascii" -> "plain words here ";
            case "latin" -> "größere Wörter für alle ";
            case "cjk" -> "今天天气很好我们去公园散步吧";
            case "emoji" -> "ok 👍🏽 👨‍👩‍👧 done ";
            default -> throw new IllegalArgumentException(script);
        };
        text = bit.repeat(10_000 / bit.length());
        rows = Wrap.wrap(StyledLine.of(text, Role.TEXT), 100);
    }

    @Benchmark
    public int wrap() {
        return Wrap.wrap(StyledLine.of(text, Role.TEXT), 100).size();
    }

    @Benchmark
    public int walk() {
        int[] cells = new int[1];
        for (StyledLine row : rows) {
            row.forEachCluster((_, _, _, width) -> cells[0] += width);
        }
        return cells[0];
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(WrapBenchmark.class.getSimpleName()).build()).run();
    }
}
