package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the model must know and nobody asked. In the middle of a turn it would stand between calls and their results: it waits.
final class NoteUpdate {
    private NoteUpdate() {}

    static Step add(AppState state, String text, long now) {
        Conversation conversation = state.conversation();
        if (text.isBlank() || conversation.readOnly()) {
            return Step.of(state);
        }
        Optional<LiveRun> run = conversation.activeRunShown();
        if (run.isPresent()) {
            List<Conversation.Queued> more = new ArrayList<>(conversation.notes());
            more.add(new Conversation.Queued(run.get().id(), text));
            return Step.of(state.with(conversation.withNotes(more)));
        }
        return RunUpdate.keepFailure(state, now).then(s -> append(s, s.conversation().tree().head().orElse(null), List.of(text), now).step());
    }

    static boolean waits(AppState state, RunId run) {
        return state.conversation().notes().stream().anyMatch(n -> n.after().equals(run));
    }

    /// @param last the entry below which the conversation goes on
    record Noted(Step step, EntryId last) {}

    /// Tells of files that are not as the conversation above a node has seen them, before anything follows there.
    static OpenCalls.Closed filesApart(AppState state, @Nullable EntryId below, long now) {
        String text = FilesApart.told(state, below);
        if (text.isEmpty()) {
            return new OpenCalls.Closed(Step.of(state), below);
        }
        Noted noted = append(state, below, List.of(text), now);
        return new OpenCalls.Closed(noted.step(), noted.last());
    }

    /// Tells what waited for the end of a run, below its last entry.
    static Noted flush(AppState state, RunId run, EntryId last, long now) {
        List<String> texts = state.conversation().notes().stream().filter(n -> n.after().equals(run)).map(Conversation.Queued::text).toList();
        if (texts.isEmpty()) {
            return new Noted(Step.of(state), last);
        }
        List<Conversation.Queued> rest = state.conversation().notes().stream().filter(n -> !n.after().equals(run)).toList();
        return append(state.with(state.conversation().withNotes(rest)), last, texts, now);
    }

    private static Noted append(AppState state, @Nullable EntryId below, List<String> texts, long now) {
        SessionTree tree = state.conversation().tree();
        Entry.Note note = new Entry.Note(tree.nextId(), below, Instant.ofEpochMilli(now), String.join("\n", texts));
        tree.append(note);
        return new Noted(Step.of(state, new Effect.Append(List.of(note), false, List.of())), note.id());
    }
}
