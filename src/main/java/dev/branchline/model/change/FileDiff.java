package dev.branchline.model.change;

import java.util.List;

/// Two contents of a file and what differs, ready to be shown.
///
/// @param text whether both are text; else `before` and `after` are empty and `what` says what they are
/// @param hunks in order
/// @param what for what is no text, or is changed beside its text (mode, rename, encoding, line ends): one line each
public record FileDiff(FileEdit edit, boolean text, LineText before, LineText after, List<Hunk> hunks, List<String> what) {
    public FileDiff {
        hunks = List.copyOf(hunks);
        what = List.copyOf(what);
    }

    public String path() {
        return edit.path();
    }

    public int added() {
        return hunks.stream().mapToInt(Hunk::added).sum();
    }

    public int removed() {
        return hunks.stream().mapToInt(Hunk::removed).sum();
    }
}
