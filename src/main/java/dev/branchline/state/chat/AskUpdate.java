package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.context.Attachment;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.context.Reading;
import dev.branchline.state.tools.Turn;
import dev.branchline.state.view.Notice.Level;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A prompt becomes a message, and a run is started that answers it. Where prompts come from is [ChatUpdate]'s and
/// [dev.branchline.state.context.SendUpdate]'s.
public final class AskUpdate {
    private AskUpdate() {}

    /// The files are there. What waits behind the prompt waits for its run from here on.
    public static Step askWithFiles(AppState state, Reading reading, List<Attachment> attachments, long now) {
        RunId run = state.counters().run();
        List<Conversation.Queued> behind = state.conversation().queued().stream()
                .map(q -> q.after().equals(reading.place()) ? q.after(run) : q)
                .toList();
        boolean follow = reading.follow() && Objects.equals(state.conversation().tree().head().orElse(null), reading.below());
        AppState ready = state.with(state.conversation().withQueued(behind));
        return ask(ready, reading.below(), reading.text(), attachments, follow, now).and(new Effect.SaveDraft(state.composer()));
    }

    /// Appends a prompt below a node and starts a run for it.
    ///
    /// @param follow whether that is where the head stands, and goes along
    public static Step ask(AppState state, @Nullable EntryId below, String text, List<Attachment> attachments, boolean follow, long now) {
        SessionTree tree = state.conversation().tree();
        OpenCalls.Closed closed = OpenCalls.close(state, below, now);
        OpenCalls.Closed told = NoteUpdate.filesApart(state, closed.below(), now);
        Entry.UserMessage prompt = new Entry.UserMessage(tree.nextId(), told.below(), Instant.ofEpochMilli(now), text, List.of(), attachments);
        tree.append(prompt);
        Step appended = closed.step().and(told.step().effects().toArray(Effect[]::new)).and(new Effect.Append(List.of(prompt), false, List.of()));
        String model = follow ? state.models().current() : state.conversation().lastModel(below).orElse(state.models().current());
        return appended.then(s -> start(s, prompt.id(), model, now));
    }

    /// Starts a run that answers a node.
    static Step start(AppState state, EntryId node, String model, long now) {
        OpenCalls.Closed closed = OpenCalls.close(state, node, now);
        EntryId parent = closed.below() == null ? node : closed.below();
        Conversation conversation = state.conversation().withoutFailedBelow(parent);
        RunId id = state.counters().run();
        LiveRun run = new LiveRun(id, parent, model, now, Turn.begin(now, state.tools().limit()));
        AppState started = state.with(conversation.withRun(run)).with(state.counters().afterRun());
        return new Step(started, closed.step().effects()).then(s -> request(s, run));
    }

    /// The results of the tools are in: the model goes on.
    static Step nextRound(AppState state, LiveRun done, long now) {
        LiveRun run = new LiveRun(done.id(), done.parent(), done.model(), now, done.turn().next());
        return request(state.with(state.conversation().withRun(run)), run);
    }

    private static Step request(AppState state, LiveRun run) {
        boolean able = Tools.canCall(state, run.model());
        boolean tools = state.settings().tools() && able;
        Effect start = new Effect.StartRun(run.id(), run.parent(), RequestBuilder.forAnswerBelow(state, run.parent(), run.model(), tools), tools);
        boolean tell = state.settings().tools() && !able && !state.tools().toldWithout().contains(run.model());
        return tell
                ? Step.of(state.with(state.tools().told(run.model())), start)
                        .then(s -> Notices.tell(s, Level.INFO, run.model() + " cannot call tools; it answers without them."))
                : Step.of(state, start);
    }
}
