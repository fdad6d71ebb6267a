package dev.branchline.state.changes;

import dev.branchline.event.ChangesIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.List;

/// Keys of the list of what was done: one thing is taken back, or all that is newer than one.
final class OperationsUpdate {
    private static final int PAGE = 10;

    private OperationsUpdate() {}

    static Step open(AppState state) {
        return OperationRows.of(state).isEmpty()
                ? Notices.tell(state, Level.INFO, state.changes().orReading("Nothing was done yet: neither a move in the tree nor taking changes back."))
                : Step.of(state.push(new Overlay.Changes(new Page.Operations(0, 0, false, OperationRows.of(state).size()))));
    }

    static Step apply(AppState state, Page.Operations page, ChangesIntent.OnPage intent, long now) {
        List<OperationRows.Row> rows = OperationRows.of(state);
        return switch (intent) {
            case ChangesIntent.Move m -> at(state, page, (long) page.chosen() + m.rows(), rows);
            case ChangesIntent.MovePage m -> at(state, page, page.chosen() + (m.up() ? -PAGE : PAGE), rows);
            case ChangesIntent.MoveToEnd m -> at(state, page, m.last() ? Integer.MAX_VALUE : 0, rows);
            case ChangesIntent.Point p -> at(state, page, page.top() + (long) p.row(), rows);
            case ChangesIntent.Leave _ -> page.back() ? at(state, page, page.chosen(), rows) : Step.of(state.pop());
            case ChangesIntent.Accept _ -> accept(state, page, rows, now);
            case ChangesIntent.OfOperations o -> ofOperations(state, page, o, rows);
            case ChangesIntent.StepHunk _, ChangesIntent.MarkLine _, ChangesIntent.EditFile _, ChangesIntent.OfReview _, ChangesIntent.OfPreview _,
                    ChangesIntent.OfConflicts _ -> Step.of(state);
        };
    }

    private static Step ofOperations(AppState state, Page.Operations page, ChangesIntent.OfOperations intent, List<OperationRows.Row> rows) {
        return switch (intent) {
            case ChangesIntent.BackTo _ -> back(state, page, rows);
        };
    }

    /// Moving takes the question back: it was about another place.
    private static Step at(AppState state, Page.Operations page, long row, List<OperationRows.Row> rows) {
        int chosen = Math.clamp(row, 0, Math.max(0, rows.size() - 1));
        int height = Math.max(1, PageBox.of(state.panes(), page).body().height());
        return Step.of(state.replaceTop(new Overlay.Changes(
                new Page.Operations(chosen, Math.clamp(page.top(), Math.max(0, chosen - height + 1), chosen), false, page.count()))));
    }

    private static Step back(AppState state, Page.Operations page, List<OperationRows.Row> rows) {
        int chosen = Math.clamp(page.chosen(), 0, Math.max(0, rows.size() - 1));
        return chosen == 0
                ? Notices.tell(state, Level.INFO, "Nothing is newer than this. {operations.accept} takes this itself back.")
                : Step.of(state.replaceTop(new Overlay.Changes(new Page.Operations(chosen, page.top(), true, page.count()))));
    }

    private static Step accept(AppState state, Page.Operations page, List<OperationRows.Row> rows, long now) {
        if (rows.isEmpty()) {
            return Step.of(state.pop());
        }
        int chosen = Math.clamp(page.chosen(), 0, rows.size() - 1);
        if (page.back()) {
            return GoBack.begin(state.pop(), rows.subList(0, chosen), now);
        }
        return switch (rows.get(chosen)) {
            case OperationRows.Row.Files f -> UndoUpdate.operation(state.pop(), f.operation().id());
            case OperationRows.Row.Move m -> new Step(state.pop(), List.of(new Effect.Raise(new TreeIntent.GoTo(m.from().orElse(null)))));
        };
    }
}
