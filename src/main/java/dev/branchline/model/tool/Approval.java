package dev.branchline.model.tool;

import java.util.List;

/// The user's yes to a call, in full or in part.
public sealed interface Approval {
    /// As previewed.
    record Whole() implements Approval {}

    /// Only these hunks of the previewed files; the model is told which were left out.
    record Hunks(List<Chosen> chosen) implements Approval {
        public Hunks {
            chosen = List.copyOf(chosen);
        }

        /// @param file index into the preview's files
        /// @param hunk index into that file's hunks
        public record Chosen(int file, int hunk) {}
    }

    /// The first previewed file gets this text instead, edited by the user; the model is told.
    record Edited(String content) implements Approval {}
}
