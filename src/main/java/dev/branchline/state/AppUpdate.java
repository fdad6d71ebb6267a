package dev.branchline.state;

import dev.branchline.event.AppIntent;
import dev.branchline.event.ChatIntent;
import dev.branchline.event.ContextIntent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.model.RequestId;
import dev.branchline.model.Secret;
import dev.branchline.state.chat.ChatUpdate;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.ContextUpdate;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayUpdate;
import dev.branchline.state.view.Notice.Level;

/// The program as a whole: interrupting, leaving, the key.
final class AppUpdate {
    private static final long SECOND_PRESS_MS = 2_000;

    private AppUpdate() {}

    static Step apply(AppState state, AppIntent intent, long now) {
        return switch (intent) {
            case AppIntent.Interrupt _ -> interrupt(state, now);
            case AppIntent.Quit _ -> quit(state, now);
            case AppIntent.Suspend _ -> Step.of(state, new Effect.Suspend());
            case AppIntent.UseKey k -> useKey(state, k.key());
            case AppIntent.StoreKey k -> storeKey(state, k.key());
            case AppIntent.Warn w -> Notices.tell(state, Level.WARNING, w.text());
            case AppIntent.Tell t -> Notices.tell(state, t.isError() ? Level.ERROR : Level.INFO, t.text());
        };
    }

    /// Ctrl+C, from the least to the most: close what lies on top, stop the run, put the draft away, leave at the second
    /// press.
    private static Step interrupt(AppState state, long now) {
        if (state.keyOverlay().isPresent()) {
            return OverlayUpdate.apply(state, new OverlayIntent.Close(), now);
        }
        if (state.conversation().activeRunShown().isPresent()) {
            return ChatUpdate.apply(state, new ChatIntent.Stop(), now);
        }
        if (!state.context().readingsAt(state.conversation().tree().head().orElse(null)).isEmpty()) {
            return ContextUpdate.apply(state, new ContextIntent.TakeBack(), now);
        }
        if (!state.composer().buffer().isEmpty()) {
            return stash(state).then(s -> Notices.tell(s, Level.INFO, "The draft is put away; {composer.unstash} brings it back."));
        }
        if (state.quitting().armedTimer() != 0) {
            return quit(state, now);
        }
        long timer = state.counters().nextTimer();
        AppState armed = state.with(new Quitting(timer, false)).with(state.counters().afterTimer());
        return Step.of(armed, new Effect.StartTimer(timer, SECOND_PRESS_MS))
                .then(s -> Notices.tell(s, Level.INFO, "Press {app.interrupt} again to quit.", SECOND_PRESS_MS));
    }

    /// What is put away joins the history of prompts too, so that it outlives the program.
    static Step stash(AppState state) {
        Composer stashed = state.composer().stashIfAny();
        Step step = Step.of(state.with(stashed), new Effect.SaveDraft(stashed));
        for (String text : stashed.stash().subList(state.composer().stash().size(), stashed.stash().size())) {
            step = step.and(new Effect.SaveHistory(text));
        }
        return step;
    }

    /// Runs are stopped and what they brought is kept, then the program ends.
    private static Step quit(AppState state, long now) {
        return ChatUpdate.stopAll(state, now).then(AppUpdate::leave);
    }

    /// Without the user's asking (a signal): journals keep what streams have brought.
    static Step leave(AppState state) {
        if (!state.context().readings().isEmpty()) {
            return ContextUpdate.takeBackAll(state).then(AppUpdate::leave);
        }
        // A reader's drafts are not kept with the session: the history of prompts keeps them.
        Step kept = state.conversation().readOnly() ? stash(state) : Step.of(state, new Effect.SaveDraft(state.composer()));
        return kept.then(s -> Step.of(s.with(new Quitting(0, true)), new Effect.Quit()));
    }

    /// The first request with it will tell.
    private static Step storeKey(AppState state, Secret key) {
        AppState known = state.with(new KeyState.Unchecked(key)).with(state.settings().withApiKey(key));
        return Step.of(known, new Effect.SaveKey(key), new Effect.LoadModels(true))
                .then(s -> Notices.tell(s, Level.INFO, "The key is stored. Whether it is good will show when you send something."));
    }

    private static Step useKey(AppState state, Secret key) {
        RequestId request = state.counters().request();
        AppState counted = state.with(state.counters().afterRequest());
        AppState shown = counted.topOverlay().orElse(null) instanceof Overlay.KeyEntry entry
                ? counted.replaceTop(new Overlay.KeyEntry(entry.line(), request, null))
                : counted;
        return Step.of(shown, new Effect.CheckKey(request, key));
    }
}
