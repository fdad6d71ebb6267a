package dev.branchline.model.change;

import java.util.List;

/// A change with how it stands now.
///
/// @param hunks the state of each hunk, in order; for a change without hunks one state for the whole
public record ChangeStatus(Change change, List<HunkState> hunks) {
    public ChangeStatus {
        hunks = List.copyOf(hunks);
    }

    /// The state of all of it: the one its hunks share, else PARTIAL.
    public HunkState whole() {
        HunkState first = hunks.getFirst();
        return hunks.stream().allMatch(first::equals) ? first : HunkState.PARTIAL;
    }
}
