package dev.branchline.session.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Objects;

/// Says in a few words why the disk refused.
final class Reasons {
    private Reasons() {}

    static String of(Exception e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException fs when fs.getReason() != null -> fs.getReason() + ": " + fs.getFile();
            case ReadOnlyFileSystemException _ -> "the disk is read-only";
            case IOException io when io.getMessage() != null -> io.getMessage();
            default -> Objects.toString(e.getMessage(), e.getClass().getSimpleName());
        };
    }
}
