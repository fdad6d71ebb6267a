package dev.branchline.model.change;

import org.jspecify.annotations.Nullable;

/// One file, before and after.
///
/// @param path the file's path after the edit
/// @param renamedFrom its path before when it was renamed, else null; then `before` is what was there under that name
public record FileEdit(String path, FileState before, FileState after, @Nullable String renamedFrom) {
    public static FileEdit of(String path, FileState before, FileState after) {
        return new FileEdit(path, before, after, null);
    }

    public FileEdit inverse() {
        return renamedFrom == null
                ? new FileEdit(path, after, before, null)
                : new FileEdit(renamedFrom, after, before, path);
    }
}
