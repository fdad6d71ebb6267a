package dev.branchline.text;

import java.util.ArrayList;
import java.util.List;

/// Breaks a row of any length into rows of a width.
///
/// Prefers spaces (those at a break vanish), then hyphens and slashes inside words, then anywhere between wide
/// characters; a word longer than the row breaks between clusters. No row is wider than asked for: where a wide cluster
/// meets a width of one cell, `�` stands for it.
public final class Wrap {
    private Wrap() {}

    /// The rows of a line; at least one. Line ends inside are not looked at: a [StyledLine] has none.
    ///
    /// @param width cells, at least 1
    public static List<StyledLine> wrap(StyledLine line, int width) {
        return wrap(line, width, StyledLine.EMPTY, StyledLine.EMPTY);
    }

    /// As [#wrap(StyledLine, int)], with something before the first and before every further row. Prefixes are cut so
    /// that at least a third of the width is left for the text.
    public static List<StyledLine> wrap(StyledLine line, int width, StyledLine first, StyledLine rest) {
        checkWidth(width);
        List<StyledLine> rows = new ArrayList<>();
        StyledLine firstCut = cutPrefix(first, width);
        StyledLine restCut = cutPrefix(rest, width);
        if (line.width() <= width - firstCut.width()) {
            rows.add(firstCut.append(line));
            return rows;
        }
        new WordWrap(line, true).into(rows, width, firstCut, restCut);
        return rows;
    }

    /// Breaks without regard to words, for code and other text whose spaces matter; nothing is dropped.
    public static List<StyledLine> hard(StyledLine line, int width, StyledLine first, StyledLine rest) {
        checkWidth(width);
        List<StyledLine> rows = new ArrayList<>();
        StyledLine firstCut = cutPrefix(first, width);
        StyledLine restCut = cutPrefix(rest, width);
        if (line.width() <= width - firstCut.width()) {
            rows.add(firstCut.append(line));
            return rows;
        }
        new WordWrap(line, false).into(rows, width, firstCut, restCut);
        return rows;
    }

    /// A prefix as [#wrap(StyledLine, int, StyledLine, StyledLine)] would cut it.
    public static StyledLine cutPrefix(StyledLine prefix, int width) {
        return prefix.slice(0, width * 2 / 3);
    }

    private static void checkWidth(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1 cell, got " + width);
        }
    }
}
