package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import java.util.List;

/// A diff as text that `git apply` takes.
public final class PatchText {
    private static final int CONTEXT = 3;

    private PatchText() {}

    /// @return empty for what cannot be told as text
    public static String of(FileDiff diff) {
        return of(diff, diff.hunks());
    }

    /// Some hunks of a diff. The lines after are counted as if the others had not been made.
    public static String of(FileDiff diff, List<Hunk> hunks) {
        if (!diff.text() || (hunks.isEmpty() && diff.edit().renamedFrom() == null)) {
            return "";
        }
        StringBuilder out = new StringBuilder(header(diff));
        int shift = 0;
        for (int i = 0; i < hunks.size(); ) {
            int end = i + 1;
            while (end < hunks.size() && hunks.get(end).oldStart() - hunks.get(end - 1).oldEnd() <= 2 * CONTEXT) {
                end++;
            }
            shift = block(out, diff, hunks.subList(i, end), shift);
            i = end;
        }
        return out.toString();
    }

    private static String header(FileDiff diff) {
        boolean created = diff.edit().before() instanceof FileState.Absent;
        boolean deleted = diff.edit().after() instanceof FileState.Absent;
        String from = diff.edit().renamedFrom() == null ? diff.path() : diff.edit().renamedFrom();
        StringBuilder out = new StringBuilder("diff --git " + quoted("a/" + from) + " " + quoted("b/" + diff.path()) + "\n");
        if (created) {
            out.append("new file mode ").append(mode(diff.edit().after())).append('\n');
        } else if (deleted) {
            out.append("deleted file mode ").append(mode(diff.edit().before())).append('\n');
        } else if (diff.edit().renamedFrom() != null) {
            out.append("rename from ").append(quoted(from)).append("\nrename to ").append(quoted(diff.path())).append('\n');
        }
        if (!diff.hunks().isEmpty()) {
            out.append("--- ").append(created ? "/dev/null" : quoted("a/" + from)).append('\n');
            out.append("+++ ").append(deleted ? "/dev/null" : quoted("b/" + diff.path())).append('\n');
        }
        return out.toString();
    }

    private static String mode(FileState state) {
        boolean executable = state instanceof FileState.Regular r && r.mode() > 0 && (r.mode() & 0111) != 0;
        return state instanceof FileState.Link ? "120000" : executable ? "100755" : "100644";
    }

    /// Hunks that stand so near that their context would overlap are one.
    private static int block(StringBuilder out, FileDiff diff, List<Hunk> hunks, int shift) {
        LineText before = diff.before();
        LineText after = diff.after();
        int from = Math.max(0, hunks.getFirst().oldStart() - CONTEXT);
        int to = Math.min(before.lines(), hunks.getLast().oldEnd() + CONTEXT);
        int grown = hunks.stream().mapToInt(h -> h.added() - h.removed()).sum();
        int newCount = to - from + grown;
        out.append("@@ -").append(range(from, to - from)).append(" +").append(range(from + shift, newCount)).append(" @@\n");
        int at = from;
        for (Hunk hunk : hunks) {
            lines(out, ' ', before, at, hunk.oldStart());
            lines(out, '-', before, hunk.oldStart(), hunk.oldEnd());
            lines(out, '+', after, hunk.newStart(), hunk.newEnd());
            at = hunk.oldEnd();
        }
        lines(out, ' ', before, at, to);
        return shift + grown;
    }

    /// Lines are counted from 1; an empty range names the line before it.
    private static String range(int start, int count) {
        return (count == 0 ? start : start + 1) + "," + count;
    }

    private static void lines(StringBuilder out, char sign, LineText text, int from, int to) {
        for (int i = from; i < to; i++) {
            String line = text.line(i);
            out.append(sign).append(line);
            if (!line.endsWith("\n")) {
                out.append("\n\\ No newline at end of file\n");
            }
        }
    }


    /// As git quotes names that could be misread.
    private static String quoted(String path) {
        boolean plain = path.chars().allMatch(c -> c > 0x1f && c != 0x7f && c != '"' && c != '\\');
        if (plain) {
            return path;
        }
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c > 0x1f && c != 0x7f ? String.valueOf(c) : "\\%03o".formatted((int) c));
            }
        }
        return out.append('"').toString();
    }
}
