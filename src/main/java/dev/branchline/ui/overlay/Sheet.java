package dev.branchline.ui.overlay;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.overlay.OverlayBox;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.Wrap;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.Frame;
import dev.branchline.ui.draw.RowPen;
import java.util.ArrayList;
import java.util.List;

/// What one overlay is drawn on: border, filter, rows. Its coordinates are those of its window.
public final class Sheet {
    private static final String PROMPT = "› ";

    final FastGraphics graphics;
    final Frame frame;
    final OverlayBox at;

    /// @param at with the box at the origin
    public Sheet(FastGraphics graphics, Frame frame, OverlayBox at) {
        this.graphics = graphics;
        this.frame = frame;
        this.at = at;
    }

    public FastGraphics graphics() {
        return graphics;
    }

    public Frame frame() {
        return frame;
    }

    public Theme theme() {
        return frame.theme();
    }

    public OverlayBox at() {
        return at;
    }

    /// Makes everything blank and draws the border: the title and a remark above, the keys below.
    public void frame(String title, String remark, List<Hint> hints) {
        graphics.fill(RowPen.ground(frame.theme(), Role.OVERLAY));
        if (!at.framed()) {
            return;
        }
        TextStyle edge = style(Role.OVERLAY_BORDER);
        int right = at.box().width() - 1;
        int bottom = at.box().height() - 1;
        graphics.repeat(1, 0, right - 1, 1, "─", edge);
        graphics.repeat(1, bottom, right - 1, 1, "─", edge);
        graphics.repeat(0, 1, 1, bottom - 1, "│", edge);
        graphics.repeat(right, 1, 1, bottom - 1, "│", edge);
        graphics.put(0, 0, "╭", 1, edge);
        graphics.put(right, 0, "╮", 1, edge);
        graphics.put(0, bottom, "╰", 1, edge);
        graphics.put(right, bottom, "╯", 1, edge);
        String shownTitle = CellWidth.cut(SafeText.of(title), right - 5);
        int used = 4 + CellWidth.of(shownTitle);
        graphics.text(2, 0, " " + shownTitle + " ", style(Role.TITLE));
        String shownRemark = SafeText.of(remark);
        int width = CellWidth.of(shownRemark);
        if (!remark.isEmpty() && used + width + 5 <= right) {
            graphics.text(right - width - 3, 0, " " + shownRemark + " ", style(Role.MUTED));
        }
        hints(hints, bottom, right);
    }

    /// As many hints as fit whole, the first ones first.
    private void hints(List<Hint> hints, int row, int right) {
        int column = 2;
        for (Hint hint : hints) {
            boolean first = column == 2;
            String before = first ? " " : "· ";
            int needed = CellWidth.of(before + hint.key() + " " + hint.what() + " ");
            if (column + needed > right - 1) {
                break;
            }
            column = graphics.text(column, row, before, style(Role.OVERLAY_BORDER));
            column = graphics.text(column, row, hint.key(), style(Role.ACCENT));
            column = graphics.text(column, row, " " + hint.what() + " ", style(Role.MUTED));
        }
    }

    /// The filter with a prompt sign; the rule below it where there is room.
    void filter(String text, String placeholder) {
        field(text, "", placeholder);
    }

    /// A line of text around its cursor: as much before it as there is room for, then what is behind it.
    void field(String before, String behind, String placeholder) {
        Rect input = at.input();
        if (input.isEmpty()) {
            return;
        }
        RowPen pen = RowPen.on(graphics, frame.theme(), Role.OVERLAY, input.column(), input.row(), input.width());
        pen.add(PROMPT, Role.ACCENT);
        if (before.isEmpty() && behind.isEmpty()) {
            pen.add(placeholder, Role.PLACEHOLDER);
        } else {
            pen.add(tail(before, pen.left() - 1), Role.INPUT).add(SafeText.of(behind), Role.INPUT);
        }
        int next = (at.header().isEmpty() ? at.rows() : at.header()).row();
        if (next > input.row() + 1) {
            graphics.repeat(input.column(), input.row() + 1, input.width(), 1, "─", style(Role.RULE));
        }
    }

    /// The end of a text that is longer than its field.
    static String tail(String text, int width) {
        String safe = SafeText.of(text);
        int cells = CellWidth.of(safe);
        if (cells <= width) {
            return safe;
        }
        int from = CellWidth.offsetAt(safe, Math.max(0, cells - Math.max(0, width - 1)));
        return "…" + safe.substring(from);
    }

    /// The column of the cursor behind a text in the filter, in the window.
    static int cursorColumn(Rect input, String text) {
        int room = input.width() - CellWidth.of(PROMPT) - 1;
        return input.column() + Math.min(input.width() - 1, CellWidth.of(PROMPT) + CellWidth.of(tail(text, room)));
    }

    public RowPen pen(Rect area, int row, Role ground) {
        return RowPen.on(graphics, frame.theme(), ground, area.column(), area.row() + row, area.width());
    }

    /// A row of a list, with one cell of highlight on each side where the border leaves it.
    public RowPen listRow(int row, boolean chosen) {
        Rect area = at.rows();
        Role ground = chosen ? Role.SELECTION : Role.OVERLAY;
        if (at.framed()) {
            graphics.fill(area.column() - 1, area.row() + row, area.width() + 2, 1, RowPen.ground(frame.theme(), ground));
        }
        return pen(area, row, ground);
    }

    /// Marks in the border that there is more above or below.
    public void scrollMarks(int top, int count) {
        Rect area = at.rows();
        if (!at.framed() || count <= area.height() || area.height() < 2) {
            return;
        }
        int column = at.isDetailBeside() ? area.column() + area.width() + 1 : at.box().width() - 1;
        int size = Math.max(1, area.height() * area.height() / count);
        int from = (int) Math.round((double) top * (area.height() - size) / (count - area.height()));
        if (at.isDetailBeside()) {
            graphics.repeat(column, at.detail().row(), 1, at.detail().height(), "│", style(Role.RULE));
        }
        graphics.repeat(column, area.row() + from, 1, size, "┃", style(Role.OVERLAY_BORDER));
    }

    /// A message in the place of rows.
    public void message(String text, Role role) {
        int row = at.rows().height() > 4 ? 1 : 0;
        for (StyledLine line : paragraph(text, role, at.rows().width())) {
            if (row < at.rows().height()) {
                pen(at.rows(), row++, Role.OVERLAY).add(line.plainText(), role);
            }
        }
    }

    /// Text in rows of a width; line ends begin new rows.
    static List<StyledLine> paragraph(String text, Role role, int width) {
        List<StyledLine> rows = new ArrayList<>();
        if (width > 0) {
            for (String line : SafeText.lines(text)) {
                rows.addAll(Wrap.wrap(StyledLine.of(line, role), width));
            }
        }
        return rows;
    }

    TextStyle style(Role role) {
        return RowPen.style(frame.theme(), role, Role.OVERLAY);
    }

    /// A hint with the key of a command.
    public Hint hint(String command, String what) {
        return new Hint(frame.catalog().shownKey(command), what);
    }

    /// The two keys that go up and down.
    Hint moveHint(String what) {
        return new Hint(frame.catalog().shownKey("list.up") + frame.catalog().shownKey("list.down"), what);
    }

    /// The hints of a list: to take, to leave, what it has of its own, to move.
    List<Hint> listHints(String accept, Hint... more) {
        List<Hint> hints = new ArrayList<>();
        hints.add(hint("list.accept", accept));
        hints.add(hint("list.close", "close"));
        hints.addAll(List.of(more));
        hints.add(moveHint("move"));
        return hints;
    }

    /// A key and what it does here.
    public record Hint(String key, String what) {}
}
