package dev.branchline.state.changes;

import dev.branchline.event.Arrived;
import dev.branchline.model.RequestId;
import dev.branchline.state.AppState;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.Optional;

/// Results that concern changes. What nobody waits for any more is let go by its request.
public final class ChangesArrived {
    private ChangesArrived() {}

    public static Step apply(AppState state, Arrived.OfChanges arrived, long now) {
        return switch (arrived) {
            case Arrived.LedgerChanged l -> l.session().equals(state.conversation().header().id()) ? ledger(state, l) : Step.of(state);
            case Arrived.LedgerFailed f ->
                f.session().equals(state.conversation().header().id())
                        ? Notices.tell(unreadable(state, f.reason()), Level.ERROR, "What tools change cannot be recorded, and so not be taken back: " + f.reason())
                        : Step.of(state);
            case Arrived.DiffLoaded d ->
                refreshed(state.with(state.changes()
                        .with(state.changes().diffs().arrived(d.request(), d.change(), d.diff()))
                        .with(state.changes().cards().arrived(d.request(), d.change(), d.diff()))));
            case Arrived.ChangesPlanned p -> GoBack.planned(state, p.request(), p.plan(), now).orElseGet(() -> PlanUpdate.planned(state, p.request(), p.plan()));
            case Arrived.ResultLoaded r -> Step.of(result(state, r));
            case Arrived.ChangesApplied a -> GoBack.applied(state, a.request(), a.report(), now).orElseGet(() -> PlanUpdate.applied(state, a.request(), a.report(), now));
            case Arrived.ChangesStale s -> GoBack.stale(state, s.request(), s.path())
                    .or(() -> SettleUpdate.stale(state, s.request(), s.path())).orElseGet(() -> PlanUpdate.stale(state, s.request(), s.path()));
            case Arrived.ChangesFailed f -> failed(state, f.request(), f.reason());
            case Arrived.Blamed b -> BlameUpdate.arrived(state, b);
        };
    }

    private static AppState unreadable(AppState state, String reason) {
        return state.with(state.changes().unreadable("What was changed in files cannot be read: " + reason));
    }

    private static Step ledger(AppState state, Arrived.LedgerChanged arrived) {
        if (arrived.ledger().version() < state.changes().ledger().version()) {
            return Step.of(state);
        }
        ChangesState before = state.changes();
        Step step = listed(state.with(before.with(arrived.ledger())));
        for (String notice : arrived.ledger().notices()) {
            if (!before.ledger().notices().contains(notice)) {
                step = step.then(s -> Notices.tell(s, Level.WARNING, notice));
            }
        }
        return step;
    }

    /// An open review shows the new states at once, also below a preview.
    private static Step listed(AppState state) {
        if (state.topOverlay().orElse(null) instanceof Overlay.Changes(Page.Review review)) {
            return ReviewUpdate.relisted(state, review);
        }
        return Step.of(state.withOverlays(state.overlays().stream()
                .map(o -> o instanceof Overlay.Changes(Page.Review r) ? new Overlay.Changes(below(state, r)) : o)
                .toList()));
    }

    private static Page.Review below(AppState state, Page.Review review) {
        ReviewList list = ReviewList.of(state, review.filter(), review.byPath());
        int row = ReviewUpdate.item(review).map(c -> list.indexOf(c.change().id())).orElse(review.chosen());
        int chosen = Math.clamp(row < 0 ? review.chosen() : row, 0, Math.max(0, list.rows().size() - 1));
        DiffPlace place = row < 0 ? DiffPlace.START : review.place();
        return new Page.Review(review.byPath(), review.beside(), review.filter(), list, chosen, review.top(), review.inFiles(), place);
    }

    private static Step refreshed(AppState state) {
        return state.topOverlay().orElse(null) instanceof Overlay.Changes(Page.Review review) ? ReviewUpdate.show(state, review) : Step.of(state);
    }

    private static AppState result(AppState state, Arrived.ResultLoaded r) {
        return Pages.find(state, Page.Preview.class, p -> r.request().equals(p.loading()))
                .map(p -> Pages.replace(state, p, p.opening(r.path(), r.diff())))
                .orElse(state);
    }

    private static Step failed(AppState state, RequestId request, String reason) {
        AppState known = state.with(
                state.changes().with(state.changes().diffs().failed(request, reason)).with(state.changes().cards().failed(request)));
        return SettleUpdate.failed(known, request, reason)
                .or(() -> BlameUpdate.failed(known, request, reason))
                .or(() -> GoBack.failed(known, request, reason))
                .orElseGet(() -> PlanUpdate.failed(known, request, reason));
    }

    /// What an editor gave back, when it was opened for a conflict.
    public static Optional<Step> edited(AppState state, Arrived.EditorReturned e) {
        return SettleUpdate.edited(state, e.request(), e.text());
    }
}
