package dev.branchline.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two files that together never grow beyond twice the limit: the one that is written, and the one before it.
/// Several processes may append to the same; each adds whole lines.
final class LogFile implements Closeable {
    static final long MAX_BYTES = 1 << 20;

    private static final Set<OpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    private final Path file;
    private final long limit;
    private @Nullable FileChannel open;

    LogFile(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    synchronized void append(CharSequence lines) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        // An interrupt closes a channel under its user, and a stopped stream is just what is worth a line.
        boolean interrupted = Thread.interrupted();
        try {
            write(bytes);
        } catch (ClosedByInterruptException e) {
            interrupted |= Thread.interrupted();
            write(bytes);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        FileChannel channel = channel();
        if (channel.size() > 0 && channel.size() + bytes.remaining() > limit) {
            channel = turnOver(channel);
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private FileChannel channel() throws IOException {
        if (open == null || !open.isOpen()) {
            open = openForUser();
        }
        return open;
    }

    /// Another process may have turned it over since we opened it; then its new file goes on, and ours is the old one.
    private FileChannel turnOver(FileChannel full) throws IOException {
        boolean stillThere = sizeOnDisk() == full.size();
        close();
        if (stillThere) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return channel();
    }

    private long sizeOnDisk() throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    private FileChannel openForUser() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return FileChannel.open(file, APPEND);
        }
        Files.createDirectories(folder, mode("rwx------"));
        return FileChannel.open(file, APPEND, mode("rw-------"));
    }

    private static FileAttribute<?> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
