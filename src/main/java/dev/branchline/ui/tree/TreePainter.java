package dev.branchline.ui.tree;

import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.session.SessionTree;
import dev.branchline.session.TreeOutline;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.tree.TreeRows;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.Wrap;
import dev.branchline.ui.Box;
import dev.branchline.ui.Costs;
import dev.branchline.ui.Frame;
import dev.branchline.ui.Lines;
import dev.branchline.ui.Overlooks;
import dev.branchline.ui.PanePainter;
import dev.branchline.ui.draw.RowPen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The side panel: the tree of branches, where one stands in it, what runs and what it costs.
public final class TreePainter implements PanePainter {
    @Override
    public Overlooks overlooks(Frame frame) {
        return Overlooks.editorAndView(!frame.state().conversation().runs().isEmpty());
    }

    @Override
    public void paint(FastGraphics graphics, Frame frame) {
        graphics.fill(frame.theme().style(Role.TEXT));
        boolean focused = frame.state().panes().focus() == Pane.SIDE;
        boolean framed = frame.geometry().framed();
        Rect inScreen = TreeRows.place(frame.geometry());
        Rect side = frame.geometry().side();
        Rect area = new Rect(inScreen.column() - side.column(), inScreen.row() - side.row(), inScreen.width(), inScreen.height());
        TreeRows.Window window = TreeRows.window(frame.state());
        if (framed) {
            Box.draw(graphics, frame.theme(), "Branches", focused);
            if (area.height() < frame.geometry().sideText().height()) {
                footer(graphics, frame, area, focused);
            }
            scrollMarks(graphics, frame, window, area, focused);
        }
        if (window.count() == 0) {
            empty(graphics, frame, area);
            return;
        }
        Map<Integer, LiveRun> running = running(frame);
        for (int i = 0; i < Math.min(area.height(), window.rows().size()); i++) {
            TreeOutline.Row row = window.rows().get(i);
            boolean chosen = window.top() + i == window.chosen();
            // While one is elsewhere, the head's own mark is enough.
            Role ground = chosen && focused ? Role.SELECTION : chosen && !row.head() ? Role.SELECTION_INACTIVE : Role.TEXT;
            RowPen pen = RowPen.on(graphics, frame.theme(), ground, area.column(), area.row() + i, area.width());
            TreeRow.write(pen, frame, row, running.get(window.top() + i));
        }
    }

    /// What runs, by the row it belongs to. Of several in one place the newest is shown.
    private static Map<Integer, LiveRun> running(Frame frame) {
        Map<Integer, LiveRun> byRow = new HashMap<>();
        TreeOutline outline = frame.state().conversation().outline(frame.state().treePanel().folded());
        for (LiveRun run : frame.state().conversation().runs().values()) {
            if (frame.state().conversation().tree().contains(run.parent())) {
                outline.indexOf(run.parent()).ifPresent(row -> byRow.put(row, run));
            }
        }
        return byRow;
    }

    private static void empty(FastGraphics graphics, Frame frame, Rect area) {
        if (area.width() < 3) {
            return;
        }
        String text = "Nothing here yet. Each prompt and each answer gets a row; asking again makes a branch.";
        List<StyledLine> lines = Wrap.wrap(StyledLine.of(text, Role.MUTED), area.width() - 2);
        for (int i = 0; i < Math.min(lines.size(), area.height()); i++) {
            graphics.line(area.column() + 1, area.row() + i, lines.get(i), frame.theme());
        }
    }

    /// In the last row: the keys while one is here, else the totals.
    private static void footer(FastGraphics graphics, Frame frame, Rect area, boolean focused) {
        StyledLine text = Lines.cut(focused ? hints(frame, area.width()) : totals(frame), area.width());
        graphics.line(area.column() + Math.max(0, area.width() - text.width()) / 2, area.row() + area.height(), text, frame.theme());
    }

    private static StyledLine totals(Frame frame) {
        SessionTree tree = frame.state().conversation().tree();
        return tree.size() == 0
                ? StyledLine.EMPTY
                : StyledLine.builder()
                        .add(tree.messages() + (tree.messages() == 1 ? " message · " : " messages · "), Role.MUTED)
                        .add(Costs.text(tree.totalCost()), Role.COST)
                        .build();
    }

    /// As many as fit whole.
    private static StyledLine hints(Frame frame, int width) {
        StyledLine line = StyledLine.EMPTY;
        for (String[] hint : new String[][] {{"tree.enter", "go"}, {"tree.edit", "edit"}, {"tree.retry", "again"}, {"tree.fold", "fold"},
            {"help.side", "keys"}, {"tree.label-here", "label"}, {"tree.undo", "back"}}) {
            StyledLine next = StyledLine.builder()
                    .add(line.isEmpty() ? "" : " · ", Role.MUTED)
                    .add(frame.catalog().shownKey(hint[0]), Role.ACCENT)
                    .add(" " + hint[1], Role.MUTED)
                    .build();
            if (line.width() + next.width() > width) {
                break;
            }
            line = line.append(next);
        }
        return line;
    }

    private static void scrollMarks(FastGraphics graphics, Frame frame, TreeRows.Window window, Rect area, boolean focused) {
        int height = area.height();
        if (height < 2 || window.count() <= height) {
            return;
        }
        int size = Math.max(1, (int) ((long) height * height / window.count()));
        int from = (int) Math.round((double) window.top() * (height - size) / (window.count() - height));
        TextStyle style = frame.theme().style(focused ? Role.ACCENT : Role.MUTED);
        graphics.repeat(graphics.columns() - 1, area.row() + from, 1, size, "┃", style);
    }
}
