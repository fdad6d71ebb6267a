package dev.branchline.tools.file;

import dev.branchline.model.change.LineText;
import dev.branchline.tools.file.Replacement.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Looks for whole lines of a text, with an eye closed.
final class LineSearch {
    /// What is shorter would be found with any indentation in places that are not meant.
    private static final int MIN_CHARACTERS = 4;

    private final LineText text;
    private final List<String> find;
    private final boolean withEnd;

    LineSearch(String text, String find) {
        this.text = new LineText(text);
        this.withEnd = find.endsWith("\n");
        this.find = lines(find);
    }

    private static List<String> lines(String text) {
        LineText lines = new LineText(text);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.lines(); i++) {
            all.add(TextSlice.bare(lines.line(i)));
        }
        return all;
    }

    List<Span> ignoringEnds(String replace) {
        List<Span> spans = new ArrayList<>();
        for (int line : found(1, (there, wished) -> there.stripTrailing().equals(wished.stripTrailing()))) {
            spans.add(span(line, replace));
        }
        return spans;
    }

    List<Span> ignoringIndentation(String replace) {
        List<Span> spans = new ArrayList<>();
        for (int line : found(MIN_CHARACTERS, (there, wished) -> there.strip().equals(wished.strip()))) {
            String fitted = Indentation.fit(there(line), find, replace);
            if (fitted != null) {
                spans.add(span(line, fitted));
            }
        }
        return spans;
    }

    private List<String> there(int line) {
        List<String> there = new ArrayList<>();
        for (int i = 0; i < find.size(); i++) {
            there.add(TextSlice.bare(text.line(line + i)));
        }
        return there;
    }

    /// First lines of places that do not overlap.
    private List<Integer> found(int characters, BiPredicate<String, String> same) {
        List<Integer> found = new ArrayList<>();
        if (find.stream().mapToInt(l -> l.strip().length()).sum() < characters) {
            return found;
        }
        for (int line = 0; line + find.size() <= text.lines(); line++) {
            if (fits(line, same)) {
                found.add(line);
                line += find.size() - 1;
            }
        }
        return found;
    }

    private boolean fits(int line, BiPredicate<String, String> same) {
        for (int i = 0; i < find.size(); i++) {
            if (!same.test(TextSlice.bare(text.line(line + i)), find.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Span span(int line, String replacement) {
        int last = line + find.size() - 1;
        int end = withEnd ? text.start(last + 1) : text.start(last) + TextSlice.bare(text.line(last)).length();
        return new Span(text.start(line), end, replacement);
    }
}
