package dev.branchline.openrouter;

import dev.branchline.model.Answer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Tokens per second from bytes to deltas and answer, and the time to read a catalogue of real size.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class StreamBenchmark {
    private static final int TOKENS = 5000;
    private static final String HEAD = "data: {\"id\":\"gen-1795340001-bCdEfGhIjKlMnOpQrSt0\",\"object\":\"chat.completion.chunk\","
            + "\"created\":1795340000,\"model\":\"openai/gpt-5.4-mini\",\"provider\":\"OpenAI\",\"system_fingerprint\":null,"
            + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"";
    private static final String TAIL = "\"},\"finish_reason\":null,\"native_finish_reason\":null,\"logprobs\":null}]}\n\n";

    private byte[] stream = {};
    private byte[] catalogue = {};

    @Setup
    public void prepare() {
        stream = ((HEAD + "word " + TAIL).repeat(TOKENS) + Chat.FINISH + Chat.DONE).getBytes(StandardCharsets.UTF_8);
        String rows = new String(Fixture.bytes("models.json"), StandardCharsets.UTF_8);
        String list = rows.substring(rows.indexOf('[') + 1, rows.lastIndexOf(']'));
        catalogue = ("{\"data\":[" + (list + ",").repeat(70) + "{}]}").getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public Answer tokens() {
        Decoding decoding = new Decoding();
        int piece = 1400;
        for (int from = 0; from < stream.length; from += piece) {
            decoding.feed(stream, from, Math.min(piece, stream.length - from));
        }
        return decoding.end();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int catalogueRows() throws CatalogueReader.Unreadable {
        return CatalogueReader.read(catalogue, 0, catalogue.length).size();
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(StreamBenchmark.class.getName()).build()).run();
    }
}
