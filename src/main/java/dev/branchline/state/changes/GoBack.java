package dev.branchline.state.changes;

import dev.branchline.model.RequestId;
import dev.branchline.model.change.OperationId;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes back several things, newest first, each against the files as they are then. The first that needs the user ends it: it is shown, and
/// those below it stay as they are.
final class GoBack {
    private GoBack() {}

    /// Shows what would become of the files; where none is concerned, begins.
    static Step begin(AppState state, List<OperationRows.Row> rows, long now) {
        Optional<String> objection = objection(state);
        if (objection.isPresent()) {
            return Notices.tell(state, Level.WARNING, objection.get());
        }
        List<OperationId> operations = rows.stream()
                .flatMap(r -> r instanceof OperationRows.Row.Files f ? Stream.of(f.operation().id()) : Stream.empty()).toList();
        return operations.isEmpty()
                ? next(state.with(state.changes().going(new GoingBack(rows, 0, rows.size(), null, null, true, List.of()))), now)
                : PlanUpdate.wish(state, new Wish.UndoAll(operations), new Page.After.Back(rows));
    }

    private static Optional<String> objection(AppState state) {
        if (state.changes().back() != null) {
            return Optional.of("Something is being taken back already. Wait for its end.");
        }
        if (state.conversation().readOnly()) {
            return Optional.of("This session is open elsewhere and can only be read here; take changes back there.");
        }
        return state.conversation().activeRunShown().isPresent()
                ? Optional.of("An answer is coming here and may be changing files. Wait for its end; {chat.stop} stops it.")
                : Optional.empty();
    }

    /// Yes was said to what is shown: it is looked once more whether it is still so.
    static Step confirm(AppState state, Page.Preview preview, Page.After.Back back) {
        Optional<String> objection = objection(state);
        if (objection.isPresent()) {
            return Notices.tell(state, Level.WARNING, objection.get());
        }
        RequestId request = state.counters().request();
        GoingBack going = new GoingBack(back.rows(), 0, back.rows().size(), request, preview.plan(), false, List.of());
        return Step.of(
                Pages.replace(state, preview, preview.asking(request)).with(state.counters().afterRequest()).with(state.changes().going(going)),
                new Effect.PlanChanges(request, preview.wish()));
    }

    private static Step next(AppState state, long now) {
        GoingBack going = state.changes().back();
        if (going == null) {
            return Step.of(state);
        }
        if (going.left().isEmpty()) {
            return end(state, going);
        }
        return switch (going.left().getFirst()) {
            case OperationRows.Row.Move _ -> {
                AppState moved = state.with(state.changes().going(going.rest(true, List.of())));
                yield HeadUpdate.undo(moved, now).then(s -> next(s, now));
            }
            case OperationRows.Row.Files f when !UndoUpdate.isDone(state, f.operation().id()) ->
                next(state.with(state.changes().going(going.rest(false, List.of()))), now);
            case OperationRows.Row.Files f -> {
                RequestId request = state.counters().request();
                yield Step.of(
                        state.with(state.counters().afterRequest()).with(state.changes().going(going.asking(request))),
                        new Effect.PlanChanges(request, new Wish.Undo(f.operation().id())));
            }
        };
    }

    /// The report takes the place of the preview; who has left that is told in a sentence.
    private static Step end(AppState state, GoingBack going) {
        AppState ended = ended(state);
        Optional<Page.Preview> preview = page(state);
        Plan shown = going.shown();
        if (preview.isEmpty() || shown == null) {
            return Notices.tell(ended, Level.INFO, told(going) + " {changes.operations} lists it; {changes.undo} takes back what was done last.");
        }
        OperationId last = ended.changes().ledger().operations().isEmpty() ? null : ended.changes().ledger().operations().getLast().id();
        Report report = new Report(shown.title(), last, BackReport.files(shown, going.written()));
        return Notices.tell(Pages.replace(ended, preview.get(), preview.get().done(report)), Level.INFO, told(going));
    }

    private static Optional<Page.Preview> page(AppState state) {
        return Pages.find(state, Page.Preview.class, p -> p.wish() instanceof Wish.UndoAll && p.report() == null);
    }

    private static AppState withoutPage(AppState state) {
        return page(state)
                .map(p -> state.withOverlays(state.overlays().stream().filter(o -> !(o instanceof Overlay.Changes(Page of) && of == p)).toList()))
                .orElse(state);
    }

    static Optional<Step> planned(AppState state, RequestId request, Plan plan, long now) {
        GoingBack going = waiting(state, request);
        if (going == null) {
            return Optional.empty();
        }
        if (!going.begun()) {
            return Optional.of(again(state, going, plan, now));
        }
        if (!PlanUpdate.isClean(plan)) {
            Page.Preview preview = Page.Preview.of(plan.wish(), request, new Page.After.Nothing()).planned(plan);
            return Optional.of(PlanUpdate.alone(withoutPage(ended(state)).push(new Overlay.Changes(preview)))
                    .then(s -> Notices.tell(s, Level.WARNING, told(going) + " This one needs you; what is older stays.")));
        }
        RequestId apply = state.counters().request();
        return Optional.of(Step.of(
                state.with(state.counters().afterRequest()).with(state.changes().going(going.asking(apply))), new Effect.ApplyPlan(apply, plan)));
    }

    /// Nothing is written that was not shown as it is now.
    private static Step again(AppState state, GoingBack going, Plan plan, long now) {
        Page.Preview preview = page(state).orElse(null);
        if (preview == null) {
            return Step.of(ended(state));
        }
        return going.shown() != null && plan.files().equals(going.shown().files())
                ? next(state.with(state.changes().going(going.beginning())), now)
                : Step.of(Pages.replace(ended(state), preview, preview.planned(plan)
                        .saying("Files were changed meanwhile. Nothing was written; this is what would be done now.")));
    }

    static Optional<Step> applied(AppState state, RequestId request, Report report, long now) {
        GoingBack going = waiting(state, request);
        if (going == null) {
            return Optional.empty();
        }
        Wish wish = new Wish.Undo(report.operation());
        AppState noted = PlanUpdate.noted(state, wish, now);
        return Optional.of(next(noted.with(noted.changes().going(going.rest(true, report.files()))), now).and(PlanUpdate.note(report, wish)));
    }

    static Optional<Step> stale(AppState state, RequestId request, String path) {
        return stopped(state, request, path + " was changed meanwhile.");
    }

    static Optional<Step> failed(AppState state, RequestId request, String reason) {
        return stopped(state, request, reason);
    }

    private static Optional<Step> stopped(AppState state, RequestId request, String why) {
        GoingBack going = waiting(state, request);
        return going == null
                ? Optional.empty()
                : Optional.of(Notices.tell(withoutPage(ended(state)), Level.ERROR, told(going) + " Then it stopped: " + why));
    }

    private static String told(GoingBack going) {
        return "Taken back: " + going.done() + " of " + going.of() + ".";
    }

    private static AppState ended(AppState state) {
        return state.with(state.changes().going(null));
    }

    private static @Nullable GoingBack waiting(AppState state, RequestId request) {
        GoingBack going = state.changes().back();
        return going != null && request.equals(going.request()) ? going : null;
    }
}
