package dev.branchline.state.changes;

import dev.branchline.event.Intent;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.Wish;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What lies on top of the panes to look at changes and to take them back. Its letters are keys, not text.
public sealed interface Page {
    /// Whether what is typed goes into a field.
    default boolean typing() {
        return false;
    }

    /// All changes: a list at the left, the chosen one's diff at the right.
    ///
    /// @param byPath whether they are grouped by path and not by turn
    /// @param beside whether old and new stand beside each other; null lets the width decide
    /// @param chosen row of the list
    /// @param top first row of the list in view
    /// @param inFiles whether the list has the keys
    /// @param place where one is in the diff
    record Review(
            boolean byPath, @Nullable Boolean beside, ReviewFilter filter, ReviewList list, int chosen, int top, boolean inFiles, DiffPlace place)
            implements Page {
        @Override
        public boolean typing() {
            return filter.typing();
        }

        Review with(DiffPlace newPlace) {
            return new Review(byPath, beside, filter, list, chosen, top, inFiles, newPlace);
        }

        Review withBeside(boolean on) {
            return new Review(byPath, on, filter, list, chosen, top, inFiles, place);
        }

        Review enter(boolean files) {
            return new Review(byPath, beside, filter, list, chosen, top, files, place);
        }

        /// The chosen row; null in an empty list.
        public ReviewList.@Nullable Row row() {
            return list.rows().isEmpty() ? null : list.rows().get(Math.clamp(chosen, 0, list.rows().size() - 1));
        }
    }

    /// What would be done, then what was done.
    ///
    /// @param wish what it is made for
    /// @param request what is on its way; null when nothing is
    /// @param plan null while it is being made
    /// @param report null until it was done
    /// @param word what has to be said above it; empty for nothing
    /// @param chosen row
    /// @param open diffs of files that were asked for, by path
    /// @param loading the request for a diff that is on its way; null for none
    /// @param after what follows when it was done
    record Preview(
            Wish wish, @Nullable RequestId request, @Nullable Plan plan, @Nullable Report report, String word, int chosen,
            Map<String, FileDiff> open, @Nullable RequestId loading, After after)
            implements Page {
        public Preview {
            open = Map.copyOf(open);
        }

        static Preview of(Wish wish, RequestId request, After after) {
            return new Preview(wish, request, null, null, "", 0, Map.of(), null, after);
        }

        Preview asking(RequestId newRequest) {
            return new Preview(wish, newRequest, plan, report, word, chosen, open, loading, after);
        }

        /// The plan is made again, because the files are not as they were.
        Preview again(RequestId newRequest, String newWord) {
            return new Preview(wish, newRequest, null, null, newWord, chosen, Map.of(), null, after);
        }

        Preview planned(Plan newPlan) {
            return new Preview(wish, null, newPlan, null, word, 0, Map.of(), null, after);
        }

        Preview failed(String reason) {
            return new Preview(wish, null, plan, report, reason, chosen, open, loading, after);
        }

        Preview saying(String newWord) {
            return new Preview(wish, request, plan, report, newWord, chosen, open, loading, after);
        }

        Preview done(Report newReport) {
            return new Preview(wish, null, plan, newReport, "", 0, Map.of(), null, new After.Nothing());
        }

        Preview choose(int row) {
            return new Preview(wish, request, plan, report, word, row, open, loading, after);
        }

        Preview loading(@Nullable RequestId newLoading) {
            return new Preview(wish, request, plan, report, word, chosen, open, newLoading, after);
        }

        Preview opening(String path, FileDiff diff) {
            Map<String, FileDiff> more = new HashMap<>(open);
            more.put(path, diff);
            return new Preview(wish, request, plan, report, word, chosen, more, null, after);
        }

        Preview closing(String path) {
            Map<String, FileDiff> fewer = new HashMap<>(open);
            fewer.remove(path);
            return new Preview(wish, request, plan, report, word, chosen, fewer, loading, after);
        }
    }

    /// The conflicts of a plan, one after the other. Nothing is written before all are settled.
    ///
    /// @param preview what it goes back to
    /// @param plan with its conflicts
    /// @param choices by conflict, counted over all files; null where none was made
    /// @param at which conflict is shown
    /// @param top first row in view
    /// @param editing the request whose editor is open; null for none
    record Settling(
            Preview preview, Plan plan, List<Settlement.@Nullable Choice> choices, int at, int top, @Nullable RequestId editing, @Nullable RequestId request)
            implements Page {
        Settling to(int conflict) {
            return new Settling(preview, plan, choices, conflict, 0, editing, request);
        }

        Settling scrolledTo(int row) {
            return new Settling(preview, plan, choices, at, row, editing, request);
        }

        Settling edited(@Nullable RequestId editor) {
            return new Settling(preview, plan, choices, at, top, editor, request);
        }

        Settling asking(RequestId newRequest) {
            return new Settling(preview, plan, choices, at, top, null, newRequest);
        }
    }

    /// What was done, newest first, to go back to a place.
    ///
    /// @param back whether it asks if all above the chosen row is to be taken back
    /// @param count how many rows there were when it was opened; its height
    record Operations(int chosen, int top, boolean back, int count) implements Page {}

    /// Who wrote the lines of a file.
    ///
    /// @param text null while it is being read
    /// @param reason why there is nothing; empty when there is
    record Blame(String path, RequestId request, @Nullable LineText text, List<BlamedLines> lines, int row, int top, String reason) implements Page {
        public Blame {
            lines = List.copyOf(lines);
        }
    }

    /// What follows when a plan was done.
    sealed interface After {
        record Nothing() implements After {}

        /// Files and head are taken back, or done again, together.
        record MoveBack() implements After {}

        record MoveForth() implements After {}

        /// All that was done after a place is taken back, newest first.
        ///
        /// @param rows what, the next one first
        record Back(List<OperationRows.Row> rows) implements After {
            public Back {
                rows = List.copyOf(rows);
            }
        }

        /// The head was to move; the files may go along.
        ///
        /// @param original the wish that was held up for the question
        record Move(Intent original) implements After {}
    }
}
