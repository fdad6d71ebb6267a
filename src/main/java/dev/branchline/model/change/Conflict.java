package dev.branchline.model.change;

import java.util.List;

/// Lines that were changed by both sides, with their line ends.
///
/// @param base as the tool left them
/// @param wished as the plan would have them
/// @param now as they are in the file
/// @param line first line in the file as it is now, from 0
public record Conflict(List<String> base, List<String> wished, List<String> now, int line) {
    public Conflict {
        base = List.copyOf(base);
        wished = List.copyOf(wished);
        now = List.copyOf(now);
    }
}
