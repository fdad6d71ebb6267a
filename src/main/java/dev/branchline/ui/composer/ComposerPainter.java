package dev.branchline.ui.composer;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.composer.EditorRows;
import dev.branchline.state.composer.SoftWrap;
import dev.branchline.state.composer.TextBuffer;
import dev.branchline.state.context.FileIndex;
import dev.branchline.state.context.Mentions;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Graphemes;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.Frame;
import dev.branchline.ui.Lines;
import dev.branchline.ui.Overlooks;
import dev.branchline.ui.PanePainter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The prompt editor: its text in soft-wrapped rows, the cursor, hints in its lower edge.
///
/// Text rows have no right border: what an input method writes there by itself would push it.
public final class ComposerPainter implements PanePainter {
    private static final int SIGN = 2;
    private static final Overlooks OVERLOOKED = new Overlooks(Overlooks.Time.QUARTERS, true, false, false);

    @Override
    public Overlooks overlooks(Frame frame) {
        return OVERLOOKED;
    }

    /// Where text begins and how much there is room for, in the pane.
    private record Place(int column, int row, int width, int height) {
        static Place of(Frame frame) {
            Rect text = frame.geometry().editorText();
            Rect pane = frame.geometry().composer();
            return new Place(text.column() - pane.column(), text.row() - pane.row(), text.width(), text.height());
        }
    }

    @Override
    public void paint(FastGraphics g, Frame frame) {
        Theme theme = frame.theme();
        TextStyle base = theme.style(Role.INPUT).over(theme.style(Role.TEXT));
        Place place = Place.of(frame);
        g.fill(0, place.row, g.columns(), place.height, base);
        TextBuffer buffer = frame.state().composer().buffer();
        EditorRows now = EditorRows.around(buffer, place.width, place.height, frame.state().viewport().editorTop());
        for (int i = 0; i < now.rows().size(); i++) {
            EditorRows.Row row = now.rows().get(i);
            String line = buffer.lines().get(row.line());
            text(g, theme, base, place, i, line, row.cells());
            mentions(g, frame, place, i, line, row.cells());
            chips(g, frame, place, i, line, row.cells());
        }
        sign(g, frame, base, place, now);
        if (buffer.isEmpty()) {
            StyledLine hint = StyledLine.of(Placeholder.of(frame), Role.PLACEHOLDER);
            g.line(place.column, place.row, Lines.cut(hint, g.columns() - place.column - 1), theme);
        } else if (now.rows().getFirst().line() == 0 && now.rows().getFirst().cells().start() == 0) {
            SlashWord.paint(g, frame, place.column, place.row);
        }
        if (frame.geometry().framed()) {
            ComposerFrame.paint(g, frame, now);
        }
    }

    private static void text(FastGraphics g, Theme theme, TextStyle base, Place place, int row, String line, SoftWrap.Row cells) {
        TextStyle hidden = theme.style(Role.HIDDEN).over(base);
        TextStyle faint = theme.style(Role.FAINT).over(base);
        int column = place.column;
        for (int i = cells.start(); i < cells.end(); ) {
            int next = Graphemes.after(line, i);
            String drawn = VisibleCluster.of(line, i, next);
            int width = SoftWrap.widthOf(line, i, next);
            TextStyle style = drawn.regionMatches(0, line, i, next - i) ? base : line.charAt(i) == '\t' ? faint : hidden;
            if (CellWidth.ofCluster(drawn) == width) {
                g.put(column, place.row + row, drawn, width, style);
            } else {
                g.fill(column, place.row + row, width, 1, style);
                g.put(column, place.row + row, drawn, 1, style);
            }
            column += width;
            i = next;
        }
    }

    /// What will be taken for a file is seen while it is written.
    private static void mentions(FastGraphics g, Frame frame, Place place, int row, String line, SoftWrap.Row cells) {
        if (line.indexOf('@') < 0) {
            return;
        }
        TextStyle mention = frame.theme().style(Role.ACCENT);
        FileIndex names = frame.state().context().names();
        for (Mentions.Mention found : Mentions.in(line)) {
            int from = Math.max(found.start(), cells.start());
            int to = Math.min(found.end(), cells.end());
            if (from < to && (found.plainly() || names.has(found.path()))) {
                int column = place.column + SoftWrap.widthOf(line, cells.start(), from);
                g.restyle(column, place.row + row, SoftWrap.widthOf(line, from, to), 1, mention::over);
            }
        }
    }

    /// A folded paste looks like one thing, because it is edited as one.
    private static void chips(FastGraphics g, Frame frame, Place place, int row, String line, SoftWrap.Row cells) {
        Composer composer = frame.state().composer();
        TextStyle chip = frame.theme().style(Role.SELECTION_INACTIVE);
        for (Map.Entry<Integer, String> paste : composer.pastes().entrySet()) {
            String mark = Composer.mark(paste.getKey(), paste.getValue());
            for (int at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + mark.length())) {
                int from = Math.max(at, cells.start());
                int to = Math.min(at + mark.length(), cells.end());
                if (from < to) {
                    int column = place.column + SoftWrap.widthOf(line, cells.start(), from);
                    g.restyle(column, place.row + row, SoftWrap.widthOf(line, from, to), 1, chip::over);
                }
            }
        }
    }

    private static void sign(FastGraphics g, Frame frame, TextStyle base, Place place, EditorRows now) {
        if (place.column < SIGN) {
            return;
        }
        boolean focused = frame.state().panes().focus() == Pane.COMPOSER;
        TextStyle style = frame.theme().style(focused ? Role.ACCENT : Role.FAINT).over(base);
        boolean first = now.rows().getFirst().line() == 0 && now.rows().getFirst().cells().start() == 0;
        g.put(place.column - SIGN, place.row, first ? "›" : "↑", 1, style);
        if (now.below() && place.height > 1) {
            g.put(place.column - SIGN, place.row + place.height - 1, "↓", 1, style);
        }
    }

    @Override
    public @Nullable TerminalPosition cursor(Frame frame) {
        int height = frame.geometry().composer().height();
        if (height == 0) {
            return null;
        }
        Place place = Place.of(frame);
        TextBuffer buffer = frame.state().composer().buffer();
        EditorRows now = EditorRows.around(buffer, place.width, place.height, frame.state().viewport().editorTop());
        SoftWrap.Row row = now.rows().get(now.cursor()).cells();
        int column = place.column + SoftWrap.widthOf(buffer.currentLine(), row.start(), buffer.column());
        return new TerminalPosition(Math.min(column, frame.state().panes().columns() - 1), place.row + now.cursor());
    }
}
