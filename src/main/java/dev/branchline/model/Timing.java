package dev.branchline.model;

import org.jspecify.annotations.Nullable;

/// Durations in milliseconds from sending the request; null when not known.
///
/// @param firstTokenMs until the first visible or reasoning token
/// @param thoughtMs from the first token of reasoning to the first of the text, or to the end when no text came
/// @param totalMs until the end of the stream
public record Timing(@Nullable Long firstTokenMs, @Nullable Long thoughtMs, @Nullable Long totalMs) {
    public static final Timing UNKNOWN = new Timing(null, null, null);
}
