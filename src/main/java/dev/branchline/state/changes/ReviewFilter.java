package dev.branchline.state.changes;

import dev.branchline.model.change.HunkState;
import org.jspecify.annotations.Nullable;

/// Which changes the review lists.
///
/// @param text part of a path, a prompt, a tool or a model; empty for all
/// @param typing whether the keys go into the text now
/// @param state only changes with a hunk in this state; null for all
/// @param tool only changes by this tool; null for all
/// @param branch only changes on the way from the root to the head
public record ReviewFilter(String text, boolean typing, @Nullable HunkState state, @Nullable String tool, boolean branch) {
    public static final ReviewFilter ALL = new ReviewFilter("", false, null, null, false);

    ReviewFilter with(String newText, boolean nowTyping) {
        return new ReviewFilter(newText, nowTyping, state, tool, branch);
    }

    ReviewFilter with(@Nullable HunkState newState) {
        return new ReviewFilter(text, typing, newState, tool, branch);
    }

    ReviewFilter withTool(@Nullable String newTool) {
        return new ReviewFilter(text, typing, state, newTool, branch);
    }

    ReviewFilter withBranch(boolean only) {
        return new ReviewFilter(text, typing, state, tool, only);
    }

    /// Whether it lets everything through.
    public boolean isOpen() {
        return text.isBlank() && state == null && tool == null && !branch;
    }
}
