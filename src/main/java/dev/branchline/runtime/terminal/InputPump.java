package dev.branchline.runtime.terminal;

import dev.branchline.event.Input;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Decodes on the thread that reads the terminal, so that a key takes one hop only, to the bus. The rare deadlines (a lone ESC,
/// a sequence cut off) are waited for by a short-lived virtual thread; when none is pending nothing waits anywhere.
public final class InputPump {
    private final InputDecoder decoder;
    private boolean waiting;

    /// @param sink gets the events, on the reader's or on the timer's thread, one at a time; must be quick (the bus's publish)
    public InputPump(Consumer<Input> sink) {
        decoder = new InputDecoder(System::nanoTime, sink);
    }

    /// Whether the terminal's Backspace key sends ^H.
    public synchronized void erasesWithControlH(boolean controlH) {
        decoder.erasesWithControlH(controlH);
    }

    /// Bytes from the terminal.
    public synchronized void received(byte[] bytes) {
        decoder.feed(bytes);
        if (!waiting && decoder.deadlineNanos() != InputDecoder.NO_DEADLINE) {
            waiting = true;
            Thread.ofVirtual().name("input-deadline").start(this::awaitDeadlines);
        }
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
        return Math.max(deadline - System.nanoTime(), 1);
    }
}
