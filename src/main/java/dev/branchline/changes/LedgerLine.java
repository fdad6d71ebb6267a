package dev.branchline.changes;

import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines of a ledger file. What writes files is two lines: a beginning, on disk before the first file is touched, and its end.
sealed interface LedgerLine {
    /// The first line.
    ///
    /// @param format higher than [LedgerWriter#FORMAT] when a newer version wrote it
    record Header(int format, String session, String workspace, Instant at) implements LedgerLine {}

    /// Changes by one tool call.
    record Changed(long number, Instant at, Origin origin, List<Entry> entries) implements LedgerLine {
        record Entry(ChangeId id, Trace trace) {}
    }

    /// An operation of the user.
    ///
    /// Steps tell what becomes of each file, wherever it goes; writes tell what becomes of each path. The two differ where one file takes
    /// the name of another: one path is written then, by one file leaving it and another one coming.
    ///
    /// @param target the operation that is undone or done again; 0 for none
    record Operated(long number, Instant at, int id, String title, Kind kind, int target, List<FileEdit> writes, List<Step> steps)
            implements LedgerLine {
        /// The writes of steps that do not get into each other's names, index by index.
        static List<FileEdit> writes(List<Step> steps) {
            return steps.stream().map(s -> s.trace().edit()).toList();
        }

        /// What it does to one file; the trace's edit is the same on both sides where only marks change.
        ///
        /// @param marks of changes of this file, which say which file it is, whatever its name is
        record Step(Trace trace, List<MarkChange> marks) {
            Step {
                marks = List.copyOf(marks);
            }
        }
    }

    enum Kind { ACT, UNDO, REDO }

    /// The end of what was begun with this number.
    ///
    /// @param failed indexes of the changes or writes that were not made after all
    /// @param states what was really left behind, where the beginning could not know it
    /// @param folders made on the way
    record Done(long number, Set<Integer> failed, Map<Integer, FileState> states, List<String> folders) implements LedgerLine {}

    /// Hunks that were found committed to git.
    record Committed(Instant at, List<Spot> spots) implements LedgerLine {
        record Spot(ChangeId change, int hunk) {}
    }

    /// Sound, and of a kind that this version does not know.
    record Unknown(String kind) implements LedgerLine {}
}
