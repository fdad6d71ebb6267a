package dev.branchline.state.tools;

import dev.branchline.event.Arrived;
import dev.branchline.event.ToolIntent;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.Verdict;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.chat.ChatUpdate;
import dev.branchline.state.chat.RoundUpdate;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.tools.Questions.Question;
import dev.branchline.state.tools.RoundCall.How;
import dev.branchline.state.tools.RoundCall.Stage;
import dev.branchline.state.view.Notice.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The dialog in which the user allows and rejects what tools want to do.
///
/// It comes up by itself, so it must not be answered by what was typed before it was seen: its keys count only after it has been on the
/// screen for a while, and longer when something was typed meanwhile, which goes to where it was meant.
public final class QuestionUpdate {
    private static final long GUARD_MS = 400;
    private static final long GUARD_WHILE_TYPING_MS = 1_000;
    private static final Overlay.Field REASON = new Overlay.Field(Overlay.Field.Purpose.REJECT_REASON, "", null);
    private static final String REJECTED = "The user rejected this call.";

    private QuestionUpdate() {}

    public static Step apply(AppState state, ToolIntent intent, long now) {
        return switch (intent) {
            case ToolIntent.Shown s -> shown(state, s.question());
            case ToolIntent.Allow a -> allow(state, a.scope(), now);
            case ToolIntent.Reject r -> reject(state, r.reason().strip(), now);
            case ToolIntent.AskReason _ -> Step.of(mayRun(state).isPresent() ? state.push(REASON) : state);
            case ToolIntent.RejectCall r ->
                RoundUpdate.answer(state, r.run(), r.callId(), new Stage.Done(ToolOutcome.failure(r.why()), How.DENIED), now);
            case ToolIntent.MoveHunk m -> Step.of(moveHunk(state, m.step()));
            case ToolIntent.ToggleHunk _ -> Step.of(toggleHunk(state));
            case ToolIntent.NextRule _ -> Step.of(nextRule(state));
            case ToolIntent.Edit _ -> edit(state);
            case ToolIntent.PutAway _ -> putAway(state);
            case ToolIntent.Bring _ -> bring(state);
            case ToolIntent.SetReadOnly r -> setReadOnly(state, r.on() == null ? !state.tools().readOnly() : r.on(), now);
            case ToolIntent.SetLimit l -> setLimit(state, Math.max(1, l.rounds()));
        };
    }

    /// Keeps the dialog in step with what is asked: the oldest question, while nothing else lies on top and the user has not put it away.
    public static AppState sync(AppState state) {
        boolean shown = state.overlays().stream().anyMatch(o -> o instanceof Overlay.Question);
        boolean asking = Questions.isAnyOpen(state);
        if (!shown && !asking) {
            return state.tools().away() ? state.with(state.tools().withAway(false)) : state;
        }
        List<Question> open = Questions.open(state);
        boolean covered = state.overlays().size() > 1 && !isReason(state.overlays().getLast());
        boolean stale = shown && state.overlays().getFirst() instanceof Overlay.Question q && open.stream().noneMatch(o -> o.number() == q.number());
        AppState tidy = shown && (covered || stale)
                ? state.withOverlays(state.overlays().stream().filter(o -> !(o instanceof Overlay.Question) && !isReason(o)).toList())
                : state;
        boolean due = tidy.overlays().isEmpty() && !open.isEmpty() && !tidy.tools().away();
        return due ? tidy.push(Overlay.Question.fresh(open.getFirst().number(), false)) : tidy;
    }

    private static boolean isReason(Overlay overlay) {
        return overlay instanceof Overlay.Field f && f.purpose() == Overlay.Field.Purpose.REJECT_REASON;
    }

    /// The number of the question whose dialog has not been on the screen yet.
    public static Optional<Long> unseen(AppState state) {
        return state.topOverlay().orElse(null) instanceof Overlay.Question q && q.timer() == 0 ? Optional.of(q.number()) : Optional.empty();
    }

    private static Step shown(AppState state, long number) {
        return unseen(state).filter(n -> n == number).isPresent() ? guard(state, GUARD_MS) : Step.of(state);
    }

    private static Step guard(AppState state, long ms) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.Question q)) {
            return Step.of(state);
        }
        long timer = state.counters().nextTimer();
        return Step.of(state.replaceTop(q.guarded(timer)).with(state.counters().afterTimer()), new Effect.StartTimer(timer, ms));
    }

    /// A key came that was not for the dialog: it waits until typing has paused.
    public static Step keyCame(AppState state) {
        return state.topOverlay().orElse(null) instanceof Overlay.Question q && !q.ready() && q.timer() != 0
                ? guard(state, q.after() ? GUARD_MS : GUARD_WHILE_TYPING_MS)
                : Step.of(state);
    }

    public static AppState elapsed(AppState state, long timer) {
        return state.topOverlay().orElse(null) instanceof Overlay.Question q && q.timer() == timer && !q.ready() ? state.replaceTop(q.opened()) : state;
    }

    /// The dialog whose keys count, or nothing.
    private static Optional<Overlay.Question> dialog(AppState state) {
        return state.topOverlay().orElse(null) instanceof Overlay.Question q && q.ready() ? Optional.of(q) : Optional.empty();
    }

    private static Optional<Questions.MayRun> mayRun(AppState state) {
        return dialog(state).flatMap(q -> Questions.find(state, q.number())).filter(q -> q instanceof Questions.MayRun).map(q -> (Questions.MayRun) q);
    }

    private static AppState change(AppState state, java.util.function.UnaryOperator<Overlay.Question> how) {
        return dialog(state).map(q -> state.replaceTop(how.apply(q))).orElse(state);
    }

    private static Step allow(AppState state, PermissionScope scope, long now) {
        Overlay.Question dialog = dialog(state).orElse(null);
        Question question = dialog == null ? null : Questions.find(state, dialog.number()).orElse(null);
        return switch (question) {
            case null -> Step.of(state);
            case Questions.GoOn g -> scope == PermissionScope.CALL ? next(state, RoundUpdate.goOn(state, g.run(), now)) : Step.of(state);
            case Questions.MayRun m -> dialog == null ? Step.of(state) : allow(state, dialog, m, scope, now);
        };
    }

    private static Step allow(AppState state, Overlay.Question dialog, Questions.MayRun asked, PermissionScope scope, long now) {
        if (!dialog.off().isEmpty() && dialog.off().size() >= hunks(asked)) {
            return Notices.tell(state, Level.INFO, "Every hunk is left out; {tools.reject} rejects the call.");
        }
        Stage yes = new Stage.Allowed(approval(dialog, asked));
        if (scope == PermissionScope.CALL) {
            return next(state, RoundUpdate.answer(state, asked.run(), asked.call().id(), yes, now));
        }
        List<PermissionRule> rules = asked.prepared().rules();
        if (rules.isEmpty()) {
            return Notices.tell(state, Level.INFO, "This must be asked each time; {tools.allow} allows it this once.");
        }
        boolean lasting = scope == PermissionScope.PROJECT || scope == PermissionScope.GLOBAL;
        if (lasting && dialog.armed() != scope) {
            return Step.of(state.replaceTop(dialog.arm(scope)));
        }
        PermissionRule rule = rules.get(Math.clamp(dialog.rule(), 0, rules.size() - 1));
        Step step = Step.of(state, new Effect.Remember(state.conversation().header().id(), rule, scope))
                .then(s -> RoundUpdate.answer(s, asked.run(), asked.call().id(), yes, now));
        return next(state, step.then(s -> allowOthers(s, rule, now)));
    }

    /// What the rule that was just given covers need not be asked any more.
    private static Step allowOthers(AppState state, PermissionRule rule, long now) {
        Step step = Step.of(state);
        for (Question open : Questions.open(state)) {
            if (open instanceof Questions.MayRun m && m.prepared().verdict() == Verdict.ASK && m.prepared().rules().contains(rule)) {
                step = step.then(s -> RoundUpdate.answer(s, m.run(), m.call().id(), new Stage.Allowed(new Approval.Whole()), now));
            }
        }
        return step;
    }

    private static Approval approval(Overlay.Question dialog, Questions.MayRun asked) {
        if (dialog.edited() != null) {
            return new Approval.Edited(dialog.edited());
        }
        if (dialog.off().isEmpty() || !(asked.prepared().preview() instanceof Preview.Edits edits)) {
            return new Approval.Whole();
        }
        List<Approval.Hunks.Chosen> chosen = new ArrayList<>();
        int place = 0;
        for (int file = 0; file < edits.files().size(); file++) {
            for (int hunk = 0; hunk < edits.files().get(file).hunks().size(); hunk++) {
                if (!dialog.off().contains(place++)) {
                    chosen.add(new Approval.Hunks.Chosen(file, hunk));
                }
            }
        }
        return new Approval.Hunks(chosen);
    }

    private static Step reject(AppState state, String reason, long now) {
        Overlay.Question dialog = dialog(state).orElse(null);
        Question question = dialog == null ? null : Questions.find(state, dialog.number()).orElse(null);
        return switch (question) {
            case null -> Step.of(state);
            case Questions.GoOn g -> next(state, ChatUpdate.apply(state, new dev.branchline.event.ChatIntent.StopRun(g.run()), now));
            case Questions.MayRun m -> {
                String told = reason.isEmpty() ? REJECTED : REJECTED + " The user says: " + reason;
                yield next(state, RoundUpdate.answer(state, m.run(), m.call().id(), new Stage.Done(ToolOutcome.failure(told), How.REJECTED), now));
            }
        };
    }

    /// After an answer the next question takes the dialog's place at once; keys that were meant for the one before are for nobody.
    private static Step next(AppState before, Step answered) {
        AppState state = answered.state();
        if (!(before.topOverlay().orElse(null) instanceof Overlay.Question q) || Questions.find(state, q.number()).isPresent()) {
            return answered;
        }
        AppState closed = state.withOverlays(state.overlays().stream().filter(o -> !(o instanceof Overlay.Question)).toList());
        List<Question> open = Questions.open(closed);
        return new Step(
                open.isEmpty() || !closed.overlays().isEmpty() ? closed : closed.push(Overlay.Question.fresh(open.getFirst().number(), true)),
                answered.effects());
    }

    private static int hunks(Questions.MayRun asked) {
        return asked.prepared().preview() instanceof Preview.Edits e ? e.files().stream().mapToInt(f -> f.hunks().size()).sum() : 0;
    }

    private static AppState moveHunk(AppState state, int step) {
        int count = mayRun(state).map(QuestionUpdate::hunks).orElse(0);
        return count == 0 ? state : change(state, q -> q.atHunk(Math.clamp(q.hunk() + step, 0, count - 1)));
    }

    private static AppState toggleHunk(AppState state) {
        int count = mayRun(state).map(QuestionUpdate::hunks).orElse(0);
        if (count == 0 || dialog(state).filter(q -> q.edited() != null).isPresent()) {
            return state;
        }
        return change(state, q -> {
            Set<Integer> off = new HashSet<>(q.off());
            if (!off.remove(q.hunk())) {
                off.add(q.hunk());
            }
            return q.without(off);
        });
    }

    private static AppState nextRule(AppState state) {
        int count = mayRun(state).map(m -> m.prepared().rules().size()).orElse(0);
        return count < 2 ? state : change(state, q -> q.withRule((q.rule() + 1) % count));
    }

    private static Step edit(AppState state) {
        Overlay.Question dialog = dialog(state).orElse(null);
        Optional<FileDiff> file = mayRun(state)
                .filter(m -> m.prepared().preview() instanceof Preview.Edits e && !e.files().isEmpty() && e.files().getFirst().text())
                .map(m -> ((Preview.Edits) m.prepared().preview()).files().getFirst());
        if (dialog == null || file.isEmpty()) {
            return Notices.tell(state, Level.INFO, "Only the text of a file can be edited before it is written.");
        }
        RequestId request = state.counters().request();
        String text = dialog.edited() == null ? file.get().after().text() : dialog.edited();
        return Step.of(
                state.with(state.counters().afterRequest()).replaceTop(dialog.asEdited(dialog.edited(), request)),
                new Effect.OpenEditor(request, text, file.get().path()));
    }

    /// Whether an editor that has ended was opened on a proposal.
    public static boolean isEditing(AppState state, Arrived.EditorReturned returned) {
        return state.topOverlay().orElse(null) instanceof Overlay.Question q && returned.request().equals(q.editing());
    }

    /// The dialog shows what the editor brought; it must be seen before it can be allowed.
    public static AppState edited(AppState state, Arrived.EditorReturned returned) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.Question q)) {
            return state;
        }
        boolean same = returned.text() != null
                && mayRun(state).filter(m -> m.prepared().preview() instanceof Preview.Edits e && e.files().getFirst().after().text().equals(returned.text())).isPresent();
        String text = same ? null : returned.text() == null ? q.edited() : returned.text();
        return state.replaceTop(q.asEdited(text, null).without(text == null ? q.off() : Set.of()).scrolledTo(0).guarded(0));
    }

    private static Step putAway(AppState state) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.Question)) {
            return Step.of(state);
        }
        return Notices.tell(state.pop().with(state.tools().withAway(true)), Level.INFO, "It waits for your answer; {tools.answer} brings it back.");
    }

    private static Step bring(AppState state) {
        if (!Questions.isAnyOpen(state)) {
            return Notices.tell(state, Level.INFO, "Nothing waits for an answer.");
        }
        return Step.of(state.with(state.tools().withAway(false)));
    }

    private static Step setReadOnly(AppState state, boolean on, long now) {
        Step changed = Step.of(state.with(state.tools().withReadOnly(on)), new Effect.SetReadOnly(on));
        Step settled = on ? changed.then(s -> next(s, RoundUpdate.becomeReadOnly(s, now))) : changed;
        return settled.then(s -> Notices.tell(
                s, Level.INFO, on ? "Read-only: tools may look and change nothing. {tools.read-only} again ends it." : "Tools may ask to write and run again."));
    }

    private static Step setLimit(AppState state, int rounds) {
        for (var run : state.conversation().runs().values()) {
            run.grant(rounds);
        }
        return Notices.tell(
                state.with(state.tools().withLimit(rounds)), Level.INFO,
                "A turn may take " + rounds + (rounds == 1 ? " request" : " requests") + " before you are asked to go on.");
    }

    /// For views: which runs wait.
    public static boolean waits(AppState state, RunId run) {
        return Questions.open(state).stream().anyMatch(q -> q.run().equals(run));
    }
}
