package dev.branchline.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs every JMH benchmark of the project, one fork each, short.
public final class SmallBenchmarks {
    private SmallBenchmarks() {}

    /// @param args `false` to run none
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("false")) {
            return;
        }
        new Runner(new OptionsBuilder().include("dev\\.branchline\\..*Benchmark").forks(1).warmupIterations(3).measurementIterations(3).build()).run();
    }
}
