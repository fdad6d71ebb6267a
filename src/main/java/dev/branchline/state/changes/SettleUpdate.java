package dev.branchline.state.changes;

import dev.branchline.event.ChangesIntent;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.Conflict;
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
import java.util.Objects;
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
        List<Settlement.@Nullable Choice> open = Collections.nCopies(Conflicts.of(plan).size(), null);
        return open.isEmpty()
                ? Notices.tell(state, Level.WARNING, "The file in conflict has no lines to choose from; it must be settled outside.")
                : Step.of(state.replaceTop(new Overlay.Changes(new Page.Settling(preview, plan, open, 0, 0, null, null))));
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
        int open = next(choices, page.at());
        if (open >= 0) {
            return show(state, new Page.Settling(page.preview(), page.plan(), Collections.unmodifiableList(choices), open, 0, null, null));
        }
        RequestId request = state.counters().request();
        Page.Settling done = new Page.Settling(page.preview(), page.plan(), Collections.unmodifiableList(choices), page.at(), page.top(), null, request);
        return show(state.with(state.counters().afterRequest()), done)
                .and(new Effect.SettleChanges(request, page.plan(), Conflicts.settlements(page.plan(), choices)));
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
        int at = Math.floorMod(page.at() + step, page.choices().size());
        return show(state, new Page.Settling(page.preview(), page.plan(), page.choices(), at, 0, page.editing(), page.request()));
    }

    static Step scroll(AppState state, Page.Settling page, long rows) {
        Conflict conflict = Conflicts.of(page.plan()).get(page.at()).conflict();
        int lines = Math.max(conflict.base().size(), Math.max(conflict.now().size(), conflict.wished().size()));
        int top = Math.clamp(page.top() + rows, 0, Math.max(0, lines - 1));
        return show(state, new Page.Settling(page.preview(), page.plan(), page.choices(), page.at(), top, page.editing(), page.request()));
    }

    static Step byHand(AppState state, Page.Settling page) {
        RequestId request = state.counters().request();
        Conflicts.At at = Conflicts.of(page.plan()).get(page.at());
        String text = Conflicts.text(at.conflict());
        Page.Settling editing =
                new Page.Settling(page.preview(), page.plan(), page.choices(), page.at(), page.top(), request, page.request());
        return show(state.with(state.counters().afterRequest()), editing).and(new Effect.OpenEditor(request, text, at.file().path()));
    }

    /// What the editor gave back, when it was opened for a conflict.
    static Optional<Step> edited(AppState state, RequestId request, @Nullable String text) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.Changes(Page.Settling page)) || !request.equals(page.editing())) {
            return Optional.empty();
        }
        Page.Settling back = new Page.Settling(page.preview(), page.plan(), page.choices(), page.at(), page.top(), null, page.request());
        AppState shown = state.replaceTop(new Overlay.Changes(back));
        if (text == null) {
            return Optional.of(Step.of(shown));
        }
        if (Conflicts.hasMarks(text)) {
            return Optional.of(Notices.tell(shown, Level.WARNING, "There are still marks of the conflict in the text; nothing was taken from it."));
        }
        return Optional.of(choose(shown, back, new Settlement.Choice.Own(text)));
    }

    /// When all are settled, the preview comes back with what would be written.
    static Optional<Step> planned(AppState state, RequestId request, Plan plan) {
        return state.topOverlay().orElse(null) instanceof Overlay.Changes(Page.Settling page) && request.equals(page.request())
                ? Optional.of(PlanUpdate.alone(state.replaceTop(new Overlay.Changes(page.preview().planned(plan)))))
                : Optional.empty();
    }

    static Optional<Step> failed(AppState state, RequestId request, String reason) {
        return state.topOverlay().orElse(null) instanceof Overlay.Changes(Page.Settling page) && request.equals(page.request())
                ? Optional.of(Step.of(state.replaceTop(new Overlay.Changes(page.preview().failed(reason)))))
                : Optional.empty();
    }

    private static Step show(AppState state, Page.Settling page) {
        return Step.of(state.replaceTop(new Overlay.Changes(Objects.requireNonNull(page))));
    }
}
