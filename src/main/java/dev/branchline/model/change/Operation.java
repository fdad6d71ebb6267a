package dev.branchline.model.change;

import java.time.Instant;
import java.util.List;

/// One action of the user on files, as the operation log has it.
///
/// @param edits what was written, in order
/// @param undone whether it has been taken back
public record Operation(OperationId id, Instant at, String title, List<FileEdit> edits, boolean undone) {
    public Operation {
        edits = List.copyOf(edits);
    }
}
