package dev.branchline.runtime;

import dev.branchline.event.Event;
import dev.branchline.event.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/// Joins neighbouring deltas of one run that wait in the queue together. Merged, never dropped; the order stays.
final class DeltaMerge {
    private DeltaMerge() {}

    static List<Event> of(List<Event> events) {
        if (events.size() < 2) {
            return events;
        }
        List<Event> merged = new ArrayList<>(events.size());
        int i = 0;
        while (i < events.size()) {
            int end = endOfRun(events, i);
            merged.add(end == i + 1 ? events.get(i) : join(events.subList(i, end)));
            i = end;
        }
        return merged;
    }

    private static int endOfRun(List<Event> events, int from) {
        int end = from + 1;
        while (end < events.size() && joins(events.get(from), events.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean joins(Event a, Event b) {
        return (a instanceof StreamEvent.TextDelta x && b instanceof StreamEvent.TextDelta y && x.run().equals(y.run()))
                || (a instanceof StreamEvent.ReasoningDelta p && b instanceof StreamEvent.ReasoningDelta q && p.run().equals(q.run()));
    }

    private static Event join(List<Event> deltas) {
        StringBuilder text = new StringBuilder();
        for (Event delta : deltas) {
            text.append(delta instanceof StreamEvent.TextDelta t ? t.text() : ((StreamEvent.ReasoningDelta) delta).text());
        }
        return deltas.getFirst() instanceof StreamEvent.TextDelta t
                ? new StreamEvent.TextDelta(t.run(), text.toString())
                : new StreamEvent.ReasoningDelta(((StreamEvent.ReasoningDelta) deltas.getFirst()).run(), text.toString());
    }
}
