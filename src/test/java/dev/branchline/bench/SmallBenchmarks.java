package dev.branchline.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the JMH benchmarks of the project, one fork each, short.
public final class SmallBenchmarks {
    private SmallBenchmarks() {}

    /// @param args `true` or nothing for all of them, `false` for none, else a part of the names of those to run
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("false")) {
            return;
        }
        String some = args.length == 0 || args[0].equals("true") ? "" : args[0];
        new Runner(new OptionsBuilder().include("dev\\.branchline\\..*" + some + ".*Benchmark").forks(1).warmupIterations(3).measurementIterations(3).build()).run();
    }
}
