package dev.branchline.ui.transcript;

import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.AppState;
import dev.branchline.state.view.Rect;
import dev.branchline.state.view.Scrolling;
import dev.branchline.state.view.TranscriptItem;
import dev.branchline.state.view.Viewport.Anchor;
import dev.branchline.text.ClusterVisitor;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.Box;
import dev.branchline.ui.Frame;
import dev.branchline.ui.Overlooks;
import dev.branchline.ui.PanePainter;
import dev.branchline.ui.status.NoticeText;
import java.util.List;

/// Draws the rows that are in view, and nothing else.
public final class TranscriptPainter implements PanePainter {
    private static final int COUNT_ITEMS = 200;
    private static final int COUNT_ROWS = 999;

    private static final Overlooks SILENT = new Overlooks(Overlooks.Time.QUARTERS, false, true, false);
    private static final Overlooks RUNNING = new Overlooks(Overlooks.Time.EXACT, false, true, false);

    private final TranscriptLayout layout;
    private final ShownRows shown = new ShownRows();
    private final Extent extent;

    public TranscriptPainter(TranscriptLayout layout) {
        this.layout = layout;
        this.extent = new Extent(layout);
    }

    /// The first row that is not shown any more.
    private record Place(int item, int row) {}

    @Override
    public Overlooks overlooks(Frame frame) {
        return frame.state().conversation().runs().isEmpty() ? SILENT : RUNNING;
    }

    @Override
    public void paint(FastGraphics g, Frame frame) {
        shown.forget();
        g.fill(frame.theme().style(Role.TEXT));
        if (frame.geometry().framed()) {
            Box.draw(g, frame.theme(), g.columns() < 34 ? "Chat" : "Conversation", isFocused(frame));
        }
        paintAgain(g, frame);
    }

    private static boolean isFocused(Frame frame) {
        return frame.state().panes().focus() == Pane.CONVERSATION && frame.state().keyOverlay().isEmpty();
    }

    @Override
    public void paintAgain(FastGraphics g, Frame frame) {
        Theme theme = frame.theme();
        boolean framed = frame.geometry().framed();
        Rect inner = framed ? new Rect(1, 1, g.columns() - 2, g.rows() - 2) : new Rect(0, 0, g.columns(), g.rows());
        if (inner.isEmpty()) {
            return;
        }
        AppState state = frame.state();
        Anchor.At top = Scrolling.top(state, layout);
        Place end = rows(g, theme, state, inner, top);
        boolean more = end.item < TranscriptItem.count(state);
        if (framed) {
            g.repeat(g.columns() - 1, inner.row(), 1, inner.height(), "│", Box.edge(theme, isFocused(frame)));
        }
        if (framed && (more || top.item() > 0 || top.row() > 0)) {
            scrollBar(g, theme, state, inner, top, end);
        }
        if (more && state.conversation().activeRunShown().isPresent()) {
            hint(g, frame, inner, end);
        }
        notice(g, frame, inner);
        g.scrollArea(inner.column(), inner.row(), inner.width(), inner.height());
    }

    private Place rows(FastGraphics g, Theme theme, AppState state, Rect inner, Anchor.At top) {
        int count = TranscriptItem.count(state);
        int item = top.item();
        int row = top.row();
        shown.begin(inner.height());
        while (!shown.isFull() && item < count) {
            ItemRows rows = layout.of(state, TranscriptItem.at(state, item), inner.width());
            while (row < rows.size() && !shown.isFull()) {
                shown.add(rows.gutter(row), rows.row(row));
                row++;
            }
            if (row >= rows.size()) {
                item++;
                row = 0;
            }
        }
        shown.draw(g, theme, inner, Columns.of(inner.width()).gutter());
        return new Place(item, row);
    }

    private void scrollBar(FastGraphics g, Theme theme, AppState state, Rect inner, Anchor.At top, Place end) {
        double from = extent.at(state, top.item(), top.row(), inner.width());
        double to = extent.at(state, end.item, end.row, inner.width());
        int height = inner.height();
        int size = Math.clamp(Math.round((to - from) * height), 1, height);
        int start = to >= 1 ? height - size : Math.min((int) (from * height), height - size);
        g.repeat(g.columns() - 1, inner.row() + start, 1, size, "┃", theme.style(Role.MUTED).over(theme.style(Role.TEXT)));
    }

    /// A message that is too long for the status line covers the last rows, never the editor.
    private void notice(FastGraphics g, Frame frame, Rect inner) {
        List<StyledLine> rows = NoticeText.rows(frame, inner.width() - 2);
        TextStyle base = frame.theme().style(Role.OVERLAY);
        int top = inner.row() + inner.height() - rows.size();
        shown.spoilt(inner.height() - rows.size(), inner.height());
        for (int i = 0; i < rows.size() && top >= inner.row(); i++) {
            g.fill(inner.column(), top + i, inner.width(), 1, base);
            rows.get(i).forEachCluster(
                    clusterPainter(g, frame.theme(), inner.column() + 1, top + i, base));
        }
    }

    private static ClusterVisitor clusterPainter(FastGraphics g, Theme theme, int column, int row, TextStyle base) {
        return (cluster, ink, at, width) -> g.put(column + at, row, cluster, width, theme.style(ink).withBackground(base.background()));
    }

    private void hint(FastGraphics g, Frame frame, Rect inner, Place end) {
        AppState state = frame.state();
        int below = -end.row;
        int count = TranscriptItem.count(state);
        int last = Math.min(count, end.item + COUNT_ITEMS);
        for (int i = end.item; i < last && below <= COUNT_ROWS; i++) {
            below += layout.rows(state, TranscriptItem.at(state, i), inner.width());
        }
        String rows = below > COUNT_ROWS || last < count ? COUNT_ROWS + "+" : Integer.toString(below);
        String text = inner.width() < 40 ? " ↓ " + rows + " " : frame.catalog().expandKeys(" ↓ " + rows + " rows below · {view.end} ");
        StyledLine line = StyledLine.of(text, Role.STATUS_KEY);
        shown.spoilt(inner.height() - 1, inner.height());
        g.line(inner.column() + Math.max(0, inner.width() - line.width()), inner.row() + inner.height() - 1, line, frame.theme());
    }
}
