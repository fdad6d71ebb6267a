package dev.branchline.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of inked text. Immutable, and always drawable: the builder passes everything through [SafeText], hidden
/// characters appear as glyphs in [Role#HIDDEN].
public final class StyledLine {
    public static final StyledLine EMPTY = new StyledLine("", new int[0], new Ink[0], 0);

    private static final String[] ASCII = new String[128];

    static {
        for (int i = 0; i < ASCII.length; i++) {
            ASCII[i] = String.valueOf((char) i);
        }
    }

    private final String text;
    /// Where each span ends in the text; rising, the last is the text's length.
    private final int[] ends;
    private final Ink[] inks;
    private final int width;
    /// One char, one cell: offsets are columns.
    private final boolean ascii;

    StyledLine(String text, int[] ends, Ink[] inks, int width) {
        this.text = text;
        this.ends = ends;
        this.inks = inks;
        this.width = width;
        this.ascii = text.length() == width && CellWidth.isAscii(text);
    }

    public static StyledLine of(String text, Ink ink) {
        return new Builder().add(text, ink).build();
    }

    public static StyledLine of(String text, Role role) {
        return of(text, Ink.of(role));
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Cells from left to right.
    public int width() {
        return width;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public String plainText() {
        return text;
    }

    public List<Span> spans() {
        List<Span> spans = new ArrayList<>(inks.length);
        int start = 0;
        for (int i = 0; i < inks.length; i++) {
            spans.add(new Span(text.substring(start, ends[i]), inks[i]));
            start = ends[i];
        }
        return spans;
    }

    /// The columns from `fromColumn` (inclusive) to `toColumn` (exclusive), cut to what the row has. A wide cluster that
    /// the cut splits is a space.
    public StyledLine slice(int fromColumn, int toColumn) {
        if (fromColumn <= 0 && toColumn >= width) {
            return this;
        }
        int from = Math.max(0, fromColumn);
        int to = Math.min(width, toColumn);
        if (from >= to) {
            return EMPTY;
        }
        if (ascii) {
            return sub(from, to, to - from);
        }
        Builder out = new Builder();
        forEachCluster((cluster, ink, column, cells) -> {
            if (column >= from && column + cells <= to) {
                out.addSafe(cluster, ink, cells);
            } else if (column < to && column + cells > from) {
                out.addSafe(" ", ink, 1);
            }
        });
        return out.build();
    }

    /// Calls for each cluster, without making objects for ASCII.
    public void forEachCluster(ClusterVisitor visitor) {
        int column = 0;
        int at = 0;
        Graphemes walk = ascii ? null : new Graphemes(text);
        for (int span = 0; span < inks.length; span++) {
            int end = ends[span];
            Ink ink = inks[span];
            while (at < end) {
                int next = walk == null ? at + 1 : Math.min(end, walk.end(at));
                int cells = walk == null ? 1 : CellWidth.ofCluster(text, at, next);
                visitor.cluster(cluster(at, next), ink, column, cells);
                column += cells;
                at = next;
            }
        }
    }

    private String cluster(int start, int end) {
        char c = text.charAt(start);
        return end - start == 1 && c < 128 ? ASCII[c] : text.substring(start, end);
    }

    /// This row with another after it.
    public StyledLine append(StyledLine other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty() ? this : new Builder().add(this).add(other).build();
    }

    /// The part between two cluster borders, whose width is known.
    StyledLine sub(int from, int to, int cells) {
        if (from == to) {
            return EMPTY;
        }
        if (from == 0 && to == text.length()) {
            return this;
        }
        int first = spanAt(from);
        int last = spanAt(to - 1);
        int[] newEnds = new int[last - first + 1];
        for (int i = first; i < last; i++) {
            newEnds[i - first] = ends[i] - from;
        }
        newEnds[last - first] = to - from;
        return new StyledLine(text.substring(from, to), newEnds, Arrays.copyOfRange(inks, first, last + 1), cells);
    }

    /// Offsets are columns: nothing but printable ASCII.
    boolean isAscii() {
        return ascii;
    }

    private int spanAt(int offset) {
        int at = Arrays.binarySearch(ends, offset + 1);
        return at >= 0 ? at : -at - 1;
    }

    int spanCount() {
        return inks.length;
    }

    int spanEnd(int span) {
        return ends[span];
    }

    Ink spanInk(int span) {
        return inks[span];
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return this == o
                || (o instanceof StyledLine other
                        && width == other.width
                        && text.equals(other.text)
                        && Arrays.equals(ends, other.ends)
                        && Arrays.equals(inks, other.inks));
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + Arrays.hashCode(inks);
    }

    @Override
    public String toString() {
        return text;
    }

    /// Collects spans; neighbours of the same ink become one. Used by one thread.
    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private int[] ends = new int[4];
        private Ink[] inks = new Ink[4];
        private int count;
        private int width;

        /// Adds any text, however hostile. Tabs reach to the next tab stop; line ends become glyphs.
        public Builder add(String piece, Ink ink) {
            int suspect = SafeText.firstSuspect(piece);
            if (suspect == piece.length()) {
                return piece.isEmpty() ? this : addSafe(piece, ink, CellWidth.of(piece));
            }
            int start = 0;
            for (int tab = piece.indexOf('\t'); tab >= 0; tab = piece.indexOf('\t', start)) {
                addHostile(piece.substring(start, tab), ink);
                spaces(SafeText.TAB - width % SafeText.TAB, ink);
                start = tab + 1;
            }
            addHostile(start == 0 ? piece : piece.substring(start), ink);
            return this;
        }

        private void addHostile(String piece, Ink ink) {
            HiddenCharacters.scan(piece, 0, new HiddenCharacters.Sink() {
                @Override
                public void plain(String source, int start, int end) {
                    String part = source.substring(start, end);
                    addSafe(part, ink, CellWidth.of(part));
                }

                @Override
                public void mark(String glyphs) {
                    addSafe(glyphs, ink.withRole(Role.HIDDEN), CellWidth.of(glyphs));
                }
            });
        }

        public Builder add(String piece, Role role) {
            return add(piece, Ink.of(role));
        }

        public Builder add(StyledLine line) {
            int start = 0;
            for (int i = 0; i < line.inks.length; i++) {
                span(line.text, start, line.ends[i], line.inks[i]);
                start = line.ends[i];
            }
            width += line.width;
            return this;
        }

        public Builder spaces(int cells, Ink ink) {
            return cells <= 0 ? this : addSafe(" ".repeat(cells), ink, cells);
        }

        /// Cells so far.
        public int width() {
            return width;
        }

        public boolean isEmpty() {
            return count == 0;
        }

        Builder addSafe(String piece, Ink ink, int cells) {
            span(piece, 0, piece.length(), ink);
            width += cells;
            return this;
        }

        private void span(String source, int start, int end, Ink ink) {
            if (start == end) {
                return;
            }
            // Clusters never cross a span, so pieces whose border might vanish by joining stay apart.
            boolean joins = count > 0
                    && inks[count - 1].equals(ink)
                    && Graphemes.joinsNothing(text.charAt(text.length() - 1))
                    && Graphemes.joinsNothing(source.charAt(start));
            text.append(source, start, end);
            if (joins) {
                ends[count - 1] = text.length();
                return;
            }
            if (count == inks.length) {
                ends = Arrays.copyOf(ends, count * 2);
                inks = Arrays.copyOf(inks, count * 2);
            }
            ends[count] = text.length();
            inks[count] = ink;
            count++;
        }

        public StyledLine build() {
            return count == 0 ? EMPTY : new StyledLine(text.toString(), Arrays.copyOf(ends, count), Arrays.copyOf(inks, count), width);
        }
    }
}
