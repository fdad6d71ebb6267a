package dev.branchline.state;

import dev.branchline.event.AppIntent;
import dev.branchline.event.Arrived;
import dev.branchline.event.ChangesIntent;
import dev.branchline.event.ChatIntent;
import dev.branchline.event.ComposerIntent;
import dev.branchline.event.ContextIntent;
import dev.branchline.event.Elapsed;
import dev.branchline.event.Event;
import dev.branchline.event.Input;
import dev.branchline.event.Intent;
import dev.branchline.event.ModelIntent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.PermissionIntent;
import dev.branchline.event.SessionIntent;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.ToolEvent;
import dev.branchline.event.ToolIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.RequestId;
import dev.branchline.state.changes.CardDiffs;
import dev.branchline.state.changes.ChangesUpdate;
import dev.branchline.state.changes.FilesFollow;
import dev.branchline.state.changes.ReviewUpdate;
import dev.branchline.state.chat.ChatUpdate;
import dev.branchline.state.chat.RoundUpdate;
import dev.branchline.state.chat.RunUpdate;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.composer.ComposerUpdate;
import dev.branchline.state.context.ContextUpdate;
import dev.branchline.state.models.ModelUpdate;
import dev.branchline.state.overlay.OverlayUpdate;
import dev.branchline.state.tools.PermissionUpdate;
import dev.branchline.state.tools.QuestionUpdate;
import dev.branchline.state.tree.TreeUpdate;
import dev.branchline.state.view.EditorView;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Scrolling;
import dev.branchline.state.view.TranscriptMetrics;
import dev.branchline.state.view.ViewUpdate;
import java.util.Optional;

/// Decides what follows from an event. Pure: no IO, no clock, no screen; the same events give the same states. It only
/// routes; each feature has an update of its own.
public final class Update {
    private final TranscriptMetrics metrics;

    public Update(TranscriptMetrics metrics) {
        this.metrics = metrics;
    }

    /// @param now milliseconds since the epoch, when the event was taken from the bus
    public Step apply(AppState state, Event event, long now) {
        Step step = fold(state, event, now).then(ChangesUpdate::goOn);
        AppState kept = Scrolling.keepPlace(state, QuestionUpdate.sync(step.state()), metrics);
        return new Step(EditorView.follow(state, kept), step.effects());
    }

    private Step fold(AppState state, Event event, long now) {
        return switch (event) {
            case Input input -> input(state, input);
            case Intent intent -> intent(state, intent, now);
            case ToolEvent tool -> RoundUpdate.apply(state, tool, now);
            case StreamEvent stream -> RunUpdate.apply(state, stream, now);
            case Arrived arrived -> ArrivedUpdate.apply(state, arrived, now);
            case Elapsed elapsed -> elapsed(state, elapsed.timerId()).then(s -> RoundUpdate.elapsed(s, elapsed.timerId(), now));
        };
    }

    /// Keys, text and mouse have become intents before they come here; what is left concerns the terminal itself.
    private Step input(AppState state, Input input) {
        return switch (input) {
            case Input.Resized r -> Step.of(ReviewUpdate.resized(state, state.with(state.panes().withSize(r.columns(), r.rows()))));
            case Input.Focused f -> Step.of(state.with(state.panes().withWindowFocused(f.gained())));
            case Input.Terminated _ -> AppUpdate.leave(state);
            case Input.Pressed _, Input.Typed _, Input.Pasted _ -> QuestionUpdate.keyCame(state);
            case Input.Mouse _, Input.Resumed _ -> Step.of(state);
        };
    }

    private Step intent(AppState state, Intent intent, long now) {
        Optional<Step> asked = FilesFollow.ask(state, intent);
        return asked.isPresent() ? asked.get() : done(state, intent, now);
    }

    private Step done(AppState state, Intent intent, long now) {
        return switch (intent) {
            case ChatIntent i -> ChatUpdate.apply(state, i, now);
            case ComposerIntent i -> composer(state, i).then(s -> ContextUpdate.offering(s, now));
            case ContextIntent i -> ContextUpdate.apply(state, i, now);
            case TreeIntent i -> TreeUpdate.apply(state, i, now);
            case ViewIntent i when i instanceof ViewIntent.ToggleCard || i instanceof ViewIntent.ClickRow ->
                ViewUpdate.apply(state, i, metrics).then(CardDiffs::ask);
            case ViewIntent i -> ViewUpdate.apply(state, i, metrics);
            case ModelIntent i -> ModelUpdate.apply(state, i);
            case OverlayIntent i -> OverlayUpdate.apply(state, i, now);
            case SessionIntent i -> SessionUpdate.apply(state, i, now);
            case PermissionIntent i -> PermissionUpdate.apply(state, i);
            case ToolIntent i -> QuestionUpdate.apply(state, i, now);
            case AppIntent i -> AppUpdate.apply(state, i, now);
            case ChangesIntent i -> ChangesUpdate.apply(state, i, now);
        };
    }

    private Step composer(AppState state, ComposerIntent intent) {
        if (intent instanceof ComposerIntent.Stash) {
            return AppUpdate.stash(state);
        }
        if (intent instanceof ComposerIntent.OpenEditor) {
            RequestId request = state.counters().request();
            return Step.of(
                    state.with(state.counters().afterRequest()), new Effect.OpenEditor(request, state.composer().expandedText(), Effect.OpenEditor.PROMPT));
        }
        if (intent instanceof ComposerIntent.PointAt p) {
            return Step.of(state.with(ComposerUpdate.pointAt(state.composer(), EditorView.rows(state), p)));
        }
        int width = Geometry.composerTextWidth(state.panes());
        int rows = Math.max(1, Geometry.of(state).composerText().height());
        Composer edited = ComposerUpdate.apply(state.composer(), intent, width, rows);
        AppState next = state.with(edited);
        return edited.buffer().lines().equals(state.composer().buffer().lines())
                ? Step.of(next)
                : Step.of(next, new Effect.SaveDraft(edited));
    }

    private static Step elapsed(AppState state, long timerId) {
        AppState ended = QuestionUpdate.elapsed(Notices.ended(state, timerId), timerId);
        return Step.of(ended.quitting().armedTimer() == timerId ? ended.with(new Quitting(0, ended.quitting().leaving())) : ended);
    }
}
