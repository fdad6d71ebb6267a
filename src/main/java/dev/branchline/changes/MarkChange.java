package dev.branchline.changes;

import dev.branchline.model.change.ChangeId;

/// What an operation makes of a hunk.
///
/// @param hunk index; 0 also for a change without hunks, which counts as one of one line
record MarkChange(ChangeId change, int hunk, HunkMark from, HunkMark to) {
    MarkChange inverse() {
        return new MarkChange(change, hunk, to, from);
    }
}
