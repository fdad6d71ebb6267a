package dev.branchline.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Carries every event from many publishers to one consumer, the UI loop, in the order of publishing.
///
/// [#publish] may be called from any thread and never blocks. [#take] is the UI thread's alone. Taps (recorder, log,
/// debug overlay) see each event once, on the UI thread, just before it is consumed; they must not throw or block.
public final class EventBus {
    private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final List<Consumer<Event>> taps = new CopyOnWriteArrayList<>();

    public void publish(Event event) {
        queue.add(event);
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
        List<Event> batch = new ArrayList<>();
        Event first = timeoutNanos == Long.MAX_VALUE ? queue.take() : queue.poll(timeoutNanos, TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch);
            for (Consumer<Event> tap : taps) {
                batch.forEach(tap);
            }
        }
        return batch;
    }

    /// The number of events waiting; for the debug overlay.
    public int depth() {
        return queue.size();
    }
}
