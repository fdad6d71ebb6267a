package dev.branchline.demo;

import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// How fast the demo server gives away 10,000 tokens, one event each, to a client that only reads bytes; and how long a start takes.
@SuppressWarnings("NullAway.Init") // JMH calls start() first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DemoThroughputBenchmark {
    private DemoServer server;
    private DemoClient client;

    @Setup
    public void start() throws Exception {
        server = DemoServer.start();
        client = new DemoClient(server);
    }

    @TearDown
    public void stop() {
        client.close();
        server.close();
    }

    @Benchmark
    public int tenThousandTokens() throws Exception {
        int bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = client.open(DemoClient.body("openai/gpt-4-turbo", "tokens 10000 fast")).body()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }

    @Benchmark
    public Object startAndClose() throws Exception {
        try (DemoServer another = DemoServer.start()) {
            return another.baseUrl();
        }
    }

    public static void main(String[] args) throws Exception {
        new Runner(new OptionsBuilder().include(DemoThroughputBenchmark.class.getSimpleName()).build()).run();
    }
}
