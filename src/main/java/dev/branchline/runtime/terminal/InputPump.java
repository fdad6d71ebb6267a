package dev.branchline.runtime.terminal;

import dev.branchline.event.Input;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Decodes on the thread that reads the terminal, so that a key takes one hop only, to the bus. The rare deadlines (a lone ESC,
/// a sequence cut off) are waited for by a short-lived virtual thread; when none is pending nothing waits anywhere.
public final class InputPump {
    /// What is read within this time of its opening may have been typed before the terminal was in raw mode.
    private static final long EARLY_NANOS = 1_000_000_000;

    private final InputDecoder decoder;
    private final LongSupplier clock;
    private long startedAt;
    private boolean early = true;
    private boolean waiting;

    /// @param sink gets the events, on the reader's or on the timer's thread, one at a time; must be quick (the bus's publish)
    public InputPump(Consumer<Input> sink) {
        this(System::nanoTime, sink);
    }

    InputPump(LongSupplier clock, Consumer<Input> sink) {
        this.clock = clock;
        this.startedAt = clock.getAsLong();
        this.decoder = new InputDecoder(clock, sink);
    }

    /// Whether the terminal's Backspace key sends ^H.
    public synchronized void erasesWithControlH(boolean controlH) {
        decoder.erasesWithControlH(controlH);
    }

    /// The terminal is about to be read.
    public synchronized void opens() {
        startedAt = clock.getAsLong();
    }

    /// Bytes from the terminal.
    public synchronized void received(byte[] bytes) {
        early = early && clock.getAsLong() - startedAt < EARLY_NANOS;
        decoder.feed(early ? withEnter(bytes) : bytes);
        if (!waiting && decoder.deadlineNanos() != InputDecoder.NO_DEADLINE) {
            waiting = true;
            Thread.ofVirtual().name("input-deadline").start(this::awaitDeadlines);
        }
    }

    /// What was typed ahead of the program went through the terminal's line mode, which makes a line feed of Enter. One Enter at the end is one;
    /// what goes on behind it is more likely a paste, and stays text. The line feed may come in a piece of its own.
    private byte[] withEnter(byte[] bytes) {
        int at = bytes.length - 1;
        if (at < 0 || bytes[at] != '\n') {
            return bytes;
        }
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                return bytes;
            }
        }
        early = false;
        byte[] typed = bytes.clone();
        typed[at] = '\r';
        return typed;
    }

    private void awaitDeadlines() {
        for (long left = settle(); left > 0; left = settle()) {
            LockSupport.parkNanos(left);
        }
    }

    /// @return nanoseconds to the next deadline, 0 when there is none
    private synchronized long settle() {
        decoder.timeout();
        long deadline = decoder.deadlineNanos();
        if (deadline == InputDecoder.NO_DEADLINE) {
            waiting = false;
            return 0;
        }
        return Math.max(deadline - clock.getAsLong(), 1);
    }
}
