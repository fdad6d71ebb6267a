package dev.branchline.state.changes;

import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Settlement;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The panes of a conflict, so that keys and painter agree where they lie and what they show: now, wished, as it was left, and what was
/// written by hand. On a narrow screen they stand below each other. Lines around the conflict are shown where there is room.
///
/// @param tall rows of the lowest pane, without its heading
/// @param top first row in view
/// @param last highest such row that makes sense
/// @param windows whether `\r\n` is the usual line end here
public record SettlePanes(List<Pane> panes, boolean beside, int tall, int top, int last, boolean windows) {
    private static final int BESIDE_FROM = 36;
    /// Of a longer conflict only the beginning is shown; the editor shows all.
    private static final int MOST_LINES = 4_000;

    public enum Side { NOW, WISHED, BASE, OWN }

    /// One pane.
    ///
    /// @param at with its heading
    public record Pane(Side side, Rect at, List<Row> rows) {
        public Pane {
            rows = List.copyOf(rows);
        }
    }

    /// A row of the screen: a piece of a line.
    ///
    /// @param line with its line end; null for a remark
    /// @param index of the line among those of its side; -1 for what lies around
    /// @param part which of its pieces
    /// @param last whether it is the last of them
    public record Row(@Nullable String line, int index, int part, boolean last, String remark) {}

    public static SettlePanes of(Page.Settling page, Rect body) {
        Conflict conflict = Conflicts.of(page.plan()).get(page.at()).conflict();
        Settlement.@Nullable Choice choice = page.choices().get(page.at());
        List<List<String>> sides = new ArrayList<>(List.of(conflict.now(), conflict.wished(), conflict.base()));
        if (choice instanceof Settlement.Choice.Own own) {
            LineText text = new LineText(own.text());
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < Math.min(text.lines(), MOST_LINES + 1); i++) {
                lines.add(text.line(i));
            }
            sides.add(lines);
        }
        int count = sides.size();
        boolean beside = body.width() >= BESIDE_FROM * count;
        List<Rect> places = places(body, count, beside);
        boolean windows = isWindows(conflict);
        int tall = Math.max(0, places.stream().mapToInt(Rect::height).min().orElse(0) - 1);
        List<List<Row>> bare = new ArrayList<>();
        int longest = 0;
        for (int i = 0; i < count; i++) {
            bare.add(rows(sides.get(i), textWidth(places.get(i)), windows, false));
            longest = Math.max(longest, bare.get(i).size());
        }
        int around = Math.clamp((tall - longest) / 2, Math.min(2, tall / 4), Conflict.AROUND);
        List<String> above = conflict.above().subList(Math.max(0, conflict.above().size() - around), conflict.above().size());
        List<String> below = conflict.below().subList(0, Math.min(around, conflict.below().size()));
        List<Pane> panes = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < count; i++) {
            List<Row> rows = new ArrayList<>(rows(above, textWidth(places.get(i)), windows, true));
            rows.addAll(bare.get(i));
            rows.addAll(rows(below, textWidth(places.get(i)), windows, true));
            panes.add(new Pane(Side.values()[i], places.get(i), rows));
            last = Math.max(last, rows.size() - Math.max(1, places.get(i).height() - 1));
        }
        return new SettlePanes(List.copyOf(panes), beside, tall, Math.clamp(page.top(), 0, last), last, windows);
    }

    /// Columns of the text of a pane.
    public static int textWidth(Rect pane) {
        return Math.max(1, pane.width() - 1);
    }

    private static List<Rect> places(Rect body, int count, boolean beside) {
        List<Rect> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = beside ? body.width() * i / count : body.height() * i / count;
            int to = beside ? body.width() * (i + 1) / count : body.height() * (i + 1) / count;
            places.add(beside
                    ? new Rect(body.column() + from, body.row(), to - from - (i < count - 1 ? 1 : 0), body.height())
                    : new Rect(body.column(), body.row() + from, body.width(), to - from));
        }
        return places;
    }

    private static boolean isWindows(Conflict conflict) {
        StringBuilder text = new StringBuilder();
        for (List<String> lines : List.of(conflict.above(), conflict.now(), conflict.below(), conflict.base(), conflict.wished())) {
            lines.stream().limit(50).forEach(text::append);
        }
        return new LineText(text.toString()).isWindows();
    }

    private static List<Row> rows(List<String> lines, int width, boolean windows, boolean around) {
        List<Row> rows = new ArrayList<>();
        if (lines.isEmpty() && !around) {
            rows.add(new Row(null, -1, 0, true, "(no lines)"));
        }
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
            int count = height(lines.get(i), width, windows, !around);
            for (int part = 0; part < count; part++) {
                rows.add(new Row(lines.get(i), around ? -1 : i, part, part == count - 1, ""));
            }
        }
        if (lines.size() > MOST_LINES) {
            rows.add(new Row(null, -1, 0, true, "⋯ more lines; the editor shows all"));
        }
        return rows;
    }

    private static int height(String line, int width, boolean windows, boolean changed) {
        // Most lines are short and plain; a conflict may have very many of them.
        boolean plain = line.length() <= width && !windows && line.endsWith("\n") && line.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\n');
        return plain ? 1 : DiffLayout.count(StyledLine.of(text(line, windows, changed), Role.CODE), width);
    }

    private static String text(String line, boolean windows, boolean changed) {
        return DiffLayout.shown(line) + ending(line, windows, changed);
    }

    /// What is said behind a line.
    public static String ending(String line, boolean windows, boolean changed) {
        return line.isEmpty() ? "" : DiffLayout.ending(new LineText(line), 0, changed, windows);
    }
}
