package dev.branchline.tools.file;

/// Which lines are wished.
///
/// @param first counted from 1
/// @param last not before the first; may lie beyond the end
/// @param most at most so many
record LineRange(int first, int last, int most) {
    /// The last line that is shown when the file is long enough.
    int end() {
        return (int) Math.min(last, (long) first + most - 1);
    }
}
