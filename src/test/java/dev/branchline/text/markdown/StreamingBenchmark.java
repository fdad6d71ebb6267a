package dev.branchline.text.markdown;

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

/// A 25 kB answer (5,000 tokens) streamed with a layout after every ten tokens, and laid out at once.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class StreamingBenchmark {
    /// `one-…` is a single block of that kind.
    @Param({"mixed", "one-fence", "one-list", "one-table", "one-paragraph", "one-quote", "fence-in-list"})
    public String text = "mixed";

    private String source = "";
    private List<String> tokens = List.of();

    @Setup
    public void prepare() {
        source = switch (text) {
            case "mixed" -> MixedMarkdown.ofLength(25_000);
            case "one-fence" -> "```java\n" + "int value = compute(\"text\", 42); // why\n".repeat(640);
            case "one-list" -> "- an item with **bold** words and `code`, about sixty chars\n".repeat(420);
            case "one-table" -> "| a | b | c |\n|---|---|---|\n" + "| some cell | another `cell` | a longer one here |\n".repeat(500);
            case "one-paragraph" -> "words and *more* words in a paragraph that does not end ".repeat(450);
            case "one-quote" -> "> words and *more* words in a quote that does not end\n".repeat(450);
            case "fence-in-list" -> "1. Do\n   ```java\n" + "   int value = compute(\"text\", 42); // why\n".repeat(600);
            default -> throw new IllegalArgumentException(text);
        };
        tokens = MixedMarkdown.tokens(source);
    }

    @Benchmark
    public int streamed() {
        MarkdownDocument document = new MarkdownDocument();
        int rows = 0;
        for (int i = 0; i < tokens.size(); i++) {
            document.append(tokens.get(i));
            if (i % 10 == 9) {
                rows = document.rowCount(100);
            }
        }
        document.finish();
        return rows + document.rowCount(100);
    }

    @Benchmark
    public int atOnce() {
        return MarkdownDocument.layout(source, 100).size();
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(StreamingBenchmark.class.getSimpleName()).build()).run();
    }
}
