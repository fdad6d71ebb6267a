package dev.branchline.model.change;

import java.util.List;

/// What a plan would do, or did, to one file.
///
/// @param edit from what is there now to what will be; the same on both sides when nothing is written
/// @param added lines that the file gains, as a diff of before and after counts them
/// @param why one sentence for what is skipped, in conflict, or not to be expected; else empty
/// @param conflicts places where the user's lines and the plan's overlap; nothing is written while there are any
public record FilePlan(FileEdit edit, Fate fate, int added, int removed, String why, List<Conflict> conflicts) {
    public FilePlan {
        conflicts = List.copyOf(conflicts);
    }

    public String path() {
        return edit.path();
    }

    /// What becomes of a file.
    public enum Fate {
        /// Exactly the content that was there before.
        RESTORED,
        /// What was asked for, and what was changed since, both.
        MERGED,
        CREATED,
        DELETED,
        RENAMED,
        /// It already is as wished.
        UNCHANGED,
        CONFLICT,
        /// Cannot be done, or must not be; says why.
        SKIPPED;

        /// Whether a file is written.
        public boolean writes() {
            return switch (this) {
                case RESTORED, MERGED, CREATED, DELETED, RENAMED -> true;
                case UNCHANGED, CONFLICT, SKIPPED -> false;
            };
        }
    }
}
