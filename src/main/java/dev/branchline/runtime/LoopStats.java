package dev.branchline.runtime;

import dev.branchline.event.Event;
import dev.branchline.event.Input;
import dev.branchline.event.StreamEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What the loop has done lately, for the debug overlay. UI thread.
public final class LoopStats {
    private static final int PAINTS = 240;
    private static final int EVENTS = 12;

    private final Deque<Double> paintMillis = new ArrayDeque<>();
    private final Deque<String> events = new ArrayDeque<>();
    private int mostQueued;
    private long deltas;
    private long inputs;
    private long merged;

    void taken(List<Event> batch, int afterMerge) {
        mostQueued = Math.max(mostQueued, batch.size());
        merged += batch.size() - afterMerge;
        for (Event event : batch) {
            if (event instanceof StreamEvent.TextDelta || event instanceof StreamEvent.ReasoningDelta) {
                deltas++;
            }
            if (event instanceof Input) {
                inputs++;
            }
            keep(events, event.getClass().getSimpleName(), EVENTS);
        }
    }

    void painted(long nanos) {
        keep(paintMillis, nanos / 1e6, PAINTS);
    }

    private static <T> void keep(Deque<T> ring, T value, int most) {
        if (ring.size() == most) {
            ring.removeFirst();
        }
        ring.addLast(value);
    }

    /// How long the last frames took, milliseconds, newest last.
    public List<Double> paintMillis() {
        return List.copyOf(paintMillis);
    }

    /// Types of the last events, newest last.
    public List<String> events() {
        return List.copyOf(events);
    }

    public int mostQueued() {
        return mostQueued;
    }

    public long deltas() {
        return deltas;
    }

    /// What the terminal has sent: keys, pastes, the mouse, new sizes.
    public long inputs() {
        return inputs;
    }

    /// Deltas that were joined to the one before.
    public long merged() {
        return merged;
    }
}
