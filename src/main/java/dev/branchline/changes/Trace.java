package dev.branchline.changes;

import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.Hunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file's step in the ledger, with all that is needed to follow lines through it without reading contents.
///
/// @param hunks from before to after, when both are text
/// @param text whether they are (absent counts as empty text)
/// @param gap what the user changed between the last state that the ledger knows and `before`; empty when nothing, null when that cannot
///     be told line by line
record Trace(FileEdit edit, List<Hunk> hunks, boolean text, @Nullable List<Hunk> gap) {
    Trace {
        hunks = List.copyOf(hunks);
        gap = gap == null ? null : List.copyOf(gap);
    }

    Trace with(FileEdit other) {
        return new Trace(other, hunks, text, gap);
    }
}
