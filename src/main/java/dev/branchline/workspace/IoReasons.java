package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What went wrong with a file, as a clause: messages of the JDK are often no more than the file's name.
public final class IoReasons {
    private IoReasons() {}

    public static String of(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it already exists";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case NotDirectoryException _ -> "it is not a folder";
            case FileSystemLoopException _ -> "links lead in a circle";
            case FileSystemException e when e.getReason() != null -> lowered(e.getReason());
            default -> problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        };
    }

    /// What went wrong in words, where the exception itself may name no more than a file.
    public static String told(Exception problem) {
        if (problem instanceof FileSystemException e && e.getReason() == null && e.getFile() != null) {
            return e.getFile() + ": " + of(e);
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    private static String lowered(String reason) {
        return reason.isEmpty() ? reason : Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }
}
