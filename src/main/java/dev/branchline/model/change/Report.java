package dev.branchline.model.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was done, read back from the disk. A file that could not be written says so; the others are as reported.
///
/// @param operation what takes it back; null when nothing was done
/// @param files as they were really done
public record Report(String title, @Nullable OperationId operation, List<FilePlan> files) {
    public Report {
        files = List.copyOf(files);
    }
}
