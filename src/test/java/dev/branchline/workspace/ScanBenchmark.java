package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.util.Objects;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What a shell call costs before and after: a look at 100,000 files of which none was touched.
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // filled before the first run
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ScanBenchmark {
    private static final int FILES = 100_000;

    private ManyFiles files;
    private Workspace workspace;
    private Snapshot previous;
    private Snapshot same;
    private byte[] stored;

    @Setup(Level.Trial)
    public void fill() throws IOException, InterruptedException {
        files = new ManyFiles(FILES);
        workspace = Workspace.open(files.root);
        previous = new Scan(workspace).take(Snapshot.empty());
        for (String path : previous.unknown()) {
            Snapshot.Entry entry = Objects.requireNonNull(previous.entries().get(path));
            previous.learn(path, new FileContent(new FileState.Regular(
                    "0".repeat(64), entry.stat().size(), entry.stat().mode()), new byte[0], entry.stat()));
        }
        same = new Scan(workspace).take(previous);
        stored = SnapshotFile.write(previous);
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        files.close();
    }

    @Benchmark
    public int scan() throws IOException, InterruptedException {
        return new Scan(workspace).take(previous).entries().size();
    }

    @Benchmark
    public int compare() {
        return Differences.between(previous, previous).edits().size() + same.entries().size();
    }

    @Benchmark
    public int readIndex() {
        return SnapshotFile.read(stored).entries().size();
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(ScanBenchmark.class.getName() + ".*").build()).run();
    }
}
