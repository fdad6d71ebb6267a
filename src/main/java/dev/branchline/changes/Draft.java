package dev.branchline.changes;

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
record Draft(Plan plan, List<Step> steps, Map<String, List<List<Choice>>> choices, LedgerLine.Kind kind, int target) {
    /// One file. Where nothing is written, both contents are the same and only marks change.
    record Step(FilePlan plan, Content from, Content to, List<MarkChange> marks) {
        boolean writes() {
            return LedgerState.Act.writes(plan.edit());
        }
    }
}
