package dev.branchline.model;

import org.jspecify.annotations.Nullable;

/// How an answer ended. Everything but [Complete] means that the text is partial, and the screen says so.
public sealed interface Ending {
    /// The model came to an end by itself.
    ///
    /// @param reason normalised finish reason: `stop`, `length`, `tool_calls`, `content_filter` or an unknown word
    /// @param nativeReason the upstream's own word, when told
    record Complete(String reason, @Nullable String nativeReason) implements Ending {}

    /// The user stopped it.
    record Stopped() implements Ending {}

    /// The stream broke, or the program died while it ran.
    record Failed(ApiError error) implements Ending {}

    default boolean isPartial() {
        return !(this instanceof Complete);
    }
}
