package dev.branchline.changes;

import dev.branchline.model.change.Hunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who wrote the lines of a file: runs of neighbouring lines with the change and hunk that they came with. Immutable; follows edits without
/// looking at a single line.
final class Authors {
    /// By the user, or from before the ledger.
    static final long NOBODY = 0;

    static final Authors UNKNOWN = new Authors(List.of());

    /// @param author as [#author] makes it
    record Run(int lines, long author) {}

    private final List<Run> runs;
    private @Nullable Set<Long> all;

    private Authors(List<Run> runs) {
        this.runs = runs;
    }

    static long author(int change, int hunk) {
        return ((long) change << 32) | (hunk & 0xffff_ffffL);
    }

    static int change(long author) {
        return (int) (author >>> 32);
    }

    static int hunk(long author) {
        return (int) author;
    }

    List<Run> runs() {
        return runs;
    }

    Set<Long> all() {
        Set<Long> found = all;
        if (found == null) {
            found = new HashSet<>();
            for (Run run : runs) {
                found.add(run.author);
            }
            all = found;
        }
        return found;
    }

    /// Who wrote the lines on both sides of a place, when it is the same hunk; else nobody.
    long around(int line) {
        List<Run> both = line == 0 ? List.of() : between(line - 1, line + 1);
        return both.size() == 1 && both.getFirst().lines == 2 ? both.getFirst().author : NOBODY;
    }

    /// The authors of some lines, run by run. Beyond the last known line there is nobody.
    List<Run> between(int from, int to) {
        List<Run> found = new ArrayList<>();
        int at = 0;
        for (Run run : runs) {
            int start = Math.max(from, at);
            int end = Math.min(to, at + run.lines);
            if (start < end) {
                add(found, end - start, run.author);
            }
            at += run.lines;
            if (at >= to) {
                return found;
            }
        }
        add(found, to - Math.max(from, at), NOBODY);
        return found;
    }

    /// Says for the lines of a hunk who wrote them.
    interface Inserted {
        List<Run> authors(Hunk hunk);
    }

    /// After an edit.
    Authors edited(List<Hunk> hunks, Inserted inserted) {
        if (hunks.isEmpty()) {
            return this;
        }
        List<Run> result = new ArrayList<>(runs.size() + hunks.size() * 2);
        int run = 0;
        int used = 0;
        int at = 0;
        for (Hunk hunk : hunks) {
            // Copies up to the hunk, then leaves out what it removed.
            for (int phase = 0; phase < 2; phase++) {
                int to = phase == 0 ? hunk.oldStart() : hunk.oldEnd();
                while (at < to) {
                    int left = run < runs.size() ? runs.get(run).lines - used : to - at;
                    int taken = Math.min(left, to - at);
                    if (phase == 0) {
                        add(result, taken, run < runs.size() ? runs.get(run).author : NOBODY);
                    }
                    at += taken;
                    used += taken;
                    if (run < runs.size() && used == runs.get(run).lines) {
                        run++;
                        used = 0;
                    }
                }
            }
            inserted.authors(hunk).forEach(r -> add(result, r.lines, r.author));
        }
        if (run < runs.size()) {
            add(result, runs.get(run).lines - used, runs.get(run).author);
            for (int i = run + 1; i < runs.size(); i++) {
                add(result, runs.get(i).lines, runs.get(i).author);
            }
        }
        return new Authors(result);
    }

    static void add(List<Run> runs, int lines, long author) {
        if (lines <= 0) {
            return;
        }
        if (!runs.isEmpty() && runs.getLast().author == author) {
            runs.set(runs.size() - 1, new Run(runs.getLast().lines + lines, author));
        } else {
            runs.add(new Run(lines, author));
        }
    }
}
