package dev.branchline.ui.error;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.text.Color;
import dev.branchline.text.SafeText;
import dev.branchline.text.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// The page after a crash in a painter or an update: what happened, a report to copy, what can be done. Uses no theme, no
/// state and no cache of ours, so that it can be drawn whatever has failed.
///
/// The report holds no prompt, no answer and no key; whoever makes it sees to that.
public final class ErrorPage {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_LINE = 4_000;
    private static final TextStyle HEAD = TextStyle.PLAIN.withForeground(Color.indexed(9)).withBold(true);
    private static final TextStyle BODY = TextStyle.PLAIN;
    private static final TextStyle KEYS = TextStyle.PLAIN.withReverse(true);

    private final List<String> lines = new ArrayList<>();
    private int top;

    /// @param report lines that a person can send us: version, terminal size, last events by type, stack trace
    public ErrorPage(Throwable cause, List<String> report) {
        lines.add("Branchline has run into an error of its own.");
        lines.add("");
        lines.add(what(cause));
        lines.add("Messages and answers are written to the session as they come; the error is in the program, not in them.");
        lines.add("");
        lines.add("Report:");
        for (String line : report.subList(0, Math.min(MOST_LINES, report.size()))) {
            lines.add("  " + safe(line));
        }
    }

    /// One that is scrolled to a place.
    ///
    /// @param top the first line shown; kept within the page when painted
    public ErrorPage(Throwable cause, List<String> report, int top) {
        this(cause, report);
        this.top = Math.max(0, top);
    }

    /// A strange exception must not break the page that tells of it.
    private static String what(Throwable cause) {
        try {
            String message = cause.getMessage();
            String name = cause.getClass().getSimpleName();
            return safe(message == null || message.isBlank() ? name : name + ": " + message);
        } catch (RuntimeException | StackOverflowError e) {
            return cause.getClass().getSimpleName();
        }
    }

    private static String safe(String line) {
        String cut = line.length() > MOST_LINE ? line.substring(0, MOST_LINE) : line;
        return SafeText.of(SafeText.expandTabs(cut.replace('\n', ' ').replace('\r', ' '), 0));
    }

    /// Moves by lines; negative is up.
    public void scroll(int by) {
        top = (int) Math.clamp((long) top + by, 0, lines.size() - 1L);
    }

    /// Draws the whole area: the text above, the keys in the last row.
    public void paint(FastGraphics graphics) {
        graphics.fill(BODY);
        int rows = graphics.rows() - (graphics.rows() > 1 ? 1 : 0);
        int indent = graphics.columns() > 20 ? 2 : 0;
        int row = 0;
        int first = Math.clamp(top, 0, lines.size() - 1);
        for (int i = first; i < lines.size() && row < rows; i++) {
            row = text(graphics, indent, row, rows, lines.get(i), i == 0 ? HEAD : BODY);
        }
        if (graphics.rows() > 1) {
            graphics.fill(0, graphics.rows() - 1, graphics.columns(), 1, KEYS);
            String more = first + rows < lines.size() || first > 0 ? "   ↑↓ scroll" : "";
            graphics.text(indent, graphics.rows() - 1, "r try again   c copy report   q quit" + more, KEYS);
        }
    }

    /// A line over as many rows as it needs, broken anywhere.
    private static int text(FastGraphics graphics, int indent, int row, int rows, String line, TextStyle style) {
        int width = Math.max(1, graphics.columns() - 2 * indent);
        int next = row;
        int from = 0;
        do {
            int to = Math.min(line.length(), from + width);
            if (to < line.length() && to > from + 1 && Character.isHighSurrogate(line.charAt(to - 1))) {
                to--;
            }
            graphics.text(indent, next++, line.substring(from, to), style);
            from = to;
        } while (from < line.length() && next < rows);
        return next;
    }
}
