package dev.branchline.state.context;

import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.Guidance;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.chat.AskUpdate;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A prompt's way from the Enter key to a message with its files: they are read first, off this thread, and only then does the message exist,
/// so that it holds what was really sent.
public final class SendUpdate {
    private static final int MOST_TOLD = 3;

    private SendUpdate() {}

    /// Whether a prompt has nothing to wait for.
    private static boolean isPlain(AppState state, List<String> mentions) {
        return mentions.isEmpty()
                && state.conversation().tree().pins().isEmpty()
                && state.context().known() != null
                && state.context().guidance().stream().allMatch(g -> g.trust() == Guidance.Trust.REFUSED);
    }

    /// Asks at once when nothing comes along, else when it has been read.
    public static Step send(AppState state, @Nullable EntryId below, String text, List<String> mentions, boolean follow, long now) {
        return isPlain(state, mentions)
                ? AskUpdate.ask(state, below, text, List.of(), follow, now)
                : begin(state, below, text, mentions, follow);
    }

    /// Reads what a prompt takes along; it becomes a message when that has arrived.
    ///
    /// @param follow whether one stands where it goes
    private static Step begin(AppState state, @Nullable EntryId below, String text, List<String> mentions, boolean follow) {
        RequestId request = state.counters().request();
        RunId place = state.counters().run();
        Reading reading = new Reading(
                request, below, text, ContextUpdate.wish(state, below, state.conversation().tree().pins(), mentions), follow, place, false);
        AppState waiting = state.with(state.context().with(reading)).with(state.counters().afterRequest().afterRun());
        return Step.of(waiting, new Effect.ReadContext(request, reading.wish()));
    }

    /// The project's instructions have been decided on: the prompt goes on.
    static Step resume(AppState state, RunId place) {
        Optional<Reading> reading = state.context().readings().stream().filter(r -> r.place().equals(place)).findFirst();
        if (reading.isEmpty()) {
            return Step.of(state);
        }
        RequestId request = state.counters().request();
        Reading again = reading.get().again(request);
        return Step.of(
                state.with(state.context().with(again)).with(state.counters().afterRequest()), new Effect.ReadContext(request, again.wish()));
    }

    static Step arrived(AppState state, Reading reading, ContextFiles read, long now) {
        AppState known = state.with(state.context().with(pinnedOnly(read)));
        Optional<Guidance> undecided = known.context().undecided();
        if (undecided.isPresent()) {
            return Step.of(known.with(known.context().with(reading.asking()))
                    .push(new Overlay.GuidancePage(undecided.get(), 0, now, reading.place())));
        }
        List<Attachment> attachments = SentFiles.toSend(reading.wish().sent(), read);
        AppState ready = known.with(known.context().without(reading));
        return AskUpdate.askWithFiles(ready, reading, attachments, now).then(s -> tell(s, read, attachments));
    }

    private static ContextFiles pinnedOnly(ContextFiles read) {
        return new ContextFiles(
                read.files().stream().filter(f -> f.file().use() == Attachment.Use.PINNED).toList(),
                read.missing().stream().filter(m -> m.use() == Attachment.Use.PINNED).toList(), read.guidance());
    }

    /// What does not go along is said, never passed over.
    private static Step tell(AppState state, ContextFiles read, List<Attachment> attachments) {
        List<String> told = new ArrayList<>();
        read.missing().forEach(m -> told.add(m.reason()));
        attachments.stream()
                .filter(a -> !a.hasContent() && a.hash().length() != 64 && !a.hash().equals(Attachment.ABSENT))
                .forEach(a -> told.add(a.path() + " is " + a.note() + "."));
        if (told.isEmpty()) {
            return Step.of(state);
        }
        String rest = told.size() > MOST_TOLD ? " And " + (told.size() - MOST_TOLD) + " more." : "";
        return Notices.tell(state, Level.WARNING, String.join(" ", told.subList(0, Math.min(MOST_TOLD, told.size()))) + rest);
    }
}
