package dev.branchline.model.change;

import java.util.List;

/// How the user settled the conflicts of one file of a plan.
///
/// @param choices one for each conflict, in order
public record Settlement(String path, List<Choice> choices) {
    public Settlement {
        choices = List.copyOf(choices);
    }

    /// What stands in the place of a conflict.
    public sealed interface Choice {
        record Now() implements Choice {}

        record Wished() implements Choice {}

        record Base() implements Choice {}

        /// @param text lines with their line ends
        record Own(String text) implements Choice {}
    }
}
