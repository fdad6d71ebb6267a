package dev.branchline.ui.changes;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.changes.DiffLayout;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.Span;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws the text of a line of a diff: colours of its language on the ground of what became of it, words that differ set off.
final class DiffPen {
    /// What became of a line.
    enum Kind {
        SAME(Role.TEXT, Role.TEXT), REMOVED(Role.DIFF_REMOVED, Role.DIFF_REMOVED_WORD), ADDED(Role.DIFF_ADDED, Role.DIFF_ADDED_WORD);

        final Role line;
        final Role word;

        Kind(Role line, Role word) {
            this.line = line;
            this.word = word;
        }
    }

    private record Look(Kind kind, Role role, boolean word, boolean cursor) {}

    private final FastGraphics graphics;
    private final Theme theme;
    private final Map<Look, TextStyle> looks = new HashMap<>();

    DiffPen(FastGraphics graphics, Theme theme) {
        this.graphics = graphics;
        this.theme = theme;
    }

    /// Which piece of a line that is broken because it is longer than its column.
    ///
    /// @param last whether no row comes after it for the rest
    record Part(int index, boolean last) {
        static final Part WHOLE = new Part(0, true);
    }

    /// Draws a piece of a line into a column of this width; what finds no row is told by `…`.
    ///
    /// @param marks chars that are set off
    /// @param end what is said behind the line, in a faint colour; empty for nothing
    void text(int column, int row, int width, List<Span> spans, BitSet marks, String end, Kind kind, boolean cursor, Part part) {
        if (width <= 0) {
            return;
        }
        graphics.fill(column, row, width, 1, look(kind, Role.CODE, false, cursor));
        StyledLine whole = whole(spans, marks, end);
        int[] at = {0, 0};
        boolean[] cut = {false};
        whole.forEachCluster((cluster, ink, _, cells) -> {
            if (at[1] + cells > width) {
                at[0]++;
                at[1] = 0;
            }
            if (at[0] == part.index && cells <= width) {
                graphics.put(column + at[1], row, cluster, cells, look(kind, ink.role(), ink.underline(), cursor));
            }
            cut[0] |= at[0] > part.index && part.last;
            at[1] += cells;
        });
        if (cut[0]) {
            graphics.put(column + width - 1, row, "…", 1, look(kind, Role.MUTED, false, cursor));
        }
    }

    /// Rows that a line takes in a column of this width.
    static int rows(List<Span> spans, String end, int width) {
        return DiffLayout.count(whole(spans, new BitSet(), end), Math.max(1, width));
    }

    private static StyledLine whole(List<Span> spans, BitSet marks, String end) {
        StyledLine.Builder line = StyledLine.builder();
        int at = 0;
        for (Span span : spans) {
            add(line, span, at, marks);
            at += span.text().length();
        }
        if (!end.isEmpty()) {
            line.add(end, Ink.of(Role.HIDDEN));
        }
        return line.build();
    }

    /// A span in pieces: underlined stands for set off until it is drawn.
    private static void add(StyledLine.Builder line, Span span, int at, BitSet marks) {
        String text = span.text();
        Ink plain = Ink.of(span.ink().role());
        if (marks.isEmpty()) {
            line.add(text, plain);
            return;
        }
        for (int from = 0; from < text.length(); ) {
            boolean marked = marks.get(at + from);
            int next = marked ? marks.nextClearBit(at + from) : marks.nextSetBit(at + from);
            int to = next < 0 ? text.length() : Math.min(text.length(), next - at);
            line.add(text.substring(from, to), marked ? plain.withUnderline() : plain);
            from = to;
        }
    }

    TextStyle look(Kind kind, Role role, boolean word, boolean cursor) {
        return looks.computeIfAbsent(new Look(kind, role, word, cursor), this::compute);
    }

    private TextStyle compute(Look look) {
        TextStyle text = theme.style(Role.TEXT);
        TextStyle ink = theme.style(look.role());
        TextStyle ground = theme.style(look.word() ? look.kind().word : look.kind().line);
        boolean coloured = !ground.background().equals(text.background());
        TextStyle style;
        if (look.kind() == Kind.SAME) {
            TextStyle under = look.cursor() ? theme.style(Role.SELECTION_INACTIVE) : text;
            style = ink.withBackground(under.background()).withReverse(under.reverse());
        } else if (coloured && !ground.reverse()) {
            style = ink.withBackground(ground.background());
        } else {
            // Few colours: the line is told by its own, and the words by weight.
            style = look.word() ? ground.withBold(true).withUnderline(true) : ground;
        }
        boolean plainWord = look.word() && theme.style(look.kind().word).equals(theme.style(look.kind().line));
        TextStyle marked = plainWord ? style.withBold(true).withUnderline(true) : style;
        return look.role() == Role.HIDDEN ? marked.withForeground(theme.style(Role.MUTED).foreground()).withBackground(style.background()) : marked;
    }
}
