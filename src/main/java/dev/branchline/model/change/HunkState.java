package dev.branchline.model.change;

/// How a hunk stands now.
public enum HunkState {
    /// In the file as the tool wrote it, not yet looked at.
    APPLIED,
    /// In the file, and accepted by the user or by a commit.
    KEPT,
    /// Taken back.
    REVERTED,
    /// Some of its lines were taken back.
    PARTIAL,
    /// Nothing of it is in the file any more: later changes or the user have replaced it.
    SUPERSEDED
}
