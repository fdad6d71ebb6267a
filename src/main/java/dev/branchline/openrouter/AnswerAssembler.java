package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.Citation;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Folds the chunks of one stream, or one complete body, into an [Answer], and tells the deltas on the way.
///
/// Each chunk is looked at in the order of API reference 12.2: error, error in a choice, delta, finish, usage; a finish
/// reason never ends the reading, because usage comes after it. Not thread-safe: its owner calls it under a lock.
final class AnswerAssembler {
    /// Native words that mean a failure although the normalised one looks harmless (API reference 3.6).
    private static final Set<String> FAILED_WORDS = Set.of("network_error", "error", "malformed_function_call");

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
    private final Map<String, Citation> citations = new LinkedHashMap<>();
    private final ArrayNode annotations = Json.NODES.arrayNode();
    private final Set<JsonNode> annotationsSeen = new LinkedHashSet<>();
    private final Set<String> images = new LinkedHashSet<>();
    private final ServedByReader servedBy = new ServedByReader();

    private @Nullable String finishReason;
    private @Nullable String nativeReason;
    private @Nullable Usage usage;
    private @Nullable String generationId;
    private @Nullable ApiError error;
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
        if (isDone(bytes, offset, length)) {
            done = true;
            return;
        }
        JsonNode chunk = Json.parse(bytes, offset, length);
        if (chunk != null) {
            chunk(chunk);
        } else if (indexOfLf(bytes, offset, length) >= 0) {
            eachLine(bytes, offset, length);
        } else {
            brokenChunks++;
        }
    }

    /// Lines that are no JSON together may be chunks each: an empty line between them was lost.
    private void eachLine(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int lf = indexOfLf(bytes, from, end - from);
            int to = lf < 0 ? end : lf;
            if (to > from) {
                data(bytes, from, to - from);
            }
            from = to + 1;
        }
    }

    private static int indexOfLf(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDone(byte[] bytes, int offset, int length) {
        return length >= 6 && length <= 16 && bytes[offset] == '['
                && "[DONE]".equals(new String(bytes, offset, length, StandardCharsets.ISO_8859_1).strip());
    }

    /// One chunk, or a whole answer, whose choices hold `message` instead of `delta`.
    void chunk(JsonNode chunk) {
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
            fail(errors.ofBody(200, headers, chunk));
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
            fail(errors.ofChoice(headers, chunk, choiceError));
        }
        Long index = Json.count(choice, "index");
        if (index != null && index != 0) {
            return;
        }
        JsonNode message = choice.path("message");
        delta(message.isObject() ? message : choice.path("delta"));
        if (finishReason == null) {
            finishReason = Json.filled(choice, "finish_reason");
        }
        if (nativeReason == null) {
            nativeReason = Json.filled(choice, "native_finish_reason");
        }
        Usage told = UsageMapper.map(choice.path("usage"));
        if (told != null) {
            usage = told;
        }
    }

    private void fail(ApiError failure) {
        if (error == null) {
            error = failure;
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
            annotate(annotation);
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

    private void annotate(JsonNode annotation) {
        if (!annotation.isObject() || !annotationsSeen.add(annotation)) {
            return;
        }
        annotations.add(annotation);
        JsonNode source = annotation.path("url_citation");
        String url = Json.filled(source, "url");
        if (url != null) {
            citations.putIfAbsent(url, new Citation(url, Json.filled(source, "title")));
        }
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
        return error != null || (finishReason != null && usage != null);
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
        if (error != null) {
            return failed(error);
        }
        if (finishReason != null) {
            return failedByName() ? new Ending.Failed(nativeFailure()) : new Ending.Complete(reason(finishReason), nativeReason);
        }
        if (cause != null) {
            return failed(cause);
        }
        if (done && !tools.isEmpty()) {
            return new Ending.Complete("tool_calls", nativeReason);
        }
        if (done && (shown || !images.isEmpty())) {
            return new Ending.Complete("stop", nativeReason);
        }
        return new Ending.Failed(done ? empty() : truncated());
    }

    private Ending failed(ApiError failure) {
        return new Ending.Failed(failure.generationId() == null ? failure.withGenerationId(generationId) : failure);
    }

    private boolean failedByName() {
        return "error".equals(finishReason)
                || (nativeReason != null && FAILED_WORDS.contains(nativeReason.toLowerCase(Locale.ROOT)));
    }

    /// Several providers end tool calls with another word; the calls decide.
    private String reason(String word) {
        boolean cutShort = "length".equals(word) || "content_filter".equals(word);
        return tools.isEmpty() || cutShort ? word : "tool_calls";
    }

    private ApiError nativeFailure() {
        String word = nativeReason == null ? "error" : nativeReason;
        return error(Kind.PROVIDER, "The provider ended the answer with an error (" + word + ")");
    }

    private ApiError empty() {
        return error(Kind.PROVIDER, "The provider sent an empty answer");
    }

    private ApiError truncated() {
        return error(Kind.TRUNCATED, "The stream ended before the answer was complete");
    }

    private ApiError error(Kind kind, String message) {
        return new ApiError(kind, null, null, message, servedBy.get().provider(), null, null, generationId);
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
                new ArrayList<>(citations.values()),
                annotations.isEmpty() ? null : Json.write(annotations),
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
