package dev.branchline.changes;

import dev.branchline.model.change.HunkState;

/// What operations have made of a hunk, as the ledger says.
///
/// @param rejected lines that the user took back
/// @param away all of it was taken back because the head left its branch; it comes again when the head returns
/// @param kept accepted
record HunkMark(LineSet rejected, boolean away, boolean kept) {
    static final HunkMark FRESH = new HunkMark(LineSet.NONE, false, false);

    /// The lines that are taken back, of so many.
    LineSet reverted(int lines) {
        return away ? LineSet.all(lines) : rejected;
    }

    HunkState state(int lines) {
        LineSet reverted = reverted(lines);
        if (reverted.isAll(lines)) {
            return HunkState.REVERTED;
        }
        if (!reverted.isEmpty()) {
            return HunkState.PARTIAL;
        }
        return kept ? HunkState.KEPT : HunkState.APPLIED;
    }

    HunkMark revert(LineSet lines) {
        return new HunkMark(rejected.with(lines), away, kept);
    }

    HunkMark reapply(LineSet lines, int count) {
        return new HunkMark(reverted(count).without(lines), false, kept);
    }

    HunkMark leave() {
        return new HunkMark(rejected, true, kept);
    }

    HunkMark enter() {
        return new HunkMark(rejected, false, kept);
    }

    HunkMark keep() {
        return new HunkMark(rejected, away, true);
    }

    /// This mark after the same step was made with it as led from the one mark to the other; what else happened to the hunk stays.
    HunkMark moved(HunkMark from, HunkMark to) {
        LineSet lines = rejected.without(from.rejected.without(to.rejected)).with(to.rejected.without(from.rejected));
        return new HunkMark(lines, from.away == to.away ? away : to.away, from.kept == to.kept ? kept : to.kept);
    }
}
