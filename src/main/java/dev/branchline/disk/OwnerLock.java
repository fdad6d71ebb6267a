package dev.branchline.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Says that a live process writes to a session: a lock of the operating system on a file beside it, which vanishes with
/// its process however that ends. The lock file's text (process id and start) only tells others who holds it.
///
/// The file itself stays: were it deleted, two processes could hold locks on two files of the same name.
public final class OwnerLock implements Closeable {
    /// What this process holds. POSIX frees a lock when *any* descriptor of its file is closed by the process, so that a
    /// lock file of our own must never be opened a second time, not even to look at it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;
    private final FileLock lock;

    private OwnerLock(Path key, FileChannel channel, FileLock lock) {
        this.key = key;
        this.channel = channel;
        this.lock = lock;
    }

    /// @return null when another session object or process holds it
    /// @throws IOException when there can be no lock here, as on a read-only disk
    public static synchronized @Nullable OwnerLock tryAcquire(Path file) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        if (!HELD.add(key)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                PrivateFiles.writeAll(channel, self().getBytes(StandardCharsets.US_ASCII));
                OwnerLock held = new OwnerLock(key, channel, lock);
                channel = null;
                return held;
            }
            HELD.remove(key);
            return null;
        } catch (IOException e) {
            HELD.remove(key);
            throw e;
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
    }

    /// The id of the live process that writes, by its own word; does not disturb the lock.
    public static synchronized Optional<Long> owner(Path file) {
        if (HELD.contains(file.toAbsolutePath().normalize())) {
            return Optional.of(ProcessHandle.current().pid());
        }
        try {
            String[] words = Files.readString(file, StandardCharsets.ISO_8859_1).strip().split(" ", 2);
            long pid = Long.parseLong(words[0]);
            return ProcessHandle.of(pid).filter(p -> words.length == 2 && start(p).equals(words[1])).map(ProcessHandle::pid);
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException _) {
            // Not ours to read: then nothing is known of an owner.
            return Optional.empty();
        }
    }

    private static String self() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() + " " + start(self) + "\n";
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            channel.truncate(0);
            lock.release();
        } finally {
            HELD.remove(key);
        }
    }
}
