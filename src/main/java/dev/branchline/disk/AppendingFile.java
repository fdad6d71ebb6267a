package dev.branchline.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// The writing end of a file that only grows. Tests put one that fails in its place.
public interface AppendingFile extends Closeable {
    /// Writes all bytes at the end of the file; when it fails, some of them may have been written.
    void write(byte[] bytes) throws IOException;

    /// Returns when everything that was written would survive a power failure.
    void force() throws IOException;

    /// Opens files for appending.
    interface Opener {
        /// @param create whether the file may be new
        AppendingFile open(Path file, boolean create) throws IOException;
    }

    static AppendingFile open(Path file, boolean create) throws IOException {
        Set<StandardOpenOption> options = create
                ? Set.of(StandardOpenOption.APPEND, StandardOpenOption.CREATE)
                : Set.of(StandardOpenOption.APPEND);
        FileChannel channel = PrivateFiles.open(file, options);
        return new AppendingFile() {
            @Override
            public void write(byte[] bytes) throws IOException {
                PrivateFiles.writeAll(channel, bytes);
            }

            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
