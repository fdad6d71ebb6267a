package dev.branchline.ui;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Citation;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import java.time.Duration;
import java.util.List;

/// The situations that are kept as golden screens.
final class Screens {
    static final List<String> NAMES = List.of("welcome", "conversation", "streaming", "error", "queue", "composer");

    private static final String CODE = """
            The parser splits on `"\\n"` only, so a line that ends in **CRLF** keeps its `\\r`:

            ```java
            String[] lines = text.split("\\n");
            ```

            1. Split on any line break: `text.split("\\\\R")`.
            2. Keep the final newline when writing.

            | Input | Lines | Left over |
            |-------|------:|-----------|
            | LF    |     3 | nothing   |
            | CRLF  |     3 | `\\r`      |
            """;

    private Screens() {}

    static StateFixtures of(String name, int columns, int rows) {
        StateFixtures f = new StateFixtures(columns, rows);
        return switch (name) {
            case "welcome" -> f.noKey();
            case "conversation" -> conversation(f);
            case "streaming" -> streaming(f);
            case "error" -> error(f);
            case "queue" -> queue(f);
            case "composer" -> composer(f);
            default -> throw new IllegalArgumentException("no screen " + name);
        };
    }

    private static StateFixtures conversation(StateFixtures f) {
        f.user("Why does parse() fail on CRLF?");
        EntryId prompt = f.head();
        f.wait(60_000).answer(StateFixtures.withReasoning(StateFixtures.whole(CODE), "The user says CRLF.\nLook at split.", 120));
        f.change(s -> {
            s.conversation().tree().setHead(prompt);
            return s;
        });
        f.wait(60_000).answer(new Answer(
                "`split` does not know `\\r\\n`. See the manual [1].", "", null, List.of(),
                List.of(new Citation("https://docs.example.org/String.html#split", "String (Java SE)")), null,
                List.of("data:image/png;base64," + "A".repeat(16_000)), new Ending.Complete("stop", null),
                new Usage(1_234L, 88L, null, 512L, null, 1L, new Cost.Estimated(new java.math.BigDecimal("0.00061")), false),
                new ServedBy("openai/gpt-5.6-mini", "Azure", 2, "eu", null), null, new Timing(900L, null, 3_400L)));
        EntryId second = f.head();
        f.append(id -> new Entry.Labelled(id, second, f.at(), "short one"));
        f.wait(60_000).user("Now fix it, and keep\nthe tests green.");
        f.answer(StateFixtures.withTools(
                StateFixtures.withReasoning(StateFixtures.whole("I read the file first."), "Which file?", 40),
                new ToolCall("c1", "read_file", "{\"path\":\"src/main/java/shop/Parser.java\",\"from\":1,\"to\":120}")));
        f.append(id -> new Entry.ToolResult(id, f.head(), f.at(), "c1", "read_file", ToolOutcome.text("package shop;\n\nfinal class Parser {\n")));
        f.append(id -> new Entry.AssistantMessage(id, f.head(), f.at(), StateFixtures.MODEL,
                StateFixtures.whole("The change is one line:\n\n- `split(\"\\\\R\")` instead of").withEnding(new Ending.Stopped()).withUsage(Usage.UNKNOWN)));
        return f;
    }

    private static StateFixtures streaming(StateFixtures f) {
        f.user("What is a rope?").answer("A *rope* is a tree of strings.").send("And when is it better than an array?");
        f.wait(300).opened().wait(500).thought("Compare editing costs.").wait(3_000);
        return f.streamed("A rope wins when texts are **long** and edited in the middle:\n\n- insert: O(log n)\n- index: O(log n)\n\nAn array").wait(1_000)
                .streamed(" wins when");
    }

    private static StateFixtures error(StateFixtures f) {
        f.user("What is a rope?").answer(StateFixtures.whole("A rope is").withEnding(new Ending.Failed(new ApiError(
                ApiError.Kind.TRUNCATED, null, null, "the stream ended without saying that it was done", "Anthropic", null, null, null))));
        f.send("Go on, please").wait(900);
        return f.on(new StreamEvent.Failed(
                f.run(),
                new ApiError(ApiError.Kind.RATE_LIMIT, 429, "rate_limit_exceeded", "Too many requests for this model", "Anthropic", "provider",
                        Duration.ofSeconds(20), null),
                Answer.empty(new Ending.Stopped())));
    }

    private static StateFixtures queue(StateFixtures f) {
        f.send("Explain TCP slow start").wait(200).opened().wait(4_000);
        return f.send("Then congestion avoidance").send("And at last BBR.\nWith numbers, please.").type("what about QUIC?");
    }

    private static StateFixtures composer(StateFixtures f) {
        f.user("Hello").answer("Hi! What can I do?");
        f.type("Please look at this log, the second half is what matters most to me right now:").on(new ComposerIntent.Newline());
        f.on(new ComposerIntent.Paste("line\n".repeat(34))).on(new ComposerIntent.Newline());
        return f.type("日本語 wide, tab\there, escape \u001b[31m and bidi \u202e in one draft").on(new ComposerIntent.Newline()).type("- and a last line");
    }
}
