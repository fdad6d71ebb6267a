package dev.branchline.runtime;

import dev.branchline.event.Event;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.ToolEvent;
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
                || (a instanceof StreamEvent.ToolCallDelta t && b instanceof StreamEvent.ToolCallDelta u && t.run().equals(u.run())
                        && t.index() == u.index())
                || (a instanceof ToolEvent.Output o && b instanceof ToolEvent.Output p && o.run().equals(p.run()) && o.callId().equals(p.callId()))
                || (a instanceof StreamEvent.ReasoningDelta p && b instanceof StreamEvent.ReasoningDelta q && p.run().equals(q.run()));
    }

    private static Event join(List<Event> deltas) {
        StringBuilder text = new StringBuilder();
        deltas.forEach(delta -> text.append(piece(delta)));
        return switch (deltas.getFirst()) {
            case StreamEvent.TextDelta t -> new StreamEvent.TextDelta(t.run(), text.toString());
            case StreamEvent.ReasoningDelta r -> new StreamEvent.ReasoningDelta(r.run(), text.toString());
            case StreamEvent.ToolCallDelta c -> new StreamEvent.ToolCallDelta(c.run(), c.index(), c.name(), text.toString());
            case ToolEvent.Output o -> new ToolEvent.Output(o.run(), o.callId(), text.toString());
            default -> throw new IllegalArgumentException("cannot be joined: " + deltas.getFirst());
        };
    }

    private static String piece(Event delta) {
        return switch (delta) {
            case StreamEvent.TextDelta t -> t.text();
            case StreamEvent.ReasoningDelta r -> r.text();
            case StreamEvent.ToolCallDelta c -> c.argumentsPiece();
            case ToolEvent.Output o -> o.piece();
            default -> "";
        };
    }
}
