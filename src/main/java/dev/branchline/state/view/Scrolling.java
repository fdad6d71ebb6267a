package dev.branchline.state.view;

import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.view.Viewport.Anchor;

/// Moves the view over the transcript. Costs the rows it passes, never the whole session.
public final class Scrolling {
    private Scrolling() {}

    /// The topmost row that is shown, resolved: an item and a row in it.
    public static Anchor.At top(AppState state, TranscriptMetrics metrics) {
        Rect pane = Geometry.of(state).conversationText();
        int width = Math.max(1, pane.width());
        return switch (state.viewport().anchor()) {
            case Anchor.At at -> clamp(state, metrics, at, width);
            case Anchor.End _ -> upFromEnd(state, metrics, pane.height(), width);
        };
    }

    /// Rows of an item move when the pane gets another width: the view goes along, so that one still sees about what one read.
    public static AppState keepPlace(AppState before, AppState after, TranscriptMetrics metrics) {
        if (before.panes().equals(after.panes()) || !(after.viewport().anchor() instanceof Anchor.At at) || at.row() == 0) {
            return after;
        }
        int old = Geometry.of(before).conversationText().width();
        int now = Geometry.of(after).conversationText().width();
        if (old == now || old == 0 || now == 0 || at.item() >= TranscriptItem.count(after)) {
            return after;
        }
        TranscriptItem item = TranscriptItem.at(after, at.item());
        long rows = metrics.rows(before, item, old);
        long row = Math.round((double) at.row() * metrics.rows(after, item, now) / Math.max(1, rows));
        return after.with(after.viewport().withAnchor(new Anchor.At(at.item(), (int) row)));
    }

    /// Moves by rows; reaching the last row makes the view follow again.
    public static Viewport scroll(AppState state, TranscriptMetrics metrics, int rows) {
        Rect pane = Geometry.of(state).conversationText();
        if (pane.isEmpty()) {
            return state.viewport();
        }
        int width = Math.max(1, pane.width());
        Anchor.At from = top(state, metrics);
        Anchor.At to = rows < 0 ? up(state, metrics, from, -rows, width) : down(state, metrics, from, rows, width);
        Anchor.At lowest = upFromEnd(state, metrics, pane.height(), width);
        boolean atEnd = to.item() > lowest.item() || (to.item() == lowest.item() && to.row() >= lowest.row());
        return state.viewport().withAnchor(atEnd ? new Anchor.End() : to);
    }

    /// To the next (1) or previous (-1) prompt.
    public static Viewport jumpPrompt(AppState state, TranscriptMetrics metrics, int step) {
        if (Geometry.of(state).conversationText().isEmpty()) {
            return state.viewport();
        }
        Anchor.At top = top(state, metrics);
        int start = step < 0 && top.row() > 0 ? top.item() + 1 : top.item();
        for (int i = start + step; i >= 0 && i < TranscriptItem.count(state); i += step) {
            if (TranscriptItem.at(state, i) instanceof TranscriptItem.Message(Entry.UserMessage _)) {
                return scroll(state.with(state.viewport().withAnchor(new Anchor.At(i, 0))), metrics, 0);
            }
        }
        return step < 0 ? state.viewport().withAnchor(new Anchor.At(0, 0)) : state.viewport().withAnchor(new Anchor.End());
    }

    private static Anchor.At clamp(AppState state, TranscriptMetrics metrics, Anchor.At at, int width) {
        int item = Math.clamp(at.item(), 0, TranscriptItem.count(state) - 1);
        int rows = metrics.rows(state, TranscriptItem.at(state, item), width);
        return new Anchor.At(item, Math.clamp(at.row(), 0, rows - 1));
    }

    private static Anchor.At upFromEnd(AppState state, TranscriptMetrics metrics, int height, int width) {
        int item = TranscriptItem.count(state) - 1;
        int rows = metrics.rows(state, TranscriptItem.at(state, item), width);
        return up(state, metrics, new Anchor.At(item, rows), height, width);
    }

    private static Anchor.At up(AppState state, TranscriptMetrics metrics, Anchor.At from, int rows, int width) {
        int item = from.item();
        int row = from.row() - rows;
        while (row < 0 && item > 0) {
            item--;
            row += metrics.rows(state, TranscriptItem.at(state, item), width);
        }
        return new Anchor.At(item, Math.max(0, row));
    }

    private static Anchor.At down(AppState state, TranscriptMetrics metrics, Anchor.At from, int rows, int width) {
        int count = TranscriptItem.count(state);
        int item = from.item();
        int row = from.row() + rows;
        int height = metrics.rows(state, TranscriptItem.at(state, item), width);
        while (row >= height && item < count - 1) {
            row -= height;
            item++;
            height = metrics.rows(state, TranscriptItem.at(state, item), width);
        }
        return new Anchor.At(item, Math.min(row, height - 1));
    }
}
