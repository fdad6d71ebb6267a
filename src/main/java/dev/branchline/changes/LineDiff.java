package dev.branchline.changes;

import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HashedSequence;
import org.eclipse.jgit.diff.HashedSequenceComparator;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.LowLevelDiffAlgorithm;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/// What differs between two texts, line by line: JGit's histogram diff over lines with their ends.
///
/// Lines become numbers first, so that comparing two costs nothing, and what both texts begin and end with is taken off before. Where
/// the histogram finds nothing to hold on to, Myers' diff looks closer as long as the region is small; a large one, where it would take
/// minutes, counts as replaced in whole. That is coarser and still right.
final class LineDiff {
    /// Lines of both sides together up to which Myers' diff is quick whatever they hold.
    private static final int CLOSE_LOOK = 3000;

    private LineDiff() {}

    /// @return in order; two never touch, neither before nor after
    static List<Hunk> hunks(LineText before, LineText after) {
        int shared = Math.min(before.lines(), after.lines());
        int head = 0;
        while (head < shared && same(before, head, after, head)) {
            head++;
        }
        int tail = 0;
        while (tail < shared - head && same(before, before.lines() - 1 - tail, after, after.lines() - 1 - tail)) {
            tail++;
        }
        if (head + tail == before.lines() && head + tail == after.lines()) {
            return List.of();
        }
        Map<String, Integer> numbers = new HashMap<>();
        Lines a = new Lines(before, head, before.lines() - tail, numbers);
        Lines b = new Lines(after, head, after.lines() - tail, numbers);
        return hunks(algorithm().diff(COMPARATOR, a, b), head);
    }

    private static List<Hunk> hunks(EditList edits, int shift) {
        List<Hunk> hunks = new ArrayList<>(edits.size());
        for (int i = 0; i < edits.size(); ) {
            Edit first = edits.get(i);
            Edit last = first;
            for (i++; i < edits.size() && edits.get(i).getBeginA() == last.getEndA() && edits.get(i).getBeginB() == last.getEndB(); i++) {
                last = edits.get(i);
            }
            hunks.add(new Hunk(
                    hunks.size(), first.getBeginA() + shift, last.getEndA() + shift, first.getBeginB() + shift, last.getEndB() + shift));
        }
        return List.copyOf(hunks);
    }

    static boolean same(LineText a, int lineA, LineText b, int lineB) {
        int startA = a.start(lineA);
        int startB = b.start(lineB);
        int length = a.start(lineA + 1) - startA;
        return length == b.start(lineB + 1) - startB && a.text().regionMatches(startA, b.text(), startB, length);
    }

    private static DiffAlgorithm algorithm() {
        HistogramDiff histogram = new HistogramDiff();
        histogram.setFallbackAlgorithm(new Guarded());
        return histogram;
    }

    private static final class Guarded extends LowLevelDiffAlgorithm {
        @Override
        public <S extends Sequence> void diffNonCommon(
                EditList edits, HashedSequenceComparator<S> comparator, HashedSequence<S> a, HashedSequence<S> b, Edit region) {
            if (region.getLengthA() + region.getLengthB() <= CLOSE_LOOK) {
                ((LowLevelDiffAlgorithm) MyersDiff.INSTANCE).diffNonCommon(edits, comparator, a, b, region);
            } else {
                edits.add(region);
            }
        }
    }

    private static final class Lines extends Sequence {
        private final int[] ids;

        Lines(LineText text, int from, int to, Map<String, Integer> numbers) {
            ids = new int[to - from];
            for (int i = from; i < to; i++) {
                ids[i - from] = numbers.computeIfAbsent(text.line(i), _ -> numbers.size());
            }
        }

        @Override
        public int size() {
            return ids.length;
        }
    }

    private static final SequenceComparator<Lines> COMPARATOR = new SequenceComparator<>() {
        @Override
        public boolean equals(Lines a, int ai, Lines b, int bi) {
            return a.ids[ai] == b.ids[bi];
        }

        @Override
        public int hash(Lines sequence, int at) {
            return sequence.ids[at];
        }
    };
}
