package dev.branchline.model.change;

import java.util.List;

/// Lines that were changed by both sides, with their line ends.
///
/// @param base as the tool left them
/// @param wished as the plan would have them
/// @param now as they are in the file
/// @param line first line in the file as it is now, from 0
/// @param above some lines of the file before them, for finding one's way
/// @param below some lines of the file after them
public record Conflict(List<String> base, List<String> wished, List<String> now, int line, List<String> above, List<String> below) {
    /// Lines above and below at most.
    public static final int AROUND = 12;

    public Conflict {
        base = List.copyOf(base);
        wished = List.copyOf(wished);
        now = List.copyOf(now);
        above = List.copyOf(above);
        below = List.copyOf(below);
    }

    /// A conflict with nothing around it.
    public Conflict(List<String> base, List<String> wished, List<String> now, int line) {
        this(base, wished, now, line, List.of(), List.of());
    }
}
