package dev.branchline.changes;

import dev.branchline.model.change.Hunk;
import java.util.ArrayList;
import java.util.List;

/// Finds out who wrote the lines that an operation brings back.
final class BroughtBack {
    private BroughtBack() {}

    /// Lines that an operation brings are of whom they were of before they went, as far as the marks tell which hunks it was about.
    static Authors.Inserted of(Track track, LedgerLine.Operated.Step step) {
        List<Authors.Run> pool = new ArrayList<>();
        for (Deed deed : track.deeds) {
            if (deed instanceof Deed.Made made) {
                for (MarkChange mark : step.marks()) {
                    if (mark.change().equals(made.change().id()) && mark.hunk() < made.change().hunks().size()) {
                        pool.addAll(brought(made, made.change().hunks().get(mark.hunk()), mark));
                    }
                }
            }
        }
        int[] used = {0, 0};
        return hunk -> take(pool, used, hunk.added());
    }

    private static List<Authors.Run> brought(Deed.Made made, Hunk hunk, MarkChange mark) {
        int lines = hunk.removed() + hunk.added();
        LineSet was = mark.from().reverted(lines);
        LineSet is = mark.to().reverted(lines);
        List<Authors.Run> runs = new ArrayList<>();
        List<Authors.Run> old = made.replaced().get(hunk.index());
        int line = 0;
        for (Authors.Run run : old) {
            for (int i = 0; i < run.lines(); i++, line++) {
                if (is.has(line) && !was.has(line)) {
                    Authors.add(runs, 1, run.author());
                }
            }
        }
        for (int i = hunk.removed(); i < lines; i++) {
            if (was.has(i) && !is.has(i)) {
                Authors.add(runs, 1, Authors.author(made.change().id().number(), hunk.index()));
            }
        }
        return runs;
    }

    private static List<Authors.Run> take(List<Authors.Run> pool, int[] used, int lines) {
        List<Authors.Run> taken = new ArrayList<>();
        int left = lines;
        while (left > 0 && used[0] < pool.size()) {
            Authors.Run run = pool.get(used[0]);
            int some = Math.min(left, run.lines() - used[1]);
            Authors.add(taken, some, run.author());
            left -= some;
            used[1] += some;
            if (used[1] == run.lines()) {
                used[0]++;
                used[1] = 0;
            }
        }
        Authors.add(taken, left, Authors.NOBODY);
        return taken;
    }
}
