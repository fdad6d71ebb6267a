package dev.branchline.changes;

import dev.branchline.model.change.ChangeId;
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
    /// @param target the operation that is undone or done again; 0 for none
    record Operated(long number, Instant at, int id, String title, Kind kind, int target, List<Step> steps) implements LedgerLine {
        /// What it does to one file; the trace's edit is the same on both sides where only marks change.
        record Step(Trace trace, List<MarkChange> marks) {
            Step {
                marks = List.copyOf(marks);
            }
        }
    }

    enum Kind { ACT, UNDO, REDO }

    /// The end of what was begun with this number.
    ///
    /// @param failed indexes of what was not done after all
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
