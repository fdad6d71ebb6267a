package dev.branchline.text;

import java.util.Arrays;
import java.util.List;

/// The walk behind [Wrap]: one pass over the clusters of a line, remembering the last place to break.
final class WordWrap {
    private final StyledLine line;
    private final String text;
    private final boolean words;
    /// Border offsets of the clusters, one more than there are clusters.
    private int[] starts;
    private byte[] widths;
    private int count;

    WordWrap(StyledLine line, boolean words) {
        this.line = line;
        this.text = line.plainText();
        this.words = words;
        int guess = text.length();
        starts = new int[guess + 1];
        widths = new byte[guess];
        measure();
    }

    private void measure() {
        Graphemes walk = new Graphemes(text);
        int at = 0;
        for (int span = 0; span < line.spanCount(); span++) {
            int end = line.spanEnd(span);
            while (at < end) {
                int next = line.isAscii() ? at + 1 : Math.min(end, walk.end(at));
                starts[count] = at;
                widths[count++] = (byte) CellWidth.ofCluster(text, at, next);
                at = next;
            }
        }
        starts[count] = text.length();
        starts = Arrays.copyOf(starts, count + 1);
        widths = Arrays.copyOf(widths, count);
    }

    void into(List<StyledLine> rows, int width, StyledLine first, StyledLine rest) {
        StyledLine prefix = first;
        int at = 0;
        do {
            int room = width - prefix.width();
            int end = rowEnd(at, room);
            rows.add(prefix.append(row(at, words ? trimmed(at, end) : end, room)));
            at = words && end < count ? skipSpaces(end) : end;
            prefix = rest;
        } while (at < count);
    }

    /// The cluster after the row that starts at `from`.
    private int rowEnd(int from, int room) {
        int used = 0;
        int lastBreak = -1;
        boolean inked = false;
        for (int i = from; i < count; i++) {
            int w = Math.min(room, widths[i]);
            if (words && inked && mayBreakBefore(i)) {
                lastBreak = i;
            }
            if (used + w > room) {
                // Spaces may hang over the edge: they are trimmed.
                if (words && isSpace(i)) {
                    return i;
                }
                return lastBreak > 0 ? lastBreak : Math.max(i, from + 1);
            }
            used += w;
            inked |= words && !isSpace(i);
        }
        return count;
    }

    private StyledLine row(int from, int to, int room) {
        int cells = 0;
        for (int i = from; i < to; i++) {
            cells += widths[i];
        }
        if (cells > room) {
            return StyledLine.of("�", line.spanInk(0)).slice(0, room);
        }
        return line.sub(starts[from], starts[to], cells);
    }

    private int trimmed(int from, int end) {
        int to = end;
        while (to > from && isSpace(to - 1)) {
            to--;
        }
        return to;
    }

    private int skipSpaces(int from) {
        int at = from;
        while (at < count && isSpace(at)) {
            at++;
        }
        return at;
    }

    private boolean isSpace(int cluster) {
        return LineBreaks.isSpace(text.charAt(starts[cluster]));
    }

    private boolean mayBreakBefore(int i) {
        int at = starts[i];
        char before = text.charAt(starts[i - 1]);
        char after = text.charAt(at);
        if (LineBreaks.isSpace(before)) {
            return !LineBreaks.isSpace(after);
        }
        if (widths[i - 1] == 2 || widths[i] == 2) {
            return LineBreaks.betweenWide(before, after);
        }
        return i >= 2 && LineBreaks.inWord(text.charAt(starts[i - 2]), before, after);
    }
}
