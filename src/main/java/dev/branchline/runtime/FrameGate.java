package dev.branchline.runtime;

/// Decides when a frame is due: at once after a key, else once a slot, never without a reason. UI thread only, but for
/// [#unseenNanos()].
final class FrameGate {
    /// A token waits a slot at most: with 8 ms, one in a hundred is shown more than ten milliseconds after it came.
    static final long SLOT_NANOS = 7_000_000;

    private final Ticker ticker;
    private volatile long lastPaint;
    private volatile boolean painting;
    private boolean dirty;
    private boolean urgent;

    FrameGate(Ticker ticker) {
        this.ticker = ticker;
        this.lastPaint = ticker.nanos() - SLOT_NANOS;
    }

    void changed(boolean byUser) {
        dirty = true;
        urgent |= byUser;
    }

    /// How long the loop may wait for events.
    ///
    /// @param animation when a spinner moves next, milliseconds since the epoch; `Long.MAX_VALUE` for never
    long waitNanos(long animation) {
        if (dirty) {
            return closedNanos();
        }
        return animation == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, animation - ticker.millis()) * 1_000_000;
    }

    /// How long nothing but a key brings a frame: until the slot opens, pieces of an answer need wake nobody.
    long closedNanos() {
        return urgent ? 0 : unseenNanos();
    }

    /// How long until the slot after the last frame opens; of a frame that is being painted, at least. Any thread.
    long unseenNanos() {
        return painting ? SLOT_NANOS : Math.max(0, SLOT_NANOS - (ticker.nanos() - lastPaint));
    }

    /// What comes from now on is not in this frame.
    void paints() {
        painting = true;
    }

    boolean isPainting() {
        return painting;
    }

    boolean isDue(long animation) {
        if (dirty && (urgent || ticker.nanos() - lastPaint >= SLOT_NANOS)) {
            return true;
        }
        return animation <= ticker.millis();
    }

    void painted() {
        lastPaint = ticker.nanos();
        painting = false;
        dirty = false;
        urgent = false;
    }
}
