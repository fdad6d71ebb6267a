package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Citation;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Turns lines into entries. One reader belongs to one file and one thread: it shares the short texts that come again
/// and again (ids of parents, models, providers), which is a third of a large session's memory.
final class EntryReader {
    /// The newest version of an entry kind that we understand; none has a second one yet.
    private static final int ENTRY_VERSION = 1;

    /// Beyond any price; adding such a number to another could fill the memory.
    private static final int MOST_DIGITS = 100;

    private static final int MOST_SHARED = 4096;

    private final Map<String, String> shared = new HashMap<>();
    private @Nullable EntryId last;

    /// @return the entry; [Entry.Unknown] for a kind, or a version of a kind, that we do not know
    /// @throws LineDamagedException when it is not an entry
    Entry read(byte[] bytes, int offset, int length) {
        try (JsonParser in = LineJson.object(bytes, offset, length)) {
            return read(in);
        } catch (JacksonException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new LineDamagedException(String.valueOf(e.getMessage()));
        }
    }

    private Entry read(JsonParser in) {
        Fields f = new Fields();
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            field(in, f, name);
        }
        EntryId id = new EntryId(need(f.id, "id"));
        EntryId parent = f.parent == null ? null : shared(f.parent);
        last = id;
        Instant at = need(f.at, "at");
        String type = need(f.type, "type");
        if (f.version > ENTRY_VERSION) {
            return new Entry.Unknown(id, parent, at, type);
        }
        return switch (type) {
            case "user" -> new Entry.UserMessage(id, parent, at, need(f.text, "text"), f.images, f.attachments);
            case "assistant" -> new Entry.AssistantMessage(id, parent, at, need(f.model, "model"), answer(f));
            case "tool" -> new Entry.ToolResult(id, parent, at, need(f.call, "call"), need(f.name, "name"), outcome(f));
            case "note" -> new Entry.Note(id, parent, at, need(f.text, "text"));
            case "system" -> new Entry.SystemPrompt(id, parent, at, need(f.text, "text"));
            case "model" -> new Entry.ModelSwitched(id, parent, at, need(f.model, "model"));
            case "label" -> new Entry.Labelled(id, parent, at, need(f.label, "label"));
            case "title" -> new Entry.Titled(id, parent, at, need(f.title, "title"));
            case "head" -> new Entry.HeadMoved(id, parent, at);
            case "cost" -> new Entry.CostSettled(id, parent, at, audit(f));
            case "context" -> new Entry.ContextPinned(id, parent, at, f.pins);
            default -> new Entry.Unknown(id, parent, at, type);
        };
    }

    /// Every field of every kind has one meaning and one form, so that one pass reads them in any order.
    private void field(JsonParser in, Fields f, String name) {
        switch (name) {
            case "id" -> f.id = LineJson.string(in);
            case "parent" -> f.parent = LineJson.stringOrNull(in);
            case "at" -> f.at = Times.parse(LineJson.string(in));
            case "type" -> f.type = share(LineJson.string(in));
            case "v" -> f.version = LineJson.number(in);
            case "text" -> f.text = LineJson.string(in);
            case "model" -> f.model = share(LineJson.string(in));
            case "images" -> f.images = LineJson.list(in, LineJson::string);
            case "attachments" -> f.attachments = LineJson.list(in, AttachmentLines::read);
            case "pins" -> f.pins = LineJson.list(in, LineJson::string);
            case "reasoning" -> readReasoning(in, f);
            case "reasoningDetails" -> f.reasoningDetails = LineJson.stringOrNull(in);
            case "toolCalls" -> f.toolCalls = LineJson.list(in, this::toolCall);
            case "citations" -> f.citations = LineJson.list(in, EntryReader::citation);
            case "annotations" -> f.annotations = LineJson.stringOrNull(in);
            case "ending" -> f.ending = ending(in);
            case "usage" -> f.usage = usage(in);
            case "servedBy" -> f.servedBy = servedBy(in);
            case "generation" -> f.generation = LineJson.stringOrNull(in);
            case "timing" -> f.timing = timing(in);
            case "call" -> f.call = LineJson.string(in);
            case "name" -> f.name = share(LineJson.string(in));
            case "output" -> f.output = LineJson.string(in);
            case "failed" -> f.failed = LineJson.bool(in);
            case "changes" -> f.changes = LineJson.list(in, p -> ChangeId.parse(LineJson.string(p)));
            case "fullText" -> f.fullText = LineJson.stringOrNull(in);
            case "ms" -> f.millis = LineJson.number(in);
            case "label" -> f.label = LineJson.string(in);
            case "title" -> f.title = LineJson.string(in);
            case "charged" -> f.charged = new BigDecimal(LineJson.string(in));
            case "prompt" -> f.prompt = LineJson.longOrNull(in);
            case "completion" -> f.completion = LineJson.longOrNull(in);
            case "cached" -> f.cached = LineJson.longOrNull(in);
            case "provider" -> f.provider = LineJson.stringOrNull(in);
            case "cancelled" -> f.cancelled = LineJson.bool(in);
            default -> in.skipChildren();
        }
    }

    /// A text in an answer, a number of tokens in a settled cost.
    private static void readReasoning(JsonParser in, Fields f) {
        if (in.currentToken().isNumeric()) {
            f.reasoningTokens = LineJson.longOrNull(in);
        } else {
            f.reasoning = LineJson.string(in);
        }
    }

    private static Answer answer(Fields f) {
        return new Answer(
                need(f.text, "text"), f.reasoning, f.reasoningDetails, f.toolCalls, f.citations, f.annotations, f.images,
                need(f.ending, "ending"), f.usage, f.servedBy, f.generation, f.timing);
    }

    private static ToolOutcome outcome(Fields f) {
        return new ToolOutcome(need(f.output, "output"), f.failed, f.images, f.changes, f.fullText, f.millis);
    }

    private static GenerationAudit audit(Fields f) {
        return new GenerationAudit(
                need(f.generation, "generation"), bounded(need(f.charged, "charged")), f.prompt, f.completion, f.cached,
                f.reasoningTokens, f.provider, f.cancelled);
    }

    private ToolCall toolCall(JsonParser in) {
        String id = null;
        String tool = null;
        String arguments = null;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "id" -> id = LineJson.string(in);
                case "name" -> tool = share(LineJson.string(in));
                case "arguments" -> arguments = LineJson.string(in);
                default -> in.skipChildren();
            }
        }
        return new ToolCall(need(id, "id"), need(tool, "name"), need(arguments, "arguments"));
    }

    private static Citation citation(JsonParser in) {
        String url = null;
        String title = null;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "url" -> url = LineJson.string(in);
                case "title" -> title = LineJson.stringOrNull(in);
                default -> in.skipChildren();
            }
        }
        return new Citation(need(url, "url"), title);
    }

    private Ending ending(JsonParser in) {
        String how = "";
        String reason = "";
        String nativeReason = null;
        String kind = "";
        Integer status = null;
        String type = null;
        String message = "";
        String provider = null;
        String limitSource = null;
        Duration retryAfter = null;
        String generation = null;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "how" -> how = LineJson.string(in);
                case "reason" -> reason = share(LineJson.string(in));
                case "nativeReason" -> nativeReason = shareOrNull(in);
                case "kind" -> kind = LineJson.string(in);
                case "status" -> status = LineJson.intOrNull(in);
                case "errorType" -> type = shareOrNull(in);
                case "message" -> message = LineJson.string(in);
                case "provider" -> provider = shareOrNull(in);
                case "limitSource" -> limitSource = shareOrNull(in);
                case "retryAfter" -> retryAfter = Duration.parse(LineJson.string(in));
                case "generation" -> generation = LineJson.stringOrNull(in);
                default -> in.skipChildren();
            }
        }
        return switch (how) {
            case "complete" -> new Ending.Complete(reason, nativeReason);
            case "stopped" -> new Ending.Stopped();
            case "failed" -> new Ending.Failed(new ApiError(
                    errorKind(kind), status, type, message, provider, limitSource, retryAfter, generation));
            default -> new Ending.Failed(ApiError.of(
                    ApiError.Kind.PROTOCOL, "Ended in a way that this version does not know: " + how));
        };
    }

    /// A kind of a later version is still an error, and its message is still there.
    private static ApiError.Kind errorKind(String name) {
        for (ApiError.Kind kind : ApiError.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return ApiError.Kind.PROTOCOL;
    }

    private static Usage usage(JsonParser in) {
        Long prompt = null;
        Long completion = null;
        Long cached = null;
        Long cacheWrite = null;
        Long reasoning = null;
        Long webSearches = null;
        Cost cost = Cost.UNKNOWN;
        boolean byok = false;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "prompt" -> prompt = LineJson.longOrNull(in);
                case "completion" -> completion = LineJson.longOrNull(in);
                case "cached" -> cached = LineJson.longOrNull(in);
                case "cacheWrite" -> cacheWrite = LineJson.longOrNull(in);
                case "reasoning" -> reasoning = LineJson.longOrNull(in);
                case "webSearches" -> webSearches = LineJson.longOrNull(in);
                case "charged" -> cost = cost(in, Cost.Charged::new);
                case "estimated" -> cost = cost(in, Cost.Estimated::new);
                case "byok" -> byok = LineJson.bool(in);
                default -> in.skipChildren();
            }
        }
        return new Usage(prompt, completion, cached, cacheWrite, reasoning, webSearches, cost, byok);
    }

    /// An absurd amount must not take the answer with it.
    private static Cost cost(JsonParser in, Function<BigDecimal, Cost> kind) {
        BigDecimal usd = new BigDecimal(LineJson.string(in));
        return isSane(usd) ? kind.apply(usd) : Cost.UNKNOWN;
    }

    private static boolean isSane(BigDecimal usd) {
        return usd.precision() <= MOST_DIGITS && Math.abs((long) usd.scale()) <= MOST_DIGITS;
    }

    static BigDecimal bounded(BigDecimal usd) {
        if (!isSane(usd)) {
            throw new LineDamagedException("an amount of money with more than " + MOST_DIGITS + " digits");
        }
        return usd;
    }

    private ServedBy servedBy(JsonParser in) {
        String model = null;
        String provider = null;
        Integer attempt = null;
        String region = null;
        String summary = null;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "model" -> model = shareOrNull(in);
                case "provider" -> provider = shareOrNull(in);
                case "attempt" -> attempt = LineJson.intOrNull(in);
                case "region" -> region = shareOrNull(in);
                case "summary" -> summary = shareOrNull(in);
                default -> in.skipChildren();
            }
        }
        return new ServedBy(model, provider, attempt, region, summary);
    }

    private static Timing timing(JsonParser in) {
        Long first = null;
        Long thought = null;
        Long total = null;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "firstTokenMs" -> first = LineJson.longOrNull(in);
                case "thoughtMs" -> thought = LineJson.longOrNull(in);
                case "totalMs" -> total = LineJson.longOrNull(in);
                default -> in.skipChildren();
            }
        }
        return new Timing(first, thought, total);
    }

    private @Nullable String shareOrNull(JsonParser in) {
        String text = LineJson.stringOrNull(in);
        return text == null ? null : share(text);
    }

    private String share(String text) {
        if (text.length() > 200) {
            return text;
        }
        String known = shared.get(text);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return known == null ? text : known;
    }

    /// Most entries follow the one before them.
    private EntryId shared(String parent) {
        return last != null && last.value().equals(parent) ? last : new EntryId(parent);
    }

    private static <T> T need(@Nullable T value, String name) {
        if (value == null) {
            throw new LineDamagedException("no field " + name);
        }
        return value;
    }

    private static final class Fields {
        @Nullable String id;
        @Nullable String parent;
        @Nullable Instant at;
        @Nullable String type;
        long version = 1;
        @Nullable String text;
        @Nullable String model;
        List<String> images = List.of();
        List<Attachment> attachments = List.of();
        List<String> pins = List.of();
        String reasoning = "";
        @Nullable String reasoningDetails;
        List<ToolCall> toolCalls = List.of();
        List<Citation> citations = List.of();
        @Nullable String annotations;
        @Nullable Ending ending;
        Usage usage = Usage.UNKNOWN;
        ServedBy servedBy = ServedBy.UNKNOWN;
        @Nullable String generation;
        Timing timing = Timing.UNKNOWN;
        @Nullable String call;
        @Nullable String name;
        @Nullable String output;
        boolean failed;
        List<ChangeId> changes = List.of();
        @Nullable String fullText;
        long millis;
        @Nullable String label;
        @Nullable String title;
        @Nullable BigDecimal charged;
        @Nullable Long prompt;
        @Nullable Long completion;
        @Nullable Long cached;
        @Nullable Long reasoningTokens;
        @Nullable String provider;
        boolean cancelled;
    }
}
