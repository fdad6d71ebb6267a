package dev.branchline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that one request brought back: what to show, and what must be replayed exactly.
///
/// @param text the visible answer, markdown
/// @param reasoning the readable reasoning, possibly empty
/// @param reasoningDetails the JSON array to send back unmodified, or null when none came (API reference 7.3)
/// @param toolCalls assembled calls, in index order
/// @param citations web sources, without duplicates
/// @param annotations the raw JSON array of annotations, or null
/// @param images data or https URLs of images in the answer
/// @param ending how it ended
/// @param usage tokens and cost
/// @param servedBy who answered
/// @param generationId key for a later audit of the cost, when known
/// @param timing how long it took
public record Answer(
        String text,
        String reasoning,
        @Nullable String reasoningDetails,
        List<ToolCall> toolCalls,
        List<Citation> citations,
        @Nullable String annotations,
        List<String> images,
        Ending ending,
        Usage usage,
        ServedBy servedBy,
        @Nullable String generationId,
        Timing timing) {

    public Answer {
        toolCalls = List.copyOf(toolCalls);
        citations = List.copyOf(citations);
        images = List.copyOf(images);
    }

    /// An answer of which nothing has arrived.
    public static Answer empty(Ending ending) {
        return new Answer(
                "", "", null, List.of(), List.of(), null, List.of(), ending, Usage.UNKNOWN, ServedBy.UNKNOWN, null, Timing.UNKNOWN);
    }

    /// Whether nothing of it has arrived.
    public boolean isEmpty() {
        return text.isEmpty() && reasoning.isEmpty() && toolCalls.isEmpty() && images.isEmpty();
    }

    public Answer withEnding(Ending newEnding) {
        return new Answer(
                text, reasoning, reasoningDetails, toolCalls, citations, annotations, images, newEnding, usage, servedBy,
                generationId, timing);
    }

    public Answer withUsage(Usage newUsage) {
        return new Answer(
                text, reasoning, reasoningDetails, toolCalls, citations, annotations, images, ending, newUsage, servedBy,
                generationId, timing);
    }

    public Answer withGeneration(@Nullable String id) {
        return new Answer(
                text, reasoning, reasoningDetails, toolCalls, citations, annotations, images, ending, usage, servedBy, id, timing);
    }

    public Answer withTiming(Timing newTiming) {
        return new Answer(
                text, reasoning, reasoningDetails, toolCalls, citations, annotations, images, ending, usage, servedBy, generationId, newTiming);
    }
}
