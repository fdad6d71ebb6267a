package dev.branchline.model.change;

import java.util.List;

/// What would be done. Made by reading only; holds until a file that it speaks of changes, which is checked again when it is applied.
///
/// @param number pairs it with its application
/// @param title what it is in words, such as `Take back 2 hunks of src/Parser.java`
/// @param blocked why it cannot be applied at all, one sentence; empty when it can
/// @param dependent hunks that stand on what would be taken back and go along or make a conflict; for telling
public record Plan(long number, Wish wish, String title, List<FilePlan> files, String blocked, List<Selection> dependent) {
    public Plan {
        files = List.copyOf(files);
        dependent = List.copyOf(dependent);
    }

    public boolean hasConflicts() {
        return files.stream().anyMatch(f -> f.fate() == FilePlan.Fate.CONFLICT);
    }
}
