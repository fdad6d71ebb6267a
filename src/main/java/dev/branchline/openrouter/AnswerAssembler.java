package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Folds the chunks of one stream, or one complete body, into an [Answer], and tells the deltas on the way.
///
/// Each chunk is looked at in the order of API reference 12.2: error, error in a choice, delta, finish, usage; a finish
/// reason never ends the reading, because usage comes after it. Not thread-safe: its owner calls it under a lock.
final class AnswerAssembler implements ChunkReader.Target {
    private final RunId run;
    private final Consumer<StreamEvent> deltas;
    private final ErrorMapper errors;
    private final Headers headers;
    private final LongSupplier nanos;
    private final long sentAt;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final SurrogateGate textGate = new SurrogateGate();
    private final SurrogateGate reasoningGate = new SurrogateGate();
    private final ReasoningCollector details = new ReasoningCollector();
    private final ToolCallAssembler tools;
    private final ChunkReader chunks = new ChunkReader(this);
    private final Annotations annotations = new Annotations();
    private final EndingJudge judge = new EndingJudge();
    private final Set<String> images = new LinkedHashSet<>();
    private final ServedByReader servedBy = new ServedByReader();

    private @Nullable Usage usage;
    private @Nullable String generationId;
    private @Nullable Long firstTokenAt;
    private @Nullable Long textAt;
    private boolean done;
    private boolean shown;
    private int brokenChunks;

    AnswerAssembler(
            RunId run, Consumer<StreamEvent> deltas, ErrorMapper errors, Headers headers, RandomGenerator random, LongSupplier nanos,
            long sentAt) {
        this.run = run;
        this.deltas = deltas;
        this.errors = errors;
        this.headers = headers;
        this.nanos = nanos;
        this.sentAt = sentAt;
        this.generationId = headers.first("x-generation-id");
        this.tools = new ToolCallAssembler(this::toolPiece, random);
    }

    /// One event's data.
    void data(byte[] bytes, int offset, int length) {
        chunks.read(bytes, offset, length);
    }

    @Override
    public void broken() {
        brokenChunks++;
    }

    @Override
    public void end() {
        done = true;
    }

    /// One chunk, or a whole answer, whose choices hold `message` instead of `delta`.
    @Override
    public void chunk(JsonNode chunk) {
        if (!chunk.isObject()) {
            brokenChunks++;
            return;
        }
        String id = Json.filled(chunk, "id");
        if (id != null && generationId == null) {
            generationId = id;
        }
        servedBy.read(chunk);
        JsonNode topError = chunk.path("error");
        if (topError.isObject() || topError.isString()) {
            judge.fail(errors.ofBody(200, headers, chunk));
        }
        for (JsonNode choice : chunk.path("choices")) {
            choice(chunk, choice);
        }
        Usage told = UsageMapper.map(chunk.path("usage"));
        if (told != null) {
            usage = told;
        }
    }

    /// A complete body instead of a stream: nothing more will come.
    void complete(JsonNode body) {
        chunk(body);
        done = true;
    }

    private void choice(JsonNode chunk, JsonNode choice) {
        JsonNode choiceError = choice.path("error");
        if (choiceError.isObject()) {
            judge.fail(errors.ofChoice(headers, chunk, choiceError));
        }
        Long index = Json.count(choice, "index");
        if (index != null && index != 0) {
            return;
        }
        JsonNode message = choice.path("message");
        delta(message.isObject() ? message : choice.path("delta"));
        judge.read(choice);
        Usage told = UsageMapper.map(choice.path("usage"));
        if (told != null) {
            usage = told;
        }
    }

    private void delta(JsonNode delta) {
        String thought = reasoningGate.pass(details.add(delta));
        if (!thought.isEmpty()) {
            reasoning.append(thought);
            tell(new StreamEvent.ReasoningDelta(run, thought));
        }
        String words = textGate.pass(words(delta));
        if (!words.isEmpty()) {
            text.append(words);
            textAt = textAt == null ? Long.valueOf(nanos.getAsLong()) : textAt;
            tell(new StreamEvent.TextDelta(run, words));
        }
        tools.add(delta.path("tool_calls"));
        for (JsonNode annotation : delta.path("annotations")) {
            annotations.add(annotation);
        }
        for (JsonNode image : delta.path("images")) {
            String url = Json.filled(image.path("image_url"), "url");
            if (url != null) {
                images.add(url);
            }
        }
    }

    /// A refusal is the answer when there is no other.
    private static String words(JsonNode delta) {
        JsonNode content = delta.path("content");
        if (content.isString() && !content.stringValue().isEmpty()) {
            return content.stringValue();
        }
        StringBuilder parts = new StringBuilder();
        if (content.isArray()) {
            for (JsonNode part : content) {
                String piece = Json.text(part, "text");
                parts.append(piece == null ? "" : piece);
            }
        }
        String refusal = Json.text(delta, "refusal");
        return parts.isEmpty() && refusal != null ? refusal : parts.toString();
    }

    private void toolPiece(int index, String name, String arguments) {
        tell(new StreamEvent.ToolCallDelta(run, index, name, arguments));
    }

    private void tell(StreamEvent delta) {
        shown = true;
        if (firstTokenAt == null) {
            firstTokenAt = nanos.getAsLong();
        }
        deltas.accept(delta);
    }

    /// Whether anything of the answer has been told: then no silent retry may follow.
    boolean shown() {
        return shown;
    }

    /// Whether `[DONE]` has come.
    boolean done() {
        return done;
    }

    /// Whether all that matters has come, so that only politeness waits for the end of the stream.
    boolean settled() {
        return judge.hasFailed() || (judge.hasFinished() && usage != null);
    }

    /// How many chunks were no JSON and were left out.
    int brokenChunks() {
        return brokenChunks;
    }

    @Nullable String generationId() {
        return generationId;
    }

    /// The outcome when no more bytes will come.
    ///
    /// @param cause what ended the stream if it was not its own end; ignored when the answer was complete by then
    Ending ending(@Nullable ApiError cause) {
        return judge.ending(cause, done, shown || !images.isEmpty(), !tools.isEmpty(), servedBy.get().provider(), generationId);
    }

    /// All that has come so far.
    Answer answer(Ending ending) {
        List<ToolCall> calls = tools.calls();
        ServedBy server = servedBy.get();
        return new Answer(
                text + textGate.rest(),
                reasoning + reasoningGate.rest(),
                details.details(),
                calls,
                annotations.citations(),
                annotations.json(),
                new ArrayList<>(images),
                ending,
                usage == null ? Usage.UNKNOWN : usage,
                server,
                generationId,
                timing());
    }

    private Timing timing() {
        long end = nanos.getAsLong();
        if (firstTokenAt == null) {
            return new Timing(null, null, millisSince(end));
        }
        long thoughtUntil = textAt == null ? end : textAt;
        Long thought = reasoning.isEmpty() ? null : Math.max(0, (thoughtUntil - firstTokenAt) / 1_000_000);
        return new Timing(millisSince(firstTokenAt), thought, millisSince(end));
    }

    private long millisSince(long at) {
        return Math.max(0, (at - sentAt) / 1_000_000);
    }
}
