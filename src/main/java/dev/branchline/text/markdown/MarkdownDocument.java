package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import java.util.List;

/// A markdown text that grows, laid out in rows for a width.
///
/// What can no longer change is parsed and laid out once per width; an append costs its own size and that of the
/// unfinished block at the end (in an open code block, list or table: of the unfinished line, item or row). The rows are
/// those of the whole text at any time, except that before [#finish()] a last line is held back while it may turn out to
/// be something else (`-` under a paragraph, the first backticks of a fence).
///
/// One instance per answer, used by one thread.
public final class MarkdownDocument {
    private final StringBuilder source = new StringBuilder();
    private final RowBuffer rows = new RowBuffer();
    private final Settling settling = new Settling(source, rows);
    private boolean afterReturn;
    private boolean finished;
    private boolean dirty;
    private int width = -1;

    /// The rows of a finished text.
    ///
    /// @param width cells, at least 1
    public static List<StyledLine> layout(String markdown, int width) {
        MarkdownDocument document = new MarkdownDocument();
        document.append(markdown);
        document.finish();
        return List.copyOf(document.rows(width));
    }

    /// Adds text at the end; the next question for rows lays it out. Any line ends.
    public void append(String delta) {
        if (finished) {
            throw new IllegalStateException("the text is finished");
        }
        int from = afterReturn && delta.startsWith("\n") ? 1 : 0;
        if (!delta.isEmpty()) {
            afterReturn = delta.endsWith("\r");
        }
        if (delta.indexOf('\r') < 0) {
            source.append(delta, from, delta.length());
        } else {
            source.append(delta.substring(from).replace("\r\n", "\n").replace('\r', '\n'));
        }
        dirty = true;
    }

    /// No more text comes. Again does nothing.
    public void finish() {
        if (!finished) {
            finished = true;
            dirty = true;
        }
    }

    /// All text so far, with `\n` as line end.
    public String source() {
        return source.toString();
    }

    /// How many rows the text takes.
    ///
    /// @param width cells, at least 1
    public int rowCount(int width) {
        return rows(width).size();
    }

    /// A row of the width that was asked for last.
    public StyledLine row(int index) {
        return rows.view().get(index);
    }

    /// The rows: a view, good until the next append or question for another width.
    ///
    /// @param width cells, at least 1
    public List<StyledLine> rows(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1 cell, got " + width);
        }
        if (width != this.width) {
            this.width = width;
            settling.layOutAgain(width);
            dirty = true;
        }
        if (dirty) {
            dirty = false;
            settling.advance(width, finished);
            rows.commit();
        }
        return rows.view();
    }

    /// Rows before this index, of the width that was asked for last, are as they were at the previous call. Equal to the
    /// number of rows when nothing changed since.
    public int takeChangedFrom() {
        return rows.takeChangedFrom();
    }
}
