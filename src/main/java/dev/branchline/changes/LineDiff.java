package dev.branchline.changes;

import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import java.util.ArrayList;
import java.util.List;
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
        Numbers numbers = new Numbers(before.lines() + after.lines() - 2 * (head + tail));
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

    /// The same number for the same line, without a copy of a single one: a table of the places where each was met first.
    private static final class Numbers {
        private final LineText[] texts;
        private final int[] lines;
        private final int[] slots;
        private int count;

        Numbers(int most) {
            texts = new LineText[most];
            lines = new int[most];
            slots = new int[Integer.highestOneBit(Math.max(8, most)) * 4];
        }

        int of(LineText text, int line) {
            int hash = 0;
            String all = text.text();
            for (int i = text.start(line), end = text.start(line + 1); i < end; i++) {
                hash = hash * 31 + all.charAt(i);
            }
            int mask = slots.length - 1;
            for (int slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
                int known = slots[slot] - 1;
                if (known < 0) {
                    texts[count] = text;
                    lines[count] = line;
                    slots[slot] = count + 1;
                    return count++;
                }
                if (same(texts[known], lines[known], text, line)) {
                    return known;
                }
            }
        }
    }

    private static final class Lines extends Sequence {
        private final int[] ids;

        Lines(LineText text, int from, int to, Numbers numbers) {
            ids = new int[to - from];
            for (int i = from; i < to; i++) {
                ids[i - from] = numbers.of(text, i);
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
