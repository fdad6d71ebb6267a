package dev.branchline.state.chat;

import dev.branchline.event.ChatIntent;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.Mentions;
import dev.branchline.state.context.Reading;
import dev.branchline.state.context.SendUpdate;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import dev.branchline.state.view.Viewport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sending, stopping, trying again: everything the user does to runs. What streams bring is [RunUpdate]'s.
public final class ChatUpdate {
    private static final String CONTINUE_PROMPT = "Continue exactly where your last answer broke off.";

    private ChatUpdate() {}

    public static Step apply(AppState state, ChatIntent intent, long now) {
        return switch (intent) {
            case ChatIntent.Send s -> send(state, s.text(), now);
            case ChatIntent.Stop _ ->
                state.conversation().activeRunShown().map(r -> stop(state, r.id(), now)).orElseGet(() -> Notices.tell(state, Level.INFO, "Nothing is running here."));
            case ChatIntent.StopRun s -> stop(state, s.run(), now);
            case ChatIntent.NoteToModel n -> NoteUpdate.add(state, n.text(), now);
            case ChatIntent.Retry _ -> retry(state, now);
            case ChatIntent.RetryEntry r -> retryAnswer(state, r.answer(), now);
            case ChatIntent.Continue _ -> goOn(state, now);
            case ChatIntent.Unqueue _ -> unqueue(state);
            case ChatIntent.EditPrompt e -> editPrompt(state, e.prompt(), now);
            case ChatIntent.SetSystemPrompt s -> setSystemPrompt(state, s.text(), now);
        };
    }

    private static Step send(AppState state, String text, long now) {
        if (text.isBlank()) {
            boolean unanswered = state.conversation().shownRun().filter(r -> !r.isActive()).isPresent();
            return unanswered ? retry(state, now) : Step.of(state);
        }
        Optional<Step> refusal = refuse(state);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<String> mentions = Mentions.paths(text.equals(state.composer().expandedText()) ? state.composer().buffer().text() : text);
        Optional<RunId> running = state.conversation().activeRunShown().map(LiveRun::id).or(() -> placeShown(state));
        AppState cleared = state.with(state.composer().afterSend(text)).with(state.viewport().withAnchor(new Viewport.Anchor.End()));
        Effect[] kept = {new Effect.SaveHistory(text), new Effect.SaveDraft(cleared.composer())};
        if (running.isPresent()) {
            return Step.of(cleared.with(cleared.conversation().enqueue(new Conversation.Queued(running.get(), text, mentions))), kept);
        }
        return RunUpdate.keepFailure(cleared, now)
                .then(s -> SendUpdate.send(s, s.conversation().tree().head().orElse(null), text, mentions, true, now))
                .and(kept);
    }

    /// Why nothing can be sent now, if so. The text stays in the editor.
    private static Optional<Step> refuse(AppState state) {
        if (state.conversation().readOnly()) {
            return Optional.of(Notices.tell(
                    state, Level.WARNING, "This session is open elsewhere and can only be read here. Start a new one with /new, or close the other."));
        }
        if (state.key().isMissing()) {
            return Optional.of(Step.of(state.push(new Overlay.KeyEntry("", null, null))));
        }
        return Optional.empty();
    }

    /// A prompt whose files are being read stands where a run would.
    private static Optional<RunId> placeShown(AppState state) {
        List<Reading> readings = state.context().readingsAt(state.conversation().tree().head().orElse(null));
        return readings.isEmpty() ? Optional.empty() : Optional.of(readings.getLast().place());
    }

    /// Stops everything without waiting for what tools may still have to say: the program ends.
    public static Step stopAll(AppState state, long now) {
        Step step = Step.of(state);
        for (LiveRun run : List.copyOf(state.conversation().runs().values())) {
            if (run.round() != null) {
                step = step.then(s -> RoundUpdate.stop(s, run, true, now));
            } else if (run.isActive()) {
                step = step.then(s -> stop(s, run.id(), now));
            }
        }
        return step;
    }

    private static Step stop(AppState state, RunId id, long now) {
        LiveRun run = state.conversation().run(id);
        if (run == null || !run.isActive()) {
            return Step.of(state);
        }
        if (run.round() != null) {
            return RoundUpdate.stop(state, run, false, now);
        }
        Effect abort = new Effect.AbortRun(id);
        Step unqueued = RunUpdate.returnQueue(state, id);
        AppState without = unqueued.state().with(unqueued.state().conversation().withoutRun(id));
        Step stopped = new Step(without, unqueued.effects()).and(abort);
        if (run.hasContent() || NoteUpdate.waits(state, id)) {
            EntryId answer = state.conversation().tree().nextId();
            return stopped.then(s -> RunUpdate.seal(s, run, run.stopped(now), now))
                    .then(s -> NoteUpdate.flush(s, id, answer, now).step());
        }
        Step told = stopped.then(s -> Notices.tell(s, Level.INFO, "Stopped before anything came. The prompt stays; {chat.retry} asks again."));
        // Once the server has accepted the request it may charge for it: an empty answer holds the place of that cost.
        return run.generationId() == null
                ? told.and(new Effect.Append(List.of(), false, List.of(id)))
                : told.then(s -> RunUpdate.seal(s, run, run.stopped(now), now));
    }

    private static Step retry(AppState state, long now) {
        Conversation conversation = state.conversation();
        EntryId head = conversation.tree().head().orElse(null);
        if (head == null) {
            return Notices.tell(state, Level.INFO, "There is nothing to ask again yet.");
        }
        if (conversation.activeRunShown().isPresent()) {
            return Notices.tell(state, Level.INFO, "An answer is on its way; {chat.stop} stops it.");
        }
        if (asks(conversation, head)) {
            return refuse(state).orElseGet(() -> AskUpdate.start(following(state), head, state.models().current(), now));
        }
        return conversation.lastAnswer(head).map(a -> retryAnswer(state, a.id(), now)).orElseGet(() -> Notices.tell(state, Level.INFO, "There is no answer above to ask for again."));
    }

    /// Whether a node waits for an answer: a prompt, or a change of the system prompt or model right below one.
    private static boolean asks(Conversation conversation, @Nullable EntryId from) {
        for (EntryId id = from; id != null; id = conversation.tree().parent(id).orElse(null)) {
            switch (conversation.tree().node(id)) {
                case Entry.UserMessage _, Entry.ToolResult _ -> {
                    return true;
                }
                case Entry.AssistantMessage _ -> {
                    return false;
                }
                case Entry.SystemPrompt _, Entry.ModelSwitched _, Entry.Note _ -> {}
            }
        }
        return false;
    }

    /// A sibling of an answer: the head goes back to what it answered, and a new run starts there. For a prompt, another
    /// answer to it.
    private static Step retryAnswer(AppState state, EntryId id, long now) {
        Conversation conversation = state.conversation();
        SessionTree tree = conversation.tree();
        if (!tree.contains(id)) {
            return Notices.tell(state, Level.INFO, "That place is not in this session.");
        }
        EntryId question = tree.node(id) instanceof Entry.AssistantMessage ? tree.parent(id).orElse(null) : id;
        if (question == null || !asks(conversation, question)) {
            return Notices.tell(state, Level.INFO, "There is no question here that could be asked again.");
        }
        return refuse(state).orElseGet(() ->
                HeadUpdate.stand(following(state), question, now).then(s -> AskUpdate.start(s, question, state.models().current(), now)));
    }

    private static AppState following(AppState state) {
        return state.with(state.viewport().withAnchor(new Viewport.Anchor.End()));
    }

    private static Step goOn(AppState state, long now) {
        EntryId head = state.conversation().tree().head().orElse(null);
        if (head == null || !(state.conversation().tree().node(head) instanceof Entry.AssistantMessage a)) {
            return retry(state, now);
        }
        if (!OpenCalls.above(state.conversation().tree(), head).isEmpty() && state.conversation().activeRunShown().isEmpty()) {
            return refuse(state).orElseGet(() -> AskUpdate.start(following(state), head, state.models().current(), now));
        }
        if (!isCut(a.answer().ending())) {
            return Notices.tell(state, Level.INFO, "The answer here is whole; there is nothing to continue.");
        }
        if (a.answer().text().isBlank()) {
            return retryAnswer(state, head, now);
        }
        return refuse(state).orElseGet(() -> AskUpdate.ask(following(state), head, CONTINUE_PROMPT, List.of(), true, now));
    }

    /// Whether more would have come: it was stopped, it broke off, or it reached the limit of tokens.
    private static boolean isCut(Ending ending) {
        return switch (ending) {
            case Ending.Complete c -> c.reason().equals("length");
            case Ending.Stopped _, Ending.Failed _ -> true;
        };
    }

    private static Step unqueue(AppState state) {
        List<Conversation.Queued> queued = state.conversation().queued();
        Optional<LiveRun> run = state.conversation().shownRun();
        List<Conversation.Queued> here = run.map(r -> state.conversation().queuedAfter(r.id())).orElse(List.of());
        if (here.isEmpty()) {
            return Notices.tell(state, Level.INFO, "No prompt is waiting here.");
        }
        Conversation.Queued last = here.getLast();
        List<Conversation.Queued> rest = new ArrayList<>(queued);
        rest.remove(rest.lastIndexOf(last));
        Composer composer = state.composer().putBefore(last.text());
        AppState taken = state.with(state.conversation().withQueued(rest)).with(composer);
        return Step.of(taken, new Effect.SaveDraft(composer));
    }

    /// Stands where the prompt was asked, with its text in the editor: sending makes a sibling. What was in the editor
    /// goes to the stash.
    public static Step editPrompt(AppState state, EntryId id, long now) {
        SessionTree tree = state.conversation().tree();
        if (!tree.contains(id) || !(tree.node(id) instanceof Entry.UserMessage prompt)) {
            return Notices.tell(state, Level.INFO, "Choose one of your prompts to edit it.");
        }
        EntryId above = tree.parent(id).orElse(null);
        boolean here = tree.isOnPath(id, tree.head().orElse(null));
        Step stood = here ? HeadUpdate.stand(state, above, now) : HeadUpdate.move(state, above, now);
        boolean stashes = !state.composer().buffer().isEmpty() && !state.composer().expandedText().equals(prompt.text());
        return stood.then(moved -> {
            Composer emptied = stashes ? moved.composer().stashIfAny() : moved.composer();
            Composer composer = emptied.replace(prompt.text());
            Step edited = Step.of(moved.with(composer), new Effect.SaveDraft(composer));
            return stashes ? edited.then(s -> Notices.tell(s, Level.INFO, "What you had typed is put away; {composer.unstash} brings it back.")) : edited;
        });
    }

    private static Step setSystemPrompt(AppState state, String text, long now) {
        if (state.conversation().readOnly()) {
            return refuse(state).orElse(Step.of(state));
        }
        if (state.conversation().activeRunShown().isPresent()) {
            return Notices.tell(state, Level.INFO, "An answer is on its way here: stop it with {chat.stop}, or wait, then set the system prompt.");
        }
        SessionTree tree = state.conversation().tree();
        Entry.SystemPrompt entry =
                new Entry.SystemPrompt(tree.nextId(), tree.head().orElse(null), Instant.ofEpochMilli(now), text);
        tree.append(entry);
        return Step.of(state, new Effect.Append(List.of(entry), false, List.of()))
                .then(s -> Notices.tell(s, Level.INFO, text.isBlank() ? "No system prompt from here on." : "The system prompt holds from here on."));
    }
}
