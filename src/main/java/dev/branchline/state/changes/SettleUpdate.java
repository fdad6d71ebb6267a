package dev.branchline.state.changes;

import dev.branchline.event.ChangesIntent;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Settlement;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settling conflicts, one after the other. Nothing is written here: when all are settled, the preview shows what would be.
final class SettleUpdate {
    private SettleUpdate() {}

    static Step begin(AppState state, Page.Preview preview) {
        Plan plan = preview.plan();
        if (plan == null || !plan.hasConflicts()) {
            return Step.of(state);
        }
        List<Settlement.@Nullable Choice> known = new ArrayList<>();
        Conflicts.places(plan).forEach(place -> known.add(state.changes().settled().choices().get(place)));
        return known.isEmpty()
                ? Notices.tell(state, Level.WARNING, "The file in conflict has no lines to choose from; it must be settled outside.")
                : Step.of(state.replaceTop(new Overlay.Changes(new Page.Settling(
                        preview, plan, Collections.unmodifiableList(known), Math.max(0, next(known, known.size() - 1)), 0, null, null))));
    }

    static Step choose(AppState state, Page.Settling page, ChangesIntent.Side side) {
        return choose(state, page, switch (side) {
            case NOW -> new Settlement.Choice.Now();
            case WISHED -> new Settlement.Choice.Wished();
            case BASE -> new Settlement.Choice.Base();
        });
    }

    private static Step choose(AppState state, Page.Settling page, Settlement.Choice choice) {
        if (page.request() != null) {
            return Step.of(state);
        }
        List<Settlement.@Nullable Choice> choices = new ArrayList<>(page.choices());
        choices.set(page.at(), choice);
        AppState known = settled(state, state.changes().settled().choose(place(page), choice));
        Page.Settling chosen = new Page.Settling(
                page.preview(), page.plan(), Collections.unmodifiableList(choices), page.at(), page.top(), page.editing(), null);
        int open = next(choices, page.at());
        return open < 0 ? settle(known, page, chosen) : show(known, page, chosen.to(open));
    }

    private static Conflicts.Place place(Page.Settling page) {
        return Conflicts.places(page.plan()).get(page.at());
    }

    private static AppState settled(AppState state, Settled settled) {
        return state.with(state.changes().withSettled(settled));
    }

    private static Step settle(AppState state, Page.Settling old, Page.Settling page) {
        RequestId request = state.counters().request();
        return show(state.with(state.counters().afterRequest()), old, page.asking(request))
                .and(new Effect.SettleChanges(request, page.plan(), Conflicts.settlements(page.plan(), page.choices())));
    }

    /// To what is still open; when nothing is, back to the preview with all that was chosen.
    static Step goOn(AppState state, Page.Settling page) {
        if (page.request() != null) {
            return Step.of(state);
        }
        int open = next(page.choices(), page.at());
        if (open < 0) {
            return settle(state, page, page);
        }
        return open == page.at()
                ? Notices.tell(state, Level.INFO, "Choose which lines are to stand here: {conflicts.now}, {conflicts.wished} or {conflicts.base}; {conflicts.edit} writes them by hand.")
                : show(state, page, page.to(open));
    }

    /// The next that is open, from here on and round; -1 when none is.
    private static int next(List<Settlement.@Nullable Choice> choices, int from) {
        for (int i = 1; i <= choices.size(); i++) {
            int at = (from + i) % choices.size();
            if (choices.get(at) == null) {
                return at;
            }
        }
        return -1;
    }

    static Step step(AppState state, Page.Settling page, int step) {
        return show(state, page, page.to(Math.floorMod(page.at() + step, page.choices().size())));
    }

    static Step scroll(AppState state, Page.Settling page, long rows) {
        SettlePanes panes = SettlePanes.of(page, PageBox.of(state.panes(), page).body());
        return show(state, page, page.scrolledTo(Math.clamp(panes.top() + rows, 0, panes.last())));
    }

    static Step page(AppState state, Page.Settling page, boolean up) {
        int rows = SettlePanes.of(page, PageBox.of(state.panes(), page).body()).tall() - 1;
        return scroll(state, page, up ? -Math.max(1, rows) : Math.max(1, rows));
    }

    static Step byHand(AppState state, Page.Settling page) {
        if (page.request() != null) {
            return Step.of(state); // the page may be gone before the editor is
        }
        RequestId request = state.counters().request();
        Conflicts.At at = Conflicts.of(page.plan()).get(page.at());
        String draft = state.changes().settled().drafts().get(place(page));
        String text = draft != null ? draft
                : page.choices().get(page.at()) instanceof Settlement.Choice.Own own ? own.text() : Conflicts.text(at.conflict());
        Page.Settling editing = page.edited(request);
        return show(state.with(state.counters().afterRequest()), page, editing).and(new Effect.OpenEditor(request, text, at.file().path()));
    }

    /// What the editor gave back, when it was opened for a conflict.
    static Optional<Step> edited(AppState state, RequestId request, @Nullable String text) {
        Page.Settling page = Pages.find(state, Page.Settling.class, s -> request.equals(s.editing())).orElse(null);
        if (page == null) {
            return Optional.empty();
        }
        Page.Settling back = page.edited(null);
        AppState shown = Pages.replace(state, page, back);
        if (text == null) {
            return Optional.of(Step.of(shown));
        }
        if (Conflicts.hasMarks(text)) {
            return Optional.of(Notices.tell(
                    settled(shown, shown.changes().settled().draft(place(back), text)), Level.WARNING,
                    "There are still marks of the conflict in the text, so it was not taken yet. It is kept: {conflicts.edit} goes on with it."));
        }
        Step chosen = choose(shown, back, new Settlement.Choice.Own(text));
        return Optional.of(Conflicts.hasStrangeBetween(text, Conflicts.of(back.plan()).get(back.at()).conflict())
                ? chosen.then(s -> Notices.tell(s, Level.WARNING, "The text was taken with its line =======. If that is a mark that was overlooked, take it out by hand."))
                : chosen);
    }

    /// When all are settled, the preview comes back with what would be written.
    static Optional<Step> planned(AppState state, RequestId request, Plan plan) {
        return waiting(state, request).map(page -> PlanUpdate.alone(Pages.replace(state, page, page.preview().planned(plan))));
    }

    static Optional<Step> failed(AppState state, RequestId request, String reason) {
        return waiting(state, request).map(page -> Step.of(Pages.replace(state, page, page.preview().failed(reason))));
    }

    /// A file was changed while one was choosing: it is planned again, and what was chosen counts where the same is to be chosen.
    static Optional<Step> stale(AppState state, RequestId request, String path) {
        return waiting(state, request).map(page -> {
            RequestId again = state.counters().request();
            Page.Preview fresh = page.preview().again(again, path + " was changed meanwhile. Nothing was written; this is what would be done now.");
            return Step.of(
                    Pages.replace(state.with(state.counters().afterRequest()), page, fresh), new Effect.PlanChanges(again, page.preview().wish()));
        });
    }

    private static Optional<Page.Settling> waiting(AppState state, RequestId request) {
        return Pages.find(state, Page.Settling.class, s -> request.equals(s.request()));
    }

    /// Puts it in the place of the one it was made from: there may be more than one.
    private static Step show(AppState state, Page.Settling old, Page.Settling page) {
        return Step.of(Pages.replace(state, old, page));
    }
}
