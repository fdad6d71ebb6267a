package dev.branchline.changes;

import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Settlement.Choice;
import java.util.List;
import java.util.Map;

/// A plan with the bytes that it needs to come true.
///
/// @param choices how conflicts were settled so far, by path, one list for each time that the file came to one
/// @param kind what the operation is to the log
/// @param target the operation that is undone or done again; 0 for none
record Draft(
        Plan plan, List<Write> writes, List<Passage> passages, Map<String, List<List<Choice>>> choices, LedgerLine.Kind kind, int target) {
    /// What becomes of one path. Where nothing is written, both contents are the same.
    record Write(FilePlan plan, Content from, Content to) {
        boolean isNeeded() {
            return LedgerState.Act.writes(plan.edit());
        }
    }

    /// What becomes of one file, wherever it goes, and of the marks of its changes.
    record Passage(Track track, FileEdit edit, Content from, Content to, List<MarkChange> marks) {}
}
