package dev.branchline.state.changes;

import dev.branchline.event.ChangesIntent;
import dev.branchline.event.ChatIntent;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Wish;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.List;
import java.util.Optional;

/// From a wish to what was done: plan, preview, application, report. Nothing is written that was not shown before, but for single hunks
/// when the settings say so.
final class PlanUpdate {
    private PlanUpdate() {}

    /// Plans a wish and shows what it would do; while an answer is coming here, it waits for its end.
    static Step wish(AppState state, Wish wish, Page.After after) {
        if (state.conversation().readOnly()) {
            return Notices.tell(state, Level.WARNING, "This session is open elsewhere and can only be read here; take changes back there.");
        }
        if (state.conversation().activeRunShown().isPresent() && after instanceof Page.After.Nothing) {
            return Notices.tell(
                    state.with(state.changes().await(wish)), Level.INFO,
                    "An answer is coming here and may be changing files: this waits for its end. {chat.stop} stops the answer.");
        }
        RequestId request = state.counters().request();
        Page.Preview preview = Page.Preview.of(wish, request, after);
        return Step.of(state.with(state.counters().afterRequest()).push(new Overlay.Changes(preview)), new Effect.PlanChanges(request, wish));
    }

    /// Does a wish at once when nothing stands in its way; else shows what does.
    static Step direct(AppState state, Wish wish) {
        if (!mayBegin(state)) {
            return wish(state, wish, new Page.After.Nothing());
        }
        if (state.changes().underway().direct() != null) {
            return Step.of(underway(state, state.changes().underway().queue(wish)));
        }
        RequestId request = state.counters().request();
        return Step.of(
                underway(state.with(state.counters().afterRequest()), state.changes().underway().with(new Underway.Direct(request, wish))),
                new Effect.PlanChanges(request, wish));
    }

    private static AppState underway(AppState state, Underway underway) {
        return state.with(state.changes().with(underway));
    }

    /// One that was done without asking has come to its end: the next one begins.
    private static Step next(AppState state) {
        AppState free = underway(state, state.changes().underway().with(null));
        List<Wish> left = free.changes().underway().next();
        if (left.isEmpty()) {
            return Step.of(free);
        }
        return mayBegin(free)
                ? direct(underway(free, free.changes().underway().withoutFirst()), left.getFirst())
                : instead(underway(free, free.changes().underway().withoutNext()), left);
    }

    private static boolean mayBegin(AppState state) {
        return !state.conversation().readOnly() && state.conversation().activeRunShown().isEmpty();
    }

    /// All of them wait, or none is done: one that stayed behind would be done unasked, when nobody thinks of it any more.
    private static Step instead(AppState state, List<Wish> left) {
        Step first = wish(state, left.getFirst(), new Page.After.Nothing());
        return state.conversation().readOnly() ? first : first.then(s -> {
            AppState waiting = s;
            for (Wish wish : left.subList(1, left.size())) {
                waiting = waiting.with(waiting.changes().await(wish));
            }
            return Step.of(waiting);
        });
    }

    /// Whether it can be done as it is, to every file it speaks of.
    static boolean isClean(Plan plan) {
        return plan.blocked().isEmpty()
                && plan.files().stream().noneMatch(f -> f.fate() == FilePlan.Fate.CONFLICT || f.fate() == FilePlan.Fate.SKIPPED);
    }

    /// Whether it would write anything.
    static boolean writes(Plan plan) {
        return plan.files().stream().anyMatch(f -> f.fate().writes());
    }

    static Step planned(AppState state, RequestId request, Plan plan) {
        Underway.Direct direct = state.changes().underway().direct();
        if (direct != null && direct.request().equals(request)) {
            boolean now = isClean(plan) && (writes(plan) || direct.wish() instanceof Wish.Keep);
            return now ? applyDirect(state, direct.wish(), plan)
                    : next(state).then(s -> alone(s.push(new Overlay.Changes(
                            Page.Preview.of(direct.wish(), request, new Page.After.Nothing()).planned(plan)))));
        }
        Optional<Step> settled = SettleUpdate.planned(state, request, plan);
        if (settled.isPresent()) {
            return settled.get();
        }
        return asking(state, request).map(p -> show(state, p, p.planned(plan))).orElse(Step.of(state));
    }

    /// The preview that waits for this, also when something was opened over it.
    private static Optional<Page.Preview> asking(AppState state, RequestId request) {
        return Pages.find(state, Page.Preview.class, p -> request.equals(p.request()));
    }

    /// A move of the head that takes no file along needs no question.
    private static Step show(AppState state, Page.Preview old, Page.Preview preview) {
        Plan plan = preview.plan();
        AppState shown = Pages.replace(state, old, preview);
        if (preview(shown).isEmpty()) {
            return Step.of(shown);
        }
        if (plan != null && preview.after() instanceof Page.After.Move) {
            boolean moot = plan.files().stream().allMatch(f -> f.fate() == FilePlan.Fate.UNCHANGED);
            if (moot && plan.blocked().isEmpty()) {
                return Step.of(shown, new Effect.Raise(new ChangesIntent.MoveHead(false)));
            }
            if (state.settings().filesFollow().equals("always") && isClean(plan)) {
                return Step.of(shown, new Effect.Raise(new ChangesIntent.MoveHead(true)));
            }
        }
        return alone(shown);
    }

    /// The lines of a file that is the only one are shown without being asked for.
    static Step alone(AppState state) {
        Page.Preview preview = preview(state).orElse(null);
        Plan plan = preview == null ? null : preview.plan();
        if (preview == null || plan == null || plan.files().size() != 1 || !plan.blocked().isEmpty() || !writes(plan)) {
            return Step.of(state);
        }
        return load(state, preview, plan, plan.files().getFirst().path());
    }

    private static Step load(AppState state, Page.Preview preview, Plan plan, String path) {
        RequestId request = state.counters().request();
        return Step.of(
                state.with(state.counters().afterRequest()).replaceTop(new Overlay.Changes(preview.loading(request))),
                new Effect.LoadResult(request, plan, path));
    }

    private static Step applyDirect(AppState state, Wish wish, Plan plan) {
        RequestId request = state.counters().request();
        return Step.of(
                underway(state.with(state.counters().afterRequest()), state.changes().underway().with(new Underway.Direct(request, wish))),
                new Effect.ApplyPlan(request, plan));
    }

    /// Does what is shown.
    static Step apply(AppState state, Page.Preview preview) {
        Plan plan = preview.plan();
        if (plan == null || preview.request() != null || preview.report() != null) {
            return Step.of(state);
        }
        if (!plan.blocked().isEmpty()) {
            return Notices.tell(state, Level.WARNING, plan.blocked());
        }
        if (preview.after() instanceof Page.After.Back back) {
            return GoBack.confirm(state, preview, back);
        }
        if (plan.hasConflicts()) {
            return SettleUpdate.begin(state, preview);
        }
        if (!writes(plan) && !changesStates(state, plan)) {
            return Notices.tell(state, Level.INFO, "There is nothing to do: the files are as wished already.");
        }
        RequestId request = state.counters().request();
        Underway.Applying applying = new Underway.Applying(request, preview.wish(), preview.after());
        return Step.of(
                underway(state, state.changes().underway().apply(applying)).with(state.counters().afterRequest())
                        .replaceTop(new Overlay.Changes(preview.asking(request))),
                new Effect.ApplyPlan(request, plan));
    }

    /// Files may be as wished while the ledger does not know it.
    private static boolean changesStates(AppState state, Plan plan) {
        return plan.files().stream().anyMatch(f -> f.fate() == FilePlan.Fate.UNCHANGED)
                && state.changes().ledger().changes().stream().anyMatch(c -> c.hunks().stream().anyMatch(h -> h != HunkState.REVERTED));
    }

    static Step applied(AppState state, RequestId request, Report report, long now) {
        Underway.Direct direct = state.changes().underway().direct();
        if (direct != null && direct.request().equals(request)) {
            AppState free = noted(state, direct.wish(), now);
            return Notices.tell(free, Level.INFO, told(report, direct.wish())).and(note(report, direct.wish())).then(PlanUpdate::next);
        }
        return state.changes().underway().applying(request).map(a -> applied(state, a, report, now)).orElse(Step.of(state));
    }

    /// What was done is done, whether its page is still there or not.
    private static Step applied(AppState state, Underway.Applying applying, Report report, long now) {
        AppState free = underway(state, state.changes().underway().without(applying));
        AppState written = report.operation() == null ? free : free.with(free.changes().withSettled(Settled.NONE));
        Optional<Page.Preview> preview = asking(written, applying.request());
        AppState done = noted(preview.map(p -> Pages.replace(written, p, p.done(report))).orElse(written), applying.wish(), now);
        Step step = AfterUpdate.follow(done, applying.after(), report, now);
        // Where the head has gone, the conversation knows the files as they are now.
        Step noted = applying.after() instanceof Page.After.Nothing ? step.and(note(report, applying.wish())) : step;
        return preview.isPresent() ? noted : noted.then(s -> Notices.tell(s, Level.INFO, told(report, applying.wish())));
    }

    /// The model is told what became of its changes, so that it does not believe in files that are not there any more.
    static Effect[] note(Report report, Wish wish) {
        List<String> files = report.files().stream().filter(f -> f.fate().writes()).map(FilePlan::path).limit(20).toList();
        return wish instanceof Wish.Keep || report.operation() == null || files.isEmpty()
                ? new Effect[0]
                : new Effect[] {new Effect.Raise(new ChatIntent.NoteToModel(
                        "The user did this with the changes of files: " + report.title() + ". Files that are different now: " + String.join(", ", files)
                                + ". Read them again before you change them."))};
    }

    /// Remembers what can be done again.
    static AppState noted(AppState state, Wish wish, long now) {
        List<Long> undone = state.changes().undoneAt();
        List<Long> after = switch (wish) {
            case Wish.Undo _ -> {
                List<Long> more = new java.util.ArrayList<>(undone);
                more.add(now);
                yield more;
            }
            case Wish.Redo _ -> undone.isEmpty() ? undone : undone.subList(0, undone.size() - 1);
            case Wish.Revert _, Wish.Reapply _, Wish.Keep _, Wish.RevertAnswers _, Wish.Follow _, Wish.UndoAll _ -> List.of();
        };
        return state.with(state.changes().withUndoneAt(after));
    }

    /// What was done, in a sentence that claims no more than the report does.
    private static String told(Report report, Wish wish) {
        List<FilePlan> written = report.files().stream().filter(f -> f.fate().writes()).toList();
        String files = String.join(", ", written.stream().limit(3).map(f -> f.path() + " +" + f.added() + " −" + f.removed()).toList())
                + (written.size() > 3 ? " and " + (written.size() - 3) + " more" : "");
        String undo = wish instanceof Wish.Undo ? "{changes.redo}" : "{changes.undo}";
        String what = files.isEmpty() ? report.title() + ": no file had to be changed." : report.title() + ": " + files + ".";
        return report.operation() == null ? what : what + " " + undo + (wish instanceof Wish.Undo ? " does it again." : " takes it back.");
    }

    /// A file was changed meanwhile: what was shown is not what would be done any more.
    static Step stale(AppState state, RequestId request, String path) {
        String word = path + " was changed meanwhile. Nothing was written; this is what would be done now.";
        Underway.Direct direct = state.changes().underway().direct();
        RequestId again = state.counters().request();
        AppState counted = state.with(state.counters().afterRequest());
        if (direct != null && direct.request().equals(request)) {
            Page.Preview preview = Page.Preview.of(direct.wish(), again, new Page.After.Nothing()).again(again, word);
            return new Step(counted.push(new Overlay.Changes(preview)), List.of(new Effect.PlanChanges(again, direct.wish()))).then(PlanUpdate::next);
        }
        AppState free = given(counted, request);
        return asking(free, request)
                .map(p -> Step.of(Pages.replace(free, p, p.again(again, word)), new Effect.PlanChanges(again, p.wish())))
                .orElseGet(() -> isApplying(state, request)
                        ? Notices.tell(free, Level.WARNING, path + " was changed meanwhile. Nothing was written.") : Step.of(state));
    }

    private static boolean isApplying(AppState state, RequestId request) {
        return state.changes().underway().applying(request).isPresent();
    }

    /// It is not being applied any more.
    private static AppState given(AppState state, RequestId request) {
        return state.changes().underway().applying(request).map(a -> underway(state, state.changes().underway().without(a))).orElse(state);
    }

    static Step failed(AppState state, RequestId request, String reason) {
        if (state.changes().underway().isDirect(request)) {
            return Notices.tell(state, Level.ERROR, reason).then(PlanUpdate::next);
        }
        AppState free = given(state, request);
        return Pages.find(free, Page.Preview.class, p -> request.equals(p.request()) || request.equals(p.loading()))
                .map(p -> Step.of(Pages.replace(free, p, request.equals(p.loading()) ? p.loading(null).saying(reason) : p.failed(reason))))
                .orElseGet(() -> isApplying(state, request) ? Notices.tell(free, Level.ERROR, reason) : Step.of(state));
    }

    static Optional<Page.Preview> preview(AppState state) {
        return state.topOverlay().orElse(null) instanceof Overlay.Changes(Page.Preview p) ? Optional.of(p) : Optional.empty();
    }

    private static int width(AppState state, Page.Preview preview) {
        return PageBox.of(state.panes(), preview).body().width() - PreviewText.INDENT;
    }

    static Step move(AppState state, Page.Preview preview, long rows) {
        int count = PreviewRows.of(preview, width(state, preview)).size();
        int to = Math.clamp(preview.chosen() + rows, 0, Math.max(0, count - 1));
        return Step.of(state.replaceTop(new Overlay.Changes(preview.choose(to))));
    }

    /// Shows what a file would become, or no more.
    static Step unfold(AppState state, Page.Preview preview) {
        List<PreviewRows.Row> rows = PreviewRows.of(preview, width(state, preview));
        Plan plan = preview.plan();
        if (plan == null || rows.isEmpty() || preview.report() != null) {
            return Step.of(state);
        }
        FilePlan file = rows.get(Math.clamp(preview.chosen(), 0, rows.size() - 1)).file();
        if (!file.fate().writes()) {
            return Notices.tell(state, Level.INFO, file.fate() == FilePlan.Fate.CONFLICT
                    ? "What it would become is known when the conflict is settled: {preview.settle} does that."
                    : "Nothing would be written to " + file.path() + "." + (file.why().isEmpty() ? "" : " " + file.why()));
        }
        String path = file.path();
        if (preview.open().containsKey(path)) {
            Page.Preview closed = preview.closing(path);
            int row = PreviewRows.indexOf(closed, width(state, preview), path);
            return Step.of(state.replaceTop(new Overlay.Changes(closed.choose(row))));
        }
        return preview.request() != null || preview.loading() != null ? Step.of(state) : load(state, preview, plan, path);
    }
}
