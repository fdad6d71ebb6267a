package dev.branchline.state.changes;

import dev.branchline.event.ChangesIntent;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.view.Notice.Level;
import dev.branchline.state.view.Rect;
import java.util.List;

/// Keys of a preview, and of the report that takes its place.
final class PreviewUpdate {
    private static final int PAGE = 10;

    private PreviewUpdate() {}

    static Step apply(AppState state, Page.Preview preview, ChangesIntent.OnPage intent, long now) {
        return switch (intent) {
            case ChangesIntent.Move m -> PlanUpdate.move(state, preview, m.rows());
            case ChangesIntent.MovePage m -> PlanUpdate.move(state, preview, m.up() ? -PAGE : PAGE);
            case ChangesIntent.MoveToEnd m -> PlanUpdate.move(state, preview, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case ChangesIntent.Point p -> point(state, preview, p.row());
            case ChangesIntent.MarkLine _ -> PlanUpdate.unfold(state, preview);
            case ChangesIntent.Leave _ -> Step.of(state.pop());
            case ChangesIntent.OfPreview p -> ofPreview(state, preview, p, now);
            case ChangesIntent.StepHunk _, ChangesIntent.EditFile _, ChangesIntent.OfReview _ ->
                preview.report() == null ? Step.of(state) : ChangesUpdate.apply(state.pop(), intent, now);
            case ChangesIntent.Accept _, ChangesIntent.OfConflicts _, ChangesIntent.OfOperations _ -> Step.of(state);
        };
    }

    /// A click chooses a row; on the chosen file it shows its lines.
    private static Step point(AppState state, Page.Preview preview, int row) {
        Rect body = PageBox.of(state.panes(), preview).body();
        PreviewText text = PreviewText.of(preview, body.width(), body.height());
        int index = row - text.above().size() + text.top();
        if (row < text.above().size() || index >= text.rows().size()) {
            return Step.of(state);
        }
        return index == preview.chosen() && text.rows().get(index).row() == null
                ? PlanUpdate.unfold(state, preview)
                : PlanUpdate.move(state, preview, index - (long) preview.chosen());
    }

    private static Step ofPreview(AppState state, Page.Preview preview, ChangesIntent.OfPreview intent, long now) {
        return switch (intent) {
            case ChangesIntent.Apply _ -> enter(state, preview, now);
            case ChangesIntent.Settle _ -> preview.after() instanceof Page.After.Back ? PlanUpdate.apply(state, preview) : SettleUpdate.begin(state, preview);
            case ChangesIntent.ApplyAlways _ -> always(state, preview);
            case ChangesIntent.MoveHead m -> moveHead(state, preview, m.files(), now);
        };
    }

    /// Enter does the safe thing: what is done is closed, a move leaves the files alone, a plan is done as it is shown.
    private static Step enter(AppState state, Page.Preview preview, long now) {
        if (preview.report() != null) {
            return Step.of(state.pop());
        }
        return preview.after() instanceof Page.After.Move ? moveHead(state, preview, false, now) : PlanUpdate.apply(state, preview);
    }

    private static Step moveHead(AppState state, Page.Preview preview, boolean files, long now) {
        if (!(preview.after() instanceof Page.After.Move move) || preview.report() != null) {
            return Step.of(state);
        }
        return files ? PlanUpdate.apply(state, preview) : AfterUpdate.go(state.pop(), move.original(), now);
    }

    private static Step always(AppState state, Page.Preview preview) {
        if (!isSingleHunk(preview.wish())) {
            return Notices.tell(state, Level.INFO, "More than a single hunk is always shown before it is done.");
        }
        return Step.of(state.with(state.settings().withPreviewHunks(false)), new Effect.SaveSetting("/previewHunks", false))
                .then(s -> PlanUpdate.apply(s, preview));
    }

    static boolean isSingleHunk(Wish wish) {
        List<Selection> parts = switch (wish) {
            case Wish.Revert r -> r.parts();
            case Wish.Reapply r -> r.parts();
            case Wish.Keep _, Wish.RevertAnswers _, Wish.Follow _, Wish.Undo _, Wish.UndoAll _, Wish.Redo _ -> List.of();
        };
        return parts.size() == 1 && parts.getFirst().hunk() != null;
    }
}
