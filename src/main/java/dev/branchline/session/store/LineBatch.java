package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineScanner;
import dev.branchline.disk.Seal;
import dev.branchline.session.Entry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Lines of a session file with the entries in them, which are read on another thread: that is most of what opening a large session costs.
/// Which lines are whole, and what becomes of the others, is the loader's.
final class LineBatch {
    private static final int BYTES = 1 << 18;
    /// The last line begins within the bytes above.
    private static final int ROOM = 2 * BYTES;
    private static final int LINES = 1024;

    private final FutureTask<@Nullable Entry[]> task = new FutureTask<>(this::read);
    private byte[] bytes;
    /// Where each line begins, and where the last one ends.
    private final int[] starts = new int[LINES + 1];
    private final long[] nexts = new long[LINES];
    private int count;
    private boolean terminated;

    private LineBatch(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The next lines, whose reading begins at once.
    ///
    /// @param read a batch that is done with, whose room is used again: new room for each batch would double the heap
    /// @return null when there are none
    static @Nullable LineBatch next(LineScanner lines, @Nullable LineBatch read) throws IOException {
        LineBatch batch = new LineBatch(read == null || read.bytes.length != ROOM ? new byte[ROOM] : read.bytes);
        while (batch.count < LINES && batch.starts[batch.count] < BYTES && lines.next()) {
            batch.add(lines);
        }
        if (batch.count == 0) {
            return null;
        }
        Thread.ofVirtual().name("session lines").start(batch.task);
        return batch;
    }

    private void add(LineScanner lines) {
        int start = starts[count];
        int end = start + lines.length();
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        System.arraycopy(lines.bytes(), lines.offset(), bytes, start, lines.length());
        nexts[count] = lines.nextPosition();
        terminated = lines.isTerminated();
        starts[++count] = end;
    }

    private @Nullable Entry[] read() {
        EntryReader reader = new EntryReader();
        @Nullable Entry[] entries = new Entry[count];
        for (int i = 0; i < count; i++) {
            int length = length(i);
            if (Seal.holds(bytes, starts[i], length) && !HeaderReader.looksLikeOne(bytes, starts[i], length)) {
                entries[i] = entry(reader, i);
            }
        }
        return entries;
    }

    private @Nullable Entry entry(EntryReader reader, int line) {
        try {
            return reader.read(bytes, starts[line], length(line));
        } catch (LineDamagedException _) {
            // The loader meets it too, and knows what to do.
            return null;
        }
    }

    /// The entries of the lines, in their order; null for what is no whole line of an entry. Waits for them.
    @Nullable Entry[] entries() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading the session was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("lines of a session could not be read", e.getCause());
        }
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    /// The memory it takes, bytes.
    int room() {
        return bytes.length;
    }

    int offset(int line) {
        return starts[line];
    }

    /// Without its line feed.
    int length(int line) {
        return starts[line + 1] - starts[line];
    }

    /// Where in the file the line after it begins.
    long next(int line) {
        return nexts[line];
    }

    /// Only the last line of a file can lack its line feed.
    boolean isTerminated(int line) {
        return terminated || line < count - 1;
    }
}
