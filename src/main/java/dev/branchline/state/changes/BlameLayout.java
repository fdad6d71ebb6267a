package dev.branchline.state.changes;

import dev.branchline.model.change.LineText;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;

/// Where the lines of a file lie in a width, beside who wrote them: long ones are broken. Only lines that are asked for are measured.
public final class BlameLayout {
    private static final int MOST_ROWS = 40;

    private final LineText text;
    private final int width;
    private final int digits;

    public BlameLayout(LineText text, int width) {
        this.text = text;
        this.width = width;
        this.digits = Math.max(3, Integer.toString(text.lines()).length());
    }

    /// Columns of who wrote it; 0 where there is no room for that.
    public int who() {
        return width >= 110 ? 44 : width >= 70 ? 26 : width >= 40 ? 12 : 0;
    }

    public int digits() {
        return digits;
    }

    /// Columns before the text of a line.
    public int before() {
        return who() + digits + 2;
    }

    public int textWidth() {
        return Math.max(0, width - before());
    }

    /// What is said behind a line that is not shown whole.
    public String ending(int line) {
        return DiffLayout.ending(text, line, false, false);
    }

    public int height(int line) {
        if (textWidth() == 0) {
            return 1;
        }
        StyledLine shown = StyledLine.of(DiffLayout.shown(text.line(line)) + ending(line), Role.CODE);
        return Math.clamp(DiffLayout.count(shown, textWidth()), 1, MOST_ROWS);
    }

    /// The first line that may be at the top when a line is to be seen whole.
    int firstToSee(int line, int tall) {
        int first = line;
        int room = tall - height(line);
        while (first > 0 && room >= height(first - 1)) {
            first--;
            room -= height(first);
        }
        return first;
    }

    /// The line at a row of the screen.
    int at(int top, int screenRow) {
        int line = top;
        int left = screenRow - height(line);
        while (left >= 0 && line + 1 < text.lines()) {
            line++;
            left -= height(line);
        }
        return line;
    }
}
