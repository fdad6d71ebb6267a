package dev.branchline.ui;

import dev.branchline.text.CellWidth;
import dev.branchline.text.Ink;
import dev.branchline.text.StyledLine;

/// Fitting laid-out rows into a width.
public final class Lines {
    private Lines() {}

    /// The row cut to at most `width` cells; when something had to go, the last cell is `…`.
    public static StyledLine cut(StyledLine line, int width) {
        if (line.width() <= width) {
            return line;
        }
        int mark = CellWidth.of("…");
        if (width < mark) {
            return StyledLine.EMPTY;
        }
        StyledLine kept = line.slice(0, width - mark);
        Ink ink = kept.isEmpty() ? line.spans().getFirst().ink() : kept.spans().getLast().ink();
        return kept.append(StyledLine.of("…", ink.withLink(null)));
    }
}
