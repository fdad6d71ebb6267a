package dev.branchline.model.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the ledger that one acts on.
///
/// @param hunk which hunk; null for the whole change
/// @param lines which of the hunk's lines, counted as they are shown: its removed lines first, then its added ones; null for all
public record Selection(ChangeId change, @Nullable Integer hunk, @Nullable List<Integer> lines) {
    public Selection {
        lines = lines == null ? null : List.copyOf(lines);
    }

    public static Selection of(ChangeId change) {
        return new Selection(change, null, null);
    }

    public static Selection of(ChangeId change, int hunk) {
        return new Selection(change, hunk, null);
    }
}
