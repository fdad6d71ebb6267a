package dev.branchline.model.change;

import java.time.Instant;
import java.util.List;

/// One modification of one file by one tool call.
///
/// @param hunks in the order of the file; empty for what is no text, for modes, links and renames without edits, which are taken back as a whole
/// @param text whether both sides are text (an absent one counts as empty text)
/// @param added lines added in all
/// @param removed lines removed in all
public record Change(ChangeId id, Origin origin, Instant at, FileEdit edit, List<Hunk> hunks, boolean text, int added, int removed) {
    public Change {
        hunks = List.copyOf(hunks);
    }

    public String path() {
        return edit.path();
    }
}
