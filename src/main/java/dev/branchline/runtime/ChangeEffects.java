package dev.branchline.runtime;

import dev.branchline.changes.Changes;
import dev.branchline.changes.StaleFileException;
import dev.branchline.event.Arrived;
import dev.branchline.event.EventBus;
import dev.branchline.log.Log;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.LineText;
import dev.branchline.state.Effect;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The ledger of the open session: opened beside it, never on the UI thread. Who gives ledgers closes them at the end, because a run may go
/// on after its session was left.
public final class ChangeEffects {
    /// Where ledgers come from. Blocking.
    public interface Ledgers {
        Changes open(SessionHeader session) throws IOException;

        /// The text of a file of the session's workspace as it is now.
        ///
        /// @throws IOException when it cannot be read, or is no text; the message says which
        LineText text(SessionHeader session, String path) throws IOException;
    }

    private final EventBus bus;
    private final Log log;
    private final Ledgers ledgers;
    private final Threads threads;
    private final Set<SessionId> heard = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Opening current;

    private record Opening(SessionHeader session, CompletableFuture<Changes> ledger) {}

    public ChangeEffects(EventBus bus, Log log, Ledgers ledgers, Threads threads) {
        this.bus = bus;
        this.log = log;
        this.ledgers = ledgers;
        this.threads = threads;
    }

    /// From here on this session's ledger is meant. Returns at once.
    public void use(SessionHeader session) {
        CompletableFuture<Changes> ledger = new CompletableFuture<>();
        current = new Opening(session, ledger);
        var _ = threads.start("ledger", () -> open(session, ledger));
    }

    private void open(SessionHeader session, CompletableFuture<Changes> ledger) {
        try {
            Changes changes = ledgers.open(session);
            if (heard.add(session.id())) {
                changes.onChange(view -> bus.publish(new Arrived.LedgerChanged(session.id(), view)));
            }
            // Also an empty one is told: until then nobody knows that nothing was changed.
            bus.publish(new Arrived.LedgerChanged(session.id(), changes.view()));
            ledger.complete(changes);
        } catch (IOException | RuntimeException e) {
            log.error("opening the ledger", e);
            bus.publish(new Arrived.LedgerFailed(session.id(), said(e)));
            ledger.completeExceptionally(e);
        }
    }

    /// The ledger of the open session. Blocks until it is there.
    ///
    /// @throws IOException when it could not be opened
    public Changes ledger() throws IOException {
        Opening opening = current;
        if (opening == null) {
            throw new IOException("no session is open");
        }
        return await(opening.ledger());
    }

    /// The ledger of a session, for those who know which one they mean. Blocks until it is there.
    ///
    /// @throws IOException when another session is open now, or its ledger could not be opened
    public Changes ledger(SessionId session) throws IOException {
        Opening opening = current;
        if (opening == null || !opening.session().id().equals(session)) {
            throw new IOException("Another session was opened; nothing was changed in this one.");
        }
        return await(opening.ledger());
    }

    private static Changes await(CompletableFuture<Changes> ledger) throws IOException {
        try {
            return ledger.join();
        } catch (CompletionException e) {
            throw new IOException(said(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    /// Does an effect of changes away from the UI thread; the ledger of now is meant, whatever session comes next.
    void run(Effect.OfChanges effect) {
        Opening opening = current;
        var _ = threads.start("changes", () -> bus.publish(answer(effect, opening)));
    }

    private Arrived.OfChanges answer(Effect.OfChanges effect, @Nullable Opening opening) {
        try {
            if (opening == null) {
                throw new IOException("no session is open");
            }
            return answer(effect, opening.session(), await(opening.ledger()));
        } catch (StaleFileException e) {
            return effect instanceof Effect.ApplyPlan || effect instanceof Effect.SettleChanges
                    ? new Arrived.ChangesStale(effect.request(), e.path())
                    : new Arrived.ChangesFailed(effect.request(), said(e));
        } catch (IOException | RuntimeException e) {
            log.error("changes", e);
            return new Arrived.ChangesFailed(effect.request(), said(e));
        }
    }

    private Arrived.OfChanges answer(Effect.OfChanges effect, SessionHeader session, Changes ledger) throws IOException {
        return switch (effect) {
            case Effect.LoadDiff d -> new Arrived.DiffLoaded(d.request(), d.change(), ledger.diff(d.change()));
            case Effect.PlanChanges p -> new Arrived.ChangesPlanned(p.request(), ledger.plan(p.wish()));
            case Effect.SettleChanges s -> new Arrived.ChangesPlanned(s.request(), ledger.settle(s.plan(), s.settlements()));
            case Effect.LoadResult r -> new Arrived.ResultLoaded(r.request(), r.path(), ledger.result(r.plan(), r.path()));
            case Effect.ApplyPlan a -> new Arrived.ChangesApplied(a.request(), ledger.apply(a.plan()));
            case Effect.LoadBlame b -> new Arrived.Blamed(b.request(), b.path(), ledgers.text(session, b.path()), ledger.blame(b.path()));
        };
    }

    private static String said(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
