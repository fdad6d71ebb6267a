package dev.branchline.tools.file;

import dev.branchline.model.change.LineText;
import java.util.HashSet;
import java.util.Set;

/// The lines of a text that come nearest to what a model looked for and did not find.
final class Nearest {
    private static final int MAX_LINES = 50_000;
    private static final int SHOWN = 10;
    private static final int COMPARED = 300;
    private static final double ALIKE = 0.5;

    /// A shorter replacement may stand there by chance.
    private static final int TELLING = 8;

    private Nearest() {}

    /// Sentences to be put behind "is not there", beginning with a space.
    static String to(String text, Edit edit) {
        if (edit.replace().strip().length() >= TELLING && text.contains(edit.replace())) {
            return " The replacement is there already; the edit may have been made before.";
        }
        LineText lines = new LineText(text);
        LineText find = new LineText(edit.find());
        int anchor = longest(find);
        int best = best(lines, find.line(anchor).strip());
        if (best < 0) {
            return " No line comes near it; read the file again.";
        }
        int first = Math.max(0, best - anchor);
        int end = Math.min(lines.lines(), first + Math.clamp(find.lines(), 3, SHOWN));
        StringBuilder shown = new StringBuilder(" The nearest lines are:\n");
        for (int i = first; i < end; i++) {
            shown.append(i + 1).append(": ").append(Cap.line(TextSlice.bare(lines.line(i)))).append('\n');
        }
        return shown.append("Copy find exactly from the file.").toString();
    }

    private static int longest(LineText find) {
        int longest = 0;
        for (int i = 1; i < find.lines(); i++) {
            if (find.line(i).strip().length() > find.line(longest).strip().length()) {
                longest = i;
            }
        }
        return longest;
    }

    private static int best(LineText lines, String wished) {
        Set<Integer> pairs = pairs(wished);
        int best = -1;
        double most = ALIKE;
        for (int i = 0; i < Math.min(lines.lines(), MAX_LINES); i++) {
            Set<Integer> there = pairs(lines.line(i).strip());
            long common = there.stream().filter(pairs::contains).count();
            double alike = 2.0 * common / Math.max(1, there.size() + pairs.size());
            if (alike > most) {
                most = alike;
                best = i;
            }
        }
        return best;
    }

    /// Neighbouring characters, as one number each.
    private static Set<Integer> pairs(String line) {
        Set<Integer> pairs = new HashSet<>();
        for (int i = 1; i < Math.min(line.length(), COMPARED); i++) {
            pairs.add(line.charAt(i - 1) << 16 | line.charAt(i));
        }
        return pairs;
    }
}
