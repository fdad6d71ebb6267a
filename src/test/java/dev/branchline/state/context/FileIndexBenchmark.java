package dev.branchline.state.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/// What a key costs in a mention, in a workspace of 100,000 files: a frame's slot is 8 ms.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FileIndexBenchmark {
    private static final String[] WORDS = {
        "parser", "session", "store", "tree", "event", "model", "request", "writer", "reader", "token", "screen", "painter", "config", "test", "util", "index"
    };

    @Param({"s", "e", "par", "sestorejava", "zzz"})
    String typed = "";

    private final FileIndex index = new FileIndex();
    private boolean other;

    static List<String> names(int count) {
        Random random = new Random(1);
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add("src/main/" + WORDS[random.nextInt(WORDS.length)] + "/" + WORDS[random.nextInt(WORDS.length)] + "/"
                    + WORDS[random.nextInt(WORDS.length)] + WORDS[random.nextInt(WORDS.length)] + i + ".java");
        }
        return names;
    }

    @Setup
    public void fill() {
        index.add(names(100_000));
    }

    /// The word at once, with nothing remembered of a shorter one.
    @Benchmark
    public List<String> atOnce() {
        other = !other;
        return index.find(other ? typed : "#" + typed);
    }
}
