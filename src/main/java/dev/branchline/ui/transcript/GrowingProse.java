package dev.branchline.ui.transcript;

import dev.branchline.text.Ink;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// Plain text that grows, in rows: only the last line is laid out again.
final class GrowingProse {
    private final Ink ink;
    private final StyledLine prefix;
    private final List<StyledLine> rows = new ArrayList<>();
    private int width = -1;
    private int read;
    private int lineStart;
    private int settledRows;

    GrowingProse(Ink ink, StyledLine prefix) {
        this.ink = ink;
        this.prefix = prefix;
    }

    /// The rows of the text so far; a view that the next call changes.
    ///
    /// @param text the text of the call before, and more
    List<StyledLine> rows(CharSequence text, int newWidth) {
        if (newWidth != width) {
            width = newWidth;
            rows.clear();
            read = 0;
            lineStart = 0;
            settledRows = 0;
        }
        if (read == text.length()) {
            return rows;
        }
        rows.subList(settledRows, rows.size()).clear();
        for (int i = read; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                add(text, i);
                settledRows = rows.size();
                lineStart = i + 1;
            }
        }
        if (lineStart < text.length()) {
            add(text, text.length());
        }
        read = text.length();
        return rows;
    }

    private void add(CharSequence text, int end) {
        int stop = end > lineStart && text.charAt(end - 1) == '\r' ? end - 1 : end;
        rows.addAll(Wrap.wrap(StyledLine.of(text.subSequence(lineStart, stop).toString(), ink), width, prefix, prefix));
    }
}
