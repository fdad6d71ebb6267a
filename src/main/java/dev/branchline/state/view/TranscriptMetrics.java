package dev.branchline.state.view;

import dev.branchline.model.tool.CallKey;
import dev.branchline.state.AppState;
import org.jspecify.annotations.Nullable;

/// How tall things are in the conversation pane. Implemented by the layout that paints them, so that scrolling and
/// painting agree; a pure function of state and width for its callers.
@FunctionalInterface
public interface TranscriptMetrics {
    /// @param width cells of a row, at least 1
    /// @return the item's rows, at least 1
    int rows(AppState state, TranscriptItem item, int width);

    /// The tool call whose head stands in a row of an item, or null.
    default @Nullable CallKey cardAt(AppState state, TranscriptItem item, int width, int row) {
        return null;
    }
}
