package dev.branchline.state;

import dev.branchline.event.SessionIntent;
import dev.branchline.model.Cost;
import dev.branchline.model.RequestId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Sessions as a whole: new, open, title, list.
final class SessionUpdate {
    private static final int MOST_AUDITS = 20;

    private SessionUpdate() {}

    static Step apply(AppState state, SessionIntent intent, long now) {
        return switch (intent) {
            case SessionIntent.New _ -> whenQuiet(state, new Effect.NewSession(state.counters().request()));
            case SessionIntent.Open o ->
                o.id().equals(state.conversation().header().id())
                        ? Notices.tell(state, Level.INFO, "That session is open already.")
                        : whenQuiet(state, new Effect.OpenSession(state.counters().request(), o.id()));
            case SessionIntent.Rename r -> rename(state, r.title(), now);
            case SessionIntent.RefreshList _ -> list(state);
            case SessionIntent.SettleCosts _ -> Step.of(state, audits(state.conversation()));
        };
    }

    /// Another session takes the place of this one, so nothing may be in flight here.
    private static Step whenQuiet(AppState state, Effect effect) {
        if (state.conversation().anyActive() || !state.context().readings().isEmpty()) {
            return Notices.tell(state, Level.WARNING, "An answer is still streaming in this session; {chat.stop} stops it, or wait for it.");
        }
        return Step.of(state.with(state.counters().afterRequest()), new Effect.SaveDraft(state.composer()), effect);
    }

    private static Step rename(AppState state, String title, long now) {
        if (state.conversation().readOnly()) {
            return Notices.tell(state, Level.WARNING, "This session can only be read here.");
        }
        SessionTree tree = state.conversation().tree();
        Entry.Titled titled = new Entry.Titled(tree.nextId(), null, Instant.ofEpochMilli(now), title.strip());
        tree.append(titled);
        return Step.of(state, new Effect.Append(List.of(titled), false, List.of()));
    }

    /// Answers of which it is still unknown what they cost, the newest first, but not without end.
    static Effect[] audits(Conversation conversation) {
        if (conversation.readOnly()) {
            return new Effect[0];
        }
        SessionTree tree = conversation.tree();
        return tree.nodes().reversed().stream()
                .flatMap(n -> n instanceof Entry.AssistantMessage a ? Stream.of(a) : Stream.empty())
                .filter(a -> tree.cost(a.id()) instanceof Cost.Unknown)
                .<Effect>mapMulti((a, sink) -> {
                    if (a.answer().generationId() != null) {
                        sink.accept(new Effect.Audit(conversation.header().id(), a.id(), a.answer().generationId()));
                    }
                })
                .limit(MOST_AUDITS)
                .toArray(Effect[]::new);
    }

    private static Step list(AppState state) {
        RequestId request = state.counters().request();
        AppState asked = state.topOverlay().orElse(null) instanceof Overlay.Sessions s
                ? state.replaceTop(new Overlay.Sessions(s.filter(), s.selected(), s.sessions(), request))
                : state;
        return Step.of(asked.with(state.counters().afterRequest()), new Effect.ListSessions(request));
    }
}
