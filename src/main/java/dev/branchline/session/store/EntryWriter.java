package dev.branchline.session.store;

import dev.branchline.disk.LineJson;
import dev.branchline.disk.Seal;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.ServedBy;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.Timing;
import dev.branchline.model.Usage;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import tools.jackson.core.JsonGenerator;

/// Turns entries into sealed lines. The reading half is [EntryReader]; the format is the page `session-format.md`.
final class EntryWriter {
    /// The format version in the header line.
    static final int FORMAT = 1;

    private EntryWriter() {}

    static byte[] header(SessionHeader header) {
        return Seal.line(out -> {
            out.writeNumberProperty("branchline", FORMAT);
            out.writeStringProperty("id", header.id().value());
            LineJson.optional(out, "name", header.name());
            out.writeStringProperty("workspace", header.workspace());
            out.writeStringProperty("at", header.startedAt().toString());
        });
    }

    static byte[] line(Entry entry) {
        return Seal.line(out -> {
            out.writeStringProperty("id", entry.id().value());
            EntryId parent = entry.parent();
            if (parent == null) {
                out.writeNullProperty("parent");
            } else {
                out.writeStringProperty("parent", parent.value());
            }
            out.writeStringProperty("at", entry.at().toString());
            body(out, entry);
        });
    }

    private static void body(JsonGenerator out, Entry entry) {
        switch (entry) {
            case Entry.UserMessage e -> {
                type(out, "user");
                out.writeStringProperty("text", e.text());
                if (!e.images().isEmpty()) {
                    LineJson.strings(out, "images", e.images());
                }
                AttachmentLines.write(out, e.attachments());
            }
            case Entry.AssistantMessage e -> {
                type(out, "assistant");
                out.writeStringProperty("model", e.requestedModel());
                answer(out, e.answer());
            }
            case Entry.ToolResult e -> {
                type(out, "tool");
                out.writeStringProperty("call", e.toolCallId());
                out.writeStringProperty("name", e.toolName());
                outcome(out, e.outcome());
            }
            case Entry.Note e -> text(out, "note", "text", e.text());
            case Entry.SystemPrompt e -> text(out, "system", "text", e.text());
            case Entry.ModelSwitched e -> text(out, "model", "model", e.model());
            case Entry.Labelled e -> text(out, "label", "label", e.label());
            case Entry.Titled e -> text(out, "title", "title", e.title());
            case Entry.HeadMoved _ -> type(out, "head");
            case Entry.CostSettled e -> {
                type(out, "cost");
                audit(out, e.audit());
            }
            case Entry.ContextPinned e -> {
                type(out, "context");
                LineJson.strings(out, "pins", e.pins());
            }
            case Entry.Unknown e -> type(out, e.kind());
        }
    }

    private static void outcome(JsonGenerator out, ToolOutcome outcome) {
        out.writeStringProperty("output", outcome.output());
        out.writeBooleanProperty("failed", outcome.failed());
        if (!outcome.images().isEmpty()) {
            LineJson.strings(out, "images", outcome.images());
        }
        if (!outcome.changes().isEmpty()) {
            LineJson.strings(out, "changes", outcome.changes().stream().map(ChangeId::toString).toList());
        }
        LineJson.optional(out, "fullText", outcome.fullText());
        if (outcome.millis() != 0) {
            out.writeNumberProperty("ms", outcome.millis());
        }
    }

    private static void type(JsonGenerator out, String type) {
        out.writeStringProperty("type", type);
    }

    private static void text(JsonGenerator out, String type, String name, String value) {
        type(out, type);
        out.writeStringProperty(name, value);
    }

    private static void answer(JsonGenerator out, Answer answer) {
        out.writeStringProperty("text", answer.text());
        if (!answer.reasoning().isEmpty()) {
            out.writeStringProperty("reasoning", answer.reasoning());
        }
        LineJson.optional(out, "reasoningDetails", answer.reasoningDetails());
        if (!answer.toolCalls().isEmpty()) {
            out.writeArrayPropertyStart("toolCalls");
            answer.toolCalls().forEach(call -> {
                out.writeStartObject();
                out.writeStringProperty("id", call.id());
                out.writeStringProperty("name", call.name());
                out.writeStringProperty("arguments", call.arguments());
                out.writeEndObject();
            });
            out.writeEndArray();
        }
        if (!answer.citations().isEmpty()) {
            out.writeArrayPropertyStart("citations");
            answer.citations().forEach(citation -> {
                out.writeStartObject();
                out.writeStringProperty("url", citation.url());
                LineJson.optional(out, "title", citation.title());
                out.writeEndObject();
            });
            out.writeEndArray();
        }
        LineJson.optional(out, "annotations", answer.annotations());
        if (!answer.images().isEmpty()) {
            LineJson.strings(out, "images", answer.images());
        }
        ending(out, answer.ending());
        usage(out, answer.usage());
        servedBy(out, answer.servedBy());
        LineJson.optional(out, "generation", answer.generationId());
        timing(out, answer.timing());
    }

    private static void ending(JsonGenerator out, Ending ending) {
        out.writeObjectPropertyStart("ending");
        switch (ending) {
            case Ending.Complete e -> {
                out.writeStringProperty("how", "complete");
                out.writeStringProperty("reason", e.reason());
                LineJson.optional(out, "nativeReason", e.nativeReason());
            }
            case Ending.Stopped _ -> out.writeStringProperty("how", "stopped");
            case Ending.Failed e -> {
                out.writeStringProperty("how", "failed");
                error(out, e.error());
            }
        }
        out.writeEndObject();
    }

    private static void error(JsonGenerator out, ApiError error) {
        out.writeStringProperty("kind", error.kind().name());
        LineJson.optional(out, "status", error.status());
        LineJson.optional(out, "errorType", error.type());
        out.writeStringProperty("message", error.message());
        LineJson.optional(out, "provider", error.provider());
        LineJson.optional(out, "limitSource", error.limitSource());
        LineJson.optional(out, "retryAfter", error.retryAfter() == null ? null : error.retryAfter().toString());
        LineJson.optional(out, "generation", error.generationId());
    }

    private static void usage(JsonGenerator out, Usage usage) {
        if (usage.equals(Usage.UNKNOWN)) {
            return;
        }
        out.writeObjectPropertyStart("usage");
        LineJson.optional(out, "prompt", usage.promptTokens());
        LineJson.optional(out, "completion", usage.completionTokens());
        LineJson.optional(out, "cached", usage.cachedTokens());
        LineJson.optional(out, "cacheWrite", usage.cacheWriteTokens());
        LineJson.optional(out, "reasoning", usage.reasoningTokens());
        LineJson.optional(out, "webSearches", usage.webSearches());
        cost(out, usage.cost());
        if (usage.byok()) {
            out.writeBooleanProperty("byok", true);
        }
        out.writeEndObject();
    }

    /// Amounts are texts, so that no reader can round them.
    static void cost(JsonGenerator out, Cost cost) {
        switch (cost) {
            case Cost.Charged c -> out.writeStringProperty("charged", c.usd().toString());
            case Cost.Estimated c -> out.writeStringProperty("estimated", c.usd().toString());
            case Cost.Unknown _ -> {}
        }
    }

    private static void servedBy(JsonGenerator out, ServedBy by) {
        if (by.equals(ServedBy.UNKNOWN)) {
            return;
        }
        out.writeObjectPropertyStart("servedBy");
        LineJson.optional(out, "model", by.model());
        LineJson.optional(out, "provider", by.provider());
        LineJson.optional(out, "attempt", by.attempt());
        LineJson.optional(out, "region", by.region());
        LineJson.optional(out, "summary", by.summary());
        out.writeEndObject();
    }

    private static void timing(JsonGenerator out, Timing timing) {
        if (timing.equals(Timing.UNKNOWN)) {
            return;
        }
        out.writeObjectPropertyStart("timing");
        LineJson.optional(out, "firstTokenMs", timing.firstTokenMs());
        LineJson.optional(out, "thoughtMs", timing.thoughtMs());
        LineJson.optional(out, "totalMs", timing.totalMs());
        out.writeEndObject();
    }

    private static void audit(JsonGenerator out, GenerationAudit audit) {
        out.writeStringProperty("generation", audit.generationId());
        out.writeStringProperty("charged", audit.totalCostUsd().toString());
        LineJson.optional(out, "prompt", audit.promptTokens());
        LineJson.optional(out, "completion", audit.completionTokens());
        LineJson.optional(out, "cached", audit.cachedTokens());
        LineJson.optional(out, "reasoning", audit.reasoningTokens());
        LineJson.optional(out, "provider", audit.provider());
        out.writeBooleanProperty("cancelled", audit.cancelled());
    }
}
