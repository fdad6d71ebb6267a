package dev.branchline.tools.file;

import dev.branchline.model.change.LineText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// Looks through one text.
final class FileSearch {
    private final SearchPattern wanted;
    private final Deadline deadline;

    FileSearch(SearchPattern wanted, Deadline deadline) {
        this.wanted = wanted;
        this.deadline = deadline;
    }

    /// @param most no more lines than that
    /// @return the lines that match, from 0
    List<Integer> lines(String text, int most) {
        return wanted.literal() != null ? literal(text, wanted.literal(), most) : matching(text, most);
    }

    private static List<Integer> literal(String text, String literal, int most) {
        List<Integer> found = new ArrayList<>();
        int line = 0;
        int counted = 0;
        for (int at = text.indexOf(literal); at >= 0 && found.size() < most; ) {
            for (int feed = text.indexOf('\n', counted); feed >= 0 && feed < at; feed = text.indexOf('\n', counted)) {
                line++;
                counted = feed + 1;
            }
            found.add(line);
            int next = text.indexOf('\n', at);
            at = next < 0 ? -1 : text.indexOf(literal, next);
        }
        return found;
    }

    private List<Integer> matching(String text, int most) {
        List<Integer> found = new ArrayList<>();
        Matcher matcher = wanted.pattern().matcher(deadline.guard(text));
        LineText lines = new LineText(text);
        for (int i = 0; i < lines.lines() && found.size() < most; i++) {
            int end = lines.start(i + 1);
            if (end > lines.start(i) && text.charAt(end - 1) == '\n') {
                end--;
                if (end > lines.start(i) && text.charAt(end - 1) == '\r') {
                    end--;
                }
            }
            matcher.region(lines.start(i), end);
            if (matcher.find()) {
                found.add(i);
            }
        }
        return found;
    }
}
