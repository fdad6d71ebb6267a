package dev.branchline.openrouter;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Lets the pieces of a fast answer come together in the socket while nobody would see them: one reading a frame costs a third of the CPU of
/// one for each token. Of one response; used by the thread that reads it.
///
/// It holds up the HTTP client's only thread, for a few milliseconds and never twice in a frame, however many answers stream.
final class Rest {
    /// Pieces that are farther apart than this are read as they come.
    private static final long FAST_NANOS = 4_000_000;
    /// What comes is decoded before the frame is made.
    private static final long EARLY_NANOS = 1_000_000;
    private static final long SHORTEST_NANOS = 1_000_000;
    /// Twice in a frame: who wakes late then misses half of one.
    private static final long LONGEST_NANOS = 3_000_000;
    /// More is there already: it is a flood, and waiting would only hold it up.
    private static final int FLOOD_BYTES = 4096;

    private final LongSupplier unseenNanos;
    private long last = System.nanoTime();

    /// @param unseenNanos how long what comes now will not be seen, 0 when it may be at once; below 0 when nobody looks
    Rest(LongSupplier unseenNanos) {
        this.unseenNanos = unseenNanos;
    }

    /// To be called after a reading was handed on.
    void afterReading(int events, int bytes) {
        long now = System.nanoTime();
        long since = now - last;
        last = now;
        if (since < events * FAST_NANOS && bytes < FLOOD_BYTES) {
            rest(unseenNanos.getAsLong());
        }
    }

    private static void rest(long unseen) {
        long rest = Math.min(unseen - EARLY_NANOS, LONGEST_NANOS);
        if (rest >= SHORTEST_NANOS) {
            LockSupport.parkNanos(rest);
        }
    }
}
