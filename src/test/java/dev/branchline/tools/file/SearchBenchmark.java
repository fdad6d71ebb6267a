package dev.branchline.tools.file;

import dev.branchline.model.tool.Approval;
import dev.branchline.workspace.ManyFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// One search through 20,000 files by our own search, by the tool with ripgrep, by ripgrep alone and by git grep, side by side.
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // filled before the first run
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SearchBenchmark {
    private static final int FILES = 20_000;

    @Param({"needle in line", "needle \\w+ line \\d+"})
    private String pattern;

    private ManyFiles files;
    private FileBench bench;

    @Setup(Level.Trial)
    public void fill() throws IOException {
        files = new ManyFiles(FILES);
        bench = new FileBench(files.root);
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        files.close();
    }

    @Benchmark
    public String own() throws Exception {
        return search(new SearchCode(Optional.empty()));
    }

    @Benchmark
    public String toolWithRipgrep() throws Exception {
        return search(new SearchCode(Ripgrep.find(System.getenv("PATH"))));
    }

    private String search(SearchCode tool) throws Exception {
        return bench.run(tool, FileBench.JSON.valueToTree(Map.of("pattern", pattern, "caseSensitive", true)), new Approval.Whole()).output();
    }

    @Benchmark
    public int ripgrep() throws Exception {
        return run("rg", "--no-config", "--hidden", "-n", pattern, ".");
    }

    @Benchmark
    public int gitGrep() throws Exception {
        return run("git", "grep", "--no-index", "-nP", pattern);
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).directory(files.root.toFile()).redirectErrorStream(true).start();
        int size = process.getInputStream().readAllBytes().length;
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " failed");
        }
        return size;
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(SearchBenchmark.class.getName() + ".*").build()).run();
    }
}
