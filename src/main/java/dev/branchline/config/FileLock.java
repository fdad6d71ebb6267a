package dev.branchline.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// One writer of the settings at a time: in this process and, through a locked file, among all.
/// The file stays, for deleting it would let two writers hold two locks.
final class FileLock implements AutoCloseable {
    /// The system's lock belongs to the process, so threads need one of their own.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    static FileLock take(Path file) throws IOException {
        THREADS.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.lock();
                return new FileLock(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            THREADS.unlock();
            throw new IOException("The settings cannot be locked for writing, so nothing was written: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close(); // gives the system's lock back
        } finally {
            THREADS.unlock();
        }
    }
}
