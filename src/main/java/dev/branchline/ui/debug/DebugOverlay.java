package dev.branchline.ui.debug;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.view.Panes;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.ui.Frame;
import dev.branchline.ui.Numbers;
import dev.branchline.ui.draw.RowPen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures about the program itself, at the top right. Takes no keys.
public final class DebugOverlay {
    private static final int COLUMNS = 44;
    private static final int NAME = 9;
    private static final int EVENTS = 8;

    /// A name and its figures; an empty name goes on with the row above.
    private record Line(String name, String value, Role role) {}

    private final Frame frame;
    private final List<Line> lines;

    public DebugOverlay(DebugFigures figures, Frame frame) {
        this.frame = frame;
        this.lines = lines(figures, frame);
    }

    /// Where it lies; empty where there is no room.
    public Rect place() {
        Panes panes = frame.state().panes();
        int width = Math.min(COLUMNS, panes.columns());
        int height = Math.min(lines.size(), panes.rows() - 2);
        return width < 20 || height < 1 ? Rect.NONE : new Rect(panes.columns() - width, 1, width, height);
    }

    /// @param graphics its place
    public void paint(FastGraphics graphics) {
        for (int i = 0; i < graphics.rows(); i++) {
            RowPen pen = RowPen.on(graphics, frame.theme(), Role.OVERLAY, 0, i, graphics.columns());
            if (i < lines.size()) {
                Line line = lines.get(i);
                pen.skip(1).add(line.name, Role.MUTED, NAME).add(line.value, line.role, pen.left() - 1);
            }
        }
    }

    private static List<Line> lines(DebugFigures f, Frame frame) {
        List<Line> lines = new ArrayList<>();
        List<Double> sorted = f.paintMillis().stream().sorted().toList();
        double last = f.paintMillis().isEmpty() ? 0 : f.paintMillis().getLast();
        lines.add(new Line("frame", ms(last) + "  median " + ms(at(sorted, 0.5)) + "  p99 " + ms(at(sorted, 0.99)), Role.TEXT));
        long each = f.frames().frames() == 0 ? 0 : f.frames().bytes() / f.frames().frames();
        lines.add(new Line("bytes", Numbers.bytes(f.frames().lastBytes()) + "  mean " + Numbers.bytes(each) + "  of " + f.frames().frames()
                + " frames", Role.TEXT));
        lines.add(new Line("send", ms(f.frames().lastNanos() / 1e6) + "  scrolled " + f.frames().scrolls(), Role.TEXT));
        lines.add(new Line("queue", f.queued() + "  most " + f.mostQueued() + "  merged " + f.merged() + " of " + f.deltas() + " deltas", Role.TEXT));
        lines.add(new Line("layout", f.layoutHits() + " ready, " + f.layoutMisses() + " made", Role.TEXT));
        lines.add(new Line("tree", frame.state().conversation().tree().size() + " nodes", Role.TEXT));
        String name = "runs";
        for (LiveRun run : frame.state().conversation().runs().values()) {
            lines.add(new Line(name, run.id() + " " + phase(run.phase()) + " " + run.text().length() + " chars", Role.ACCENT));
            name = "";
        }
        name = "events";
        List<String> newest = f.events().reversed();
        for (int i = 0; i < Math.min(EVENTS, newest.size()); i++) {
            lines.add(new Line(name, newest.get(i), Role.MUTED));
            name = "";
        }
        return lines;
    }

    private static String phase(LiveRun.Phase phase) {
        return switch (phase) {
            case LiveRun.Phase.Sending _ -> "sending";
            case LiveRun.Phase.Waiting _ -> "waiting";
            case LiveRun.Phase.Streaming _ -> "streaming";
            case LiveRun.Phase.Retrying r -> "retrying " + r.attempt();
            case LiveRun.Phase.Tools _ -> "tools";
            case LiveRun.Phase.Stopping _ -> "stopping";
            case LiveRun.Phase.AtLimit _ -> "at the limit";
            case LiveRun.Phase.Failed _ -> "failed";
        };
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
    }

    private static String ms(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }
}
