package dev.branchline.ui.debug;

import dev.branchline.runtime.terminal.FrameStats;
import java.util.List;

/// What the debug overlay shows of the program itself; the loop fills it.
///
/// @param frames what was sent to the terminal
/// @param paintMillis how long the last frames took to paint and send, milliseconds, newest last; a few hundred at most
/// @param queued events that wait on the bus now
/// @param mostQueued the most that ever waited
/// @param deltas deltas that arrived
/// @param merged deltas that were merged into the one before
/// @param events the last events by type, newest last
/// @param layoutHits laid-out blocks that were found ready
/// @param layoutMisses blocks that had to be laid out
public record DebugFigures(
        FrameStats frames,
        List<Double> paintMillis,
        int queued,
        int mostQueued,
        long deltas,
        long merged,
        List<String> events,
        long layoutHits,
        long layoutMisses) {
    public static final DebugFigures NONE =
            new DebugFigures(new FrameStats(0, 0, 0, 0, 0, 0), List.of(), 0, 0, 0, 0, List.of(), 0, 0);

    public DebugFigures {
        paintMillis = List.copyOf(paintMillis);
        events = List.copyOf(events);
    }
}
