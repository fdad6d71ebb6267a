package dev.branchline.changes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Some of a hunk's lines, counted as they are shown: its removed lines first, then its added ones. Immutable.
final class LineSet {
    static final LineSet NONE = new LineSet(new BitSet());

    private final BitSet bits;

    private LineSet(BitSet bits) {
        this.bits = bits;
    }

    static LineSet all(int count) {
        BitSet bits = new BitSet(count);
        bits.set(0, count);
        return new LineSet(bits);
    }

    /// @param count lines that there are; others are left out
    static LineSet of(Collection<Integer> lines, int count) {
        BitSet bits = new BitSet(count);
        lines.stream().filter(l -> l >= 0 && l < count).forEach(bits::set);
        return new LineSet(bits);
    }

    /// @param ranges begin and end (excluded), again and again
    static LineSet ofRanges(List<Integer> ranges) {
        BitSet bits = new BitSet();
        for (int i = 0; i + 1 < ranges.size(); i += 2) {
            bits.set(ranges.get(i), ranges.get(i + 1));
        }
        return new LineSet(bits);
    }

    List<Integer> ranges() {
        List<Integer> ranges = new ArrayList<>();
        for (int from = bits.nextSetBit(0); from >= 0; from = bits.nextSetBit(bits.nextClearBit(from))) {
            ranges.add(from);
            ranges.add(bits.nextClearBit(from));
        }
        return ranges;
    }

    LineSet with(LineSet other) {
        BitSet copy = (BitSet) bits.clone();
        copy.or(other.bits);
        return new LineSet(copy);
    }

    LineSet without(LineSet other) {
        BitSet copy = (BitSet) bits.clone();
        copy.andNot(other.bits);
        return new LineSet(copy);
    }

    boolean has(int line) {
        return bits.get(line);
    }

    boolean hasAll(int from, int to) {
        return bits.nextClearBit(from) >= to;
    }

    boolean isEmpty() {
        return bits.isEmpty();
    }

    boolean isAll(int count) {
        return bits.nextClearBit(0) >= count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineSet set && set.bits.equals(bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return bits.toString();
    }
}
