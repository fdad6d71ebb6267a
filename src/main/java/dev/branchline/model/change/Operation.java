package dev.branchline.model.change;

import java.time.Instant;
import java.util.List;

/// One action of the user on files, as the operation log has it.
///
/// @param edits what was written, in order
/// @param undone whether it has been taken back
/// @param of what it took back or did again; itself when it did something new
public record Operation(OperationId id, Instant at, String title, List<FileEdit> edits, boolean undone, Kind kind, OperationId of) {
    /// Whether it was new, or went back or forth in what was there.
    public enum Kind { ACT, UNDO, REDO }

    public Operation {
        edits = List.copyOf(edits);
    }

    /// One that did something new.
    public Operation(OperationId id, Instant at, String title, List<FileEdit> edits, boolean undone) {
        this(id, at, title, edits, undone, Kind.ACT, id);
    }
}
