package dev.branchline.model;

import org.jspecify.annotations.Nullable;

/// Who answered: read from the stream's chunks and from `openrouter_metadata` (API reference 5.8).
///
/// @param model the concrete model that answered, which may differ from the one asked for
/// @param provider display name of the provider, when told
/// @param attempt 1 for the first try; null when the router did not say
/// @param region where it was served, when told
/// @param summary the router's own one-line account, when told
public record ServedBy(
        @Nullable String model,
        @Nullable String provider,
        @Nullable Integer attempt,
        @Nullable String region,
        @Nullable String summary) {
    public static final ServedBy UNKNOWN = new ServedBy(null, null, null, null, null);
}
