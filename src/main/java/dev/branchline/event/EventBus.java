package dev.branchline.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Carries every event from many publishers to one consumer, the UI loop, in the order of publishing.
///
/// [#publish] may be called from any thread and never blocks for long. [#take] is the UI thread's alone. Taps (recorder, log,
/// debug overlay) see each event once, on the UI thread, just before it is consumed; they must not throw or block.
public final class EventBus {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<Consumer<Event>> taps = new CopyOnWriteArrayList<>();

    // guarded by lock
    private List<Event> queue = new ArrayList<>();
    /// Something waits that is more than a piece of an answer.
    private boolean pressing;
    /// The consumer sleeps, and pieces of answers shall not wake it.
    private boolean patient;

    public void publish(Event event) {
        lock.lock();
        try {
            queue.add(event);
            pressing |= !isPiece(event);
            if (pressing || !patient) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What only adds to an answer: it is seen in the next frame, whenever it is folded before that.
    private static boolean isPiece(Event event) {
        return event instanceof StreamEvent.TextDelta || event instanceof StreamEvent.ReasoningDelta || event instanceof StreamEvent.ToolCallDelta;
    }

    /// Adds a passive reader.
    public void tap(Consumer<Event> tap) {
        taps.add(tap);
    }

    /// Waits for at least one event, then takes all that are there.
    ///
    /// @param timeoutNanos the longest wait; `Long.MAX_VALUE` waits for ever, 0 does not wait
    /// @return the events in order, empty when the time was up
    public List<Event> take(long timeoutNanos) throws InterruptedException {
        return take(timeoutNanos, 0);
    }

    /// As [#take(long)], but pieces of an answer are let come together for a while: no frame is due before, and each waking of this
    /// thread costs more than folding a piece.
    ///
    /// @param patienceNanos how long pieces alone do not end the wait
    public List<Event> take(long timeoutNanos, long patienceNanos) throws InterruptedException {
        List<Event> batch;
        lock.lockInterruptibly();
        try {
            long patience = Math.min(timeoutNanos, patienceNanos);
            patient = true;
            for (long left = patience; left > 0 && !pressing; ) {
                left = arrived.awaitNanos(left);
            }
            patient = false;
            for (long left = timeoutNanos - patience; left > 0 && queue.isEmpty(); ) {
                left = arrived.awaitNanos(left);
            }
            batch = queue;
            queue = new ArrayList<>();
            pressing = false;
        } finally {
            patient = false;
            lock.unlock();
        }
        for (Consumer<Event> tap : taps) {
            batch.forEach(tap);
        }
        return batch;
    }

    /// Whether the consumer sleeps, and pieces of answers do not wake it.
    public boolean isPatient() {
        lock.lock();
        try {
            return patient && !pressing;
        } finally {
            lock.unlock();
        }
    }

    /// The number of events waiting; for the debug overlay.
    public int depth() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
