package dev.branchline.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Writes a small file so that there is always the old or the new one, never half of one. For the user alone (0600).
final class AtomicFile {
    /// Asked at the last moment before the old file gives way.
    @FunctionalInterface
    interface Check {
        boolean stillGood() throws IOException;
    }

    private AtomicFile() {}

    /// @return at most one byte more than the limit, so that the caller sees that there is more; empty when there is no file
    static byte[] read(Path file, int limit) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /// Where a symbolic link leads, so that writing keeps the link. Many keep their settings in a repository that way.
    static Path target(Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            return file;
        }
        try {
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is a link to a file that does not exist. Create that file, or remove the link.", e);
        }
    }

    /// The folder that holds a file.
    static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    }

    /// @return false when the check said no; nothing has changed then
    static boolean write(Path file, byte[] bytes, Check check) throws IOException {
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new IOException(file + " is read-only, so nothing was written. Run: chmod 600 " + file);
        }
        Path folder = folder(file);
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".new", mode(file));
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            if (!check.stillGood()) {
                return false;
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(folder);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// The new name is durable only when the folder is.
    private static void syncFolder(Path folder) throws IOException {
        if (Folders.supportsModes(folder)) { // elsewhere a folder cannot be opened
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] mode(Path file) {
        return Folders.supportsModes(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
