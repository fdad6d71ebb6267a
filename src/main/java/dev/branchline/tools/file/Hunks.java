package dev.branchline.tools.file;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.Hunk;
import java.util.Set;

/// A part of what a diff would do.
final class Hunks {
    private Hunks() {}

    /// The text before with only these hunks done.
    static String take(FileDiff diff, Set<Integer> chosen) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Hunk hunk : diff.hunks()) {
            append(text, diff, at, hunk.oldStart());
            if (chosen.contains(hunk.index())) {
                text.append(diff.after().text(), diff.after().start(hunk.newStart()), diff.after().start(hunk.newEnd()));
            } else {
                append(text, diff, hunk.oldStart(), hunk.oldEnd());
            }
            at = hunk.oldEnd();
        }
        append(text, diff, at, diff.before().lines());
        return text.toString();
    }

    private static void append(StringBuilder text, FileDiff diff, int from, int to) {
        text.append(diff.before().text(), diff.before().start(from), diff.before().start(to));
    }
}
