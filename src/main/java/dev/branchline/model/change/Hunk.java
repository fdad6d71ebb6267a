package dev.branchline.model.change;

/// Lines that stand together and were replaced by others. Counted from 0, ends excluded.
///
/// @param index its place in its change, from 0: how it is named
/// @param oldStart first line before; where lines are only added, the line they come before
/// @param newStart first line after; where lines are only removed, the line they stood before
public record Hunk(int index, int oldStart, int oldEnd, int newStart, int newEnd) {
    public int removed() {
        return oldEnd - oldStart;
    }

    public int added() {
        return newEnd - newStart;
    }
}
