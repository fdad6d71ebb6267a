package dev.branchline.runtime;

import dev.branchline.event.Arrived;
import dev.branchline.event.EventBus;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionId;
import dev.branchline.session.Entry;
import dev.branchline.session.store.OpenSession;
import dev.branchline.session.store.SaveFailedException;
import dev.branchline.session.store.SessionNotOpenedException;
import dev.branchline.state.Effect;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The open session: entries, journals, drafts, and changing to another one.
public final class SessionEffects {
    private final EventBus bus;
    private final Services services;
    private final Threads threads;
    private final Map<SessionId, OpenSession> opened = new ConcurrentHashMap<>();
    private final Object changing = new Object();
    private final Object ledger = new Object();
    private final ChangeEffects changes;
    private volatile OpenSession session;
    private volatile @Nullable AutoCloseable following;

    /// @param session the one the program starts with
    /// @param ledgers where the ledgers of sessions come from
    public SessionEffects(EventBus bus, Services services, OpenSession session, ChangeEffects.Ledgers ledgers) {
        this(bus, services, session, ledgers, Threads.VIRTUAL);
    }

    public SessionEffects(EventBus bus, Services services, OpenSession session, ChangeEffects.Ledgers ledgers, Threads threads) {
        this.bus = bus;
        this.services = services;
        this.threads = threads;
        this.session = session;
        this.changes = new ChangeEffects(bus, services.log(), ledgers, threads);
        follow(session);
    }

    /// The ledger of the session that is open.
    public ChangeEffects changes() {
        return changes;
    }

    /// The ledger is opened after the first frame: nothing on it needs it.
    void openLedger() {
        changes.use(session.header());
    }

    void append(Effect.Append append) {
        OpenSession target = session;
        EntryId answer = null;
        for (Entry entry : append.entries()) {
            if (entry instanceof Entry.AssistantMessage) {
                answer = entry.id();
            }
        }
        for (RunId run : append.sealing()) {
            target.journal().end(run, answer);
        }
        if (!append.entries().isEmpty()) {
            var _ = target.append(append.entries()).whenComplete((id, failure) -> {
                if (failure != null) {
                    services.log().error("saving the session", failure);
                    bus.publish(new Arrived.SaveFailed(reason(failure)));
                } else if (append.durable()) {
                    bus.publish(new Arrived.EntriesSaved(id));
                }
            });
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() instanceof SaveFailedException ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }

    void beginJournal(Effect.StartRun start) {
        session.journal().begin(start.run(), start.parent(), start.request().model());
    }

    void journal(Effect.JournalText piece) {
        if (piece.reasoning()) {
            session.journal().reasoning(piece.run(), piece.text());
        } else {
            session.journal().text(piece.run(), piece.text());
        }
    }

    void journalGeneration(StreamEvent.Opened opened) {
        if (opened.generationId() != null) {
            session.journal().generation(opened.run(), opened.generationId());
        }
    }

    void saveDraft(String text) {
        session.saveDraft(text);
    }

    void noteCost(Effect.NoteCost note) {
        services.sessions().costs().record(note.at(), session.header().id(), note.entry(), note.model(), note.cost());
    }

    /// One at a time, so that an older sum never comes after a newer one.
    void dayCost() {
        synchronized (ledger) {
            ZoneId zone = ZoneId.systemDefault();
            bus.publish(new Arrived.DayCostKnown(services.sessions().costs().sum(LocalDate.now(zone), zone)));
        }
    }

    void create(RequestId request) {
        change(request, () -> services.sessions().create(null, services.workspace()));
    }

    void open(RequestId request, SessionId id) {
        change(request, () -> services.sessions().open(id));
    }

    private interface Opening {
        OpenSession open() throws SessionNotOpenedException;
    }

    /// The session waits until the UI thread has taken it over: until then, what is written belongs to the old one. One at a
    /// time, so that a session that is just being left is closed before it is opened again.
    private void change(RequestId request, Opening opening) {
        synchronized (changing) {
            try {
                OpenSession next = opening.open();
                opened.put(next.header().id(), next);
                publishOpened(request, next);
            } catch (SessionNotOpenedException e) {
                bus.publish(new Arrived.SessionNotOpened(request, String.valueOf(e.getMessage())));
            }
        }
    }

    /// From here on this session is written to. UI thread, so that no entry goes astray.
    void adopt(SessionId id) {
        OpenSession next = opened.remove(id);
        if (next != null) {
            OpenSession old = session;
            session = next;
            changes.use(next.header());
            stopFollowing();
            follow(next);
            closeInBackground(old);
        }
    }

    void release(SessionId id) {
        OpenSession unwanted = opened.remove(id);
        if (unwanted != null) {
            closeInBackground(unwanted);
        }
    }

    private void closeInBackground(OpenSession old) {
        var _ = threads.start("close session", () -> {
            synchronized (changing) {
                closeQuietly(old);
            }
        });
    }

    private void publishOpened(RequestId request, OpenSession opened) {
        bus.publish(new Arrived.SessionOpened(
                request, opened.header(), opened.tree(), opened.readOnly(), opened.draft(), opened.notices()));
    }

    private void follow(OpenSession opened) {
        if (opened.readOnly()) {
            following = opened.follow(entries -> bus.publish(new Arrived.EntriesFollowed(opened.header().id(), entries)));
        }
    }

    private void stopFollowing() {
        AutoCloseable f = following;
        following = null;
        if (f != null) {
            try {
                f.close();
            } catch (Exception e) {
                services.log().warn("following a session", e);
            }
        }
    }

    private void closeQuietly(OpenSession old) {
        try {
            old.close();
        } catch (SaveFailedException e) {
            services.log().error("closing a session", e);
            bus.publish(new Arrived.SaveFailed(String.valueOf(e.getMessage())));
        }
    }

    void list(RequestId request) {
        bus.publish(new Arrived.SessionsListed(request, services.sessions().list()));
    }

    /// @return what could not be saved
    List<String> close() {
        stopFollowing();
        try {
            services.sessions().close();
            return List.of();
        } catch (SaveFailedException e) {
            services.log().error("closing the sessions", e);
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
