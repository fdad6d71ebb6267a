package dev.branchline.state.changes;

import dev.branchline.model.RequestId;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Wish;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.changes.ChangesState.GoingBack;
import dev.branchline.state.chat.HeadUpdate;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.List;
import java.util.Optional;

/// Takes back several things, newest first, each against the files as they are then. The first that needs the user ends it: it is shown, and
/// those below it stay as they are.
final class GoBack {
    private GoBack() {}

    static Step begin(AppState state, List<OperationRows.Row> rows, long now) {
        if (state.conversation().readOnly() || state.conversation().activeRunShown().isPresent()) {
            return Notices.tell(state, Level.WARNING, state.conversation().readOnly()
                    ? "This session is open elsewhere and can only be read here; take changes back there."
                    : "An answer is coming here and may be changing files. Wait for its end; {chat.stop} stops it.");
        }
        return next(state.with(state.changes().going(new GoingBack(rows, 0, rows.size(), null))), now);
    }

    private static Step next(AppState state, long now) {
        GoingBack going = state.changes().back();
        if (going == null) {
            return Step.of(state);
        }
        if (going.left().isEmpty()) {
            return Notices.tell(ended(state), Level.INFO, told(going) + " {changes.operations} lists it; {changes.undo} takes back what was done last.");
        }
        return switch (going.left().getFirst()) {
            case OperationRows.Row.Move _ -> {
                AppState moved = state.with(state.changes().going(rest(going, 1)));
                yield HeadUpdate.undo(moved, now).then(s -> next(s, now));
            }
            case OperationRows.Row.Files f when !UndoUpdate.isDone(state, f.operation().id()) ->
                next(state.with(state.changes().going(rest(going, 0))), now);
            case OperationRows.Row.Files f -> {
                RequestId request = state.counters().request();
                yield Step.of(
                        state.with(state.counters().afterRequest()).with(state.changes().going(asking(going, request))),
                        new Effect.PlanChanges(request, new Wish.Undo(f.operation().id())));
            }
        };
    }

    static Optional<Step> planned(AppState state, RequestId request, Plan plan) {
        GoingBack going = waiting(state, request);
        if (going == null) {
            return Optional.empty();
        }
        if (!PlanUpdate.isClean(plan)) {
            Page.Preview preview = Page.Preview.of(plan.wish(), request, new Page.After.Nothing()).planned(plan);
            return Optional.of(PlanUpdate.alone(ended(state).push(new Overlay.Changes(preview)))
                    .then(s -> Notices.tell(s, Level.WARNING, told(going) + " This one needs you; what is older stays.")));
        }
        RequestId apply = state.counters().request();
        return Optional.of(Step.of(
                state.with(state.counters().afterRequest()).with(state.changes().going(asking(going, apply))), new Effect.ApplyPlan(apply, plan)));
    }

    static Optional<Step> applied(AppState state, RequestId request, Report report, long now) {
        GoingBack going = waiting(state, request);
        if (going == null) {
            return Optional.empty();
        }
        Wish wish = new Wish.Undo(report.operation());
        AppState noted = PlanUpdate.noted(state, wish, now);
        return Optional.of(next(noted.with(noted.changes().going(rest(going, 1))), now).and(PlanUpdate.note(report, wish)));
    }

    static Optional<Step> stale(AppState state, RequestId request, String path) {
        return stopped(state, request, path + " was changed meanwhile.");
    }

    static Optional<Step> failed(AppState state, RequestId request, String reason) {
        return stopped(state, request, reason);
    }

    private static Optional<Step> stopped(AppState state, RequestId request, String why) {
        GoingBack going = waiting(state, request);
        return going == null ? Optional.empty() : Optional.of(Notices.tell(ended(state), Level.ERROR, told(going) + " Then it stopped: " + why));
    }

    private static String told(GoingBack going) {
        return "Taken back: " + going.done() + " of " + going.of() + ".";
    }

    private static AppState ended(AppState state) {
        return state.with(state.changes().going(null));
    }

    private static GoingBack rest(GoingBack going, int done) {
        return new GoingBack(going.left().subList(1, going.left().size()), going.done() + done, going.of() - (1 - done), null);
    }

    private static GoingBack asking(GoingBack going, RequestId request) {
        return new GoingBack(going.left(), going.done(), going.of(), request);
    }

    private static @org.jspecify.annotations.Nullable GoingBack waiting(AppState state, RequestId request) {
        GoingBack going = state.changes().back();
        return going != null && request.equals(going.request()) ? going : null;
    }
}
