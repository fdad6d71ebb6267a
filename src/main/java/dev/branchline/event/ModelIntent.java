package dev.branchline.event;

import org.jspecify.annotations.Nullable;

/// Choosing who answers.
public sealed interface ModelIntent extends Intent {
    record Use(String modelId) implements ModelIntent {}

    record Refresh() implements ModelIntent {}

    /// Reasoning effort for the next requests; null leaves it to the model.
    record SetEffort(@Nullable String effort) implements ModelIntent {}
}
