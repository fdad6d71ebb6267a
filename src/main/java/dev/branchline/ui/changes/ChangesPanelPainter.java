package dev.branchline.ui.changes;

import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.AppState;
import dev.branchline.state.changes.ChangesPanel;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Box;
import dev.branchline.ui.Frame;
import dev.branchline.ui.PanePainter;
import dev.branchline.ui.draw.RowPen;

/// The list of changes below the tree: state, file, lines; the newest first.
public final class ChangesPanelPainter implements PanePainter {
    @Override
    public void paint(FastGraphics graphics, Frame frame) {
        AppState state = frame.state();
        graphics.fill(frame.theme().style(Role.TEXT));
        boolean focused = state.panes().focus() == Pane.CHANGES && state.overlays().isEmpty();
        int count = state.changes().ledger().changes().size();
        Rect text = frame.geometry().changesText();
        Rect pane = frame.geometry().changes();
        if (frame.geometry().framed()) {
            Box.draw(graphics, frame.theme(), "Changes", focused);
            joined(graphics, frame, focused);
            String remark = frame.catalog().shownKey("changes.open") + " review";
            int width = CellWidth.of(remark) + 2;
            if (graphics.columns() > width + 16) {
                Box.label(graphics, frame.theme(), graphics.columns() - width - 2, 0, width, StyledLine.of(remark, Role.MUTED), Box.edge(frame.theme(), focused));
            }
        } else {
            RowPen.on(graphics, frame.theme(), Role.TEXT, 0, 0, graphics.columns()).add("Changes", Role.MUTED);
        }
        int top = ChangesPanel.top(state);
        for (int i = 0; i < text.height() && top + i < count; i++) {
            boolean chosen = focused && top + i == state.changes().selected();
            RowPen pen = RowPen.on(
                    graphics, frame.theme(), chosen ? Role.SELECTION : Role.TEXT, text.column() - pane.column(), text.row() - pane.row() + i, text.width());
            write(pen, state.changes().row(top + i));
        }
    }

    /// The upper edge is the tree's lower one.
    private static void joined(FastGraphics graphics, Frame frame, boolean focused) {
        if (!frame.geometry().side().isEmpty()) {
            graphics.put(0, 0, "├", 1, Box.edge(frame.theme(), focused));
            graphics.put(graphics.columns() - 1, 0, "┤", 1, Box.edge(frame.theme(), focused));
        }
    }

    private static void write(RowPen pen, ChangeStatus status) {
        StateMark mark = StateMark.of(status.whole());
        String counts = Paths.counts(status.change().added(), status.change().removed());
        pen.add(mark.sign(), mark.role()).skip(1);
        int room = pen.left() - CellWidth.of(counts) - 1;
        pen.add(Paths.cut(status.change().path(), room), Role.TEXT, Math.max(0, room)).skip(1);
        Diffstat.write(pen, status.change().added(), status.change().removed());
    }
}
