package dev.branchline.ui.changes;

import dev.branchline.model.change.LineText;
import dev.branchline.state.changes.DiffLayout;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.Span;
import dev.branchline.text.syntax.Highlighter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The coloured lines of one text, as far as they were looked at. What is far from what was seen before is coloured from a little above:
/// a file of a hundred thousand lines is never read from its start for one screen.
final class SyntaxLines {
    private static final int FAR = 2_000;
    private static final int RUN_UP = 150;
    private static final int MOST_KEPT = 8_000;

    private final LineText text;
    private final String language;
    private final Map<Integer, List<Span>> known = new HashMap<>();
    private Highlighter highlighter;
    private int next;

    SyntaxLines(LineText text, String path) {
        this.text = text;
        this.language = path.substring(path.lastIndexOf('.') + 1);
        this.highlighter = Highlighter.forLanguage(language);
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isOf(LineText other) {
        return text == other;
    }

    /// Without its line end.
    static String bare(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }

    List<Span> line(int index) {
        List<Span> found = known.get(index);
        if (found != null) {
            return found;
        }
        if (index < next || index - next > FAR || known.size() > MOST_KEPT) {
            known.clear();
            highlighter = Highlighter.forLanguage(language);
            next = Math.max(0, index - RUN_UP);
        }
        while (next <= index) {
            String line = bare(text.line(next));
            // What is longer cannot be read anyway; the rest of it is not coloured, and not kept.
            known.put(next, line.length() > DiffLayout.LONGEST
                    ? List.of(new Span(line.substring(0, DiffLayout.LONGEST), Ink.of(Role.CODE)))
                    : highlighter.line(line));
            next++;
        }
        return known.getOrDefault(index, List.of());
    }
}
