package dev.branchline.model;

import org.jspecify.annotations.Nullable;

/// Token counts and cost of one answer, as the wire reported them. Absent counts are null, never zero.
///
/// @param promptTokens all input tokens, cached and written ones included
/// @param completionTokens all output tokens, reasoning included
/// @param cachedTokens input read from a prompt cache
/// @param cacheWriteTokens input written to a prompt cache
/// @param reasoningTokens output spent on reasoning
/// @param webSearches number of web searches billed with the answer
/// @param cost what it cost
/// @param byok whether the provider bills the user's own key beside this cost
public record Usage(
        @Nullable Long promptTokens,
        @Nullable Long completionTokens,
        @Nullable Long cachedTokens,
        @Nullable Long cacheWriteTokens,
        @Nullable Long reasoningTokens,
        @Nullable Long webSearches,
        Cost cost,
        boolean byok) {

    /// Nothing is known.
    public static final Usage UNKNOWN = new Usage(null, null, null, null, null, null, Cost.UNKNOWN, false);

    /// Of a request that never reached a model.
    public static final Usage NONE = new Usage(0L, 0L, null, null, null, null, Cost.NOTHING, false);

    /// With counts that the stream did not bring.
    public Usage filledBy(GenerationAudit audit) {
        return new Usage(
                promptTokens == null ? audit.promptTokens() : promptTokens,
                completionTokens == null ? audit.completionTokens() : completionTokens,
                cachedTokens == null ? audit.cachedTokens() : cachedTokens,
                cacheWriteTokens,
                reasoningTokens == null ? audit.reasoningTokens() : reasoningTokens,
                webSearches, cost, byok);
    }

    public Usage withCost(Cost newCost) {
        return new Usage(
                promptTokens, completionTokens, cachedTokens, cacheWriteTokens, reasoningTokens, webSearches, newCost, byok);
    }
}
