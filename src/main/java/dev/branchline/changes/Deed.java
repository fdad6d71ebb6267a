package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.Hunk;
import java.util.ArrayList;
import java.util.List;

/// What was done to one file: a step of its [Track].
sealed interface Deed {
    Trace trace();

    /// @param replaced for each hunk, who had written the lines that it removed
    /// @param within for each hunk that only adds, the hunk whose lines it was put between, or nobody
    record Made(Change change, Trace trace, List<List<Authors.Run>> replaced, List<Long> within) implements Deed {
        static Made of(Change change, Trace trace, Authors before) {
            List<List<Authors.Run>> replaced = new ArrayList<>();
            List<Long> within = new ArrayList<>();
            for (Hunk hunk : change.hunks()) {
                replaced.add(before.between(hunk.oldStart(), hunk.oldEnd()));
                within.add(hunk.removed() == 0 ? before.around(hunk.oldStart()) : Authors.NOBODY);
            }
            return new Made(change, trace, replaced, within);
        }
    }

    record Moved(int operation, Trace trace, List<MarkChange> marks) implements Deed {}
}
