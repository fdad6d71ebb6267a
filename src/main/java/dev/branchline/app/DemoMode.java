package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.demo.DemoConversation;
import dev.branchline.demo.DemoServer;
import dev.branchline.demo.DemoSession;
import dev.branchline.demo.DemoWorkspace;
import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.session.store.OpenSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Demo mode: a look-alike server on loopback, a workspace and a session in a temporary folder that goes with the program.
final class DemoMode implements AutoCloseable {
    static final String MODEL = "anthropic/claude-sonnet-5";

    private static final long PATIENCE_SECONDS = 10;

    private final DemoFolder folder;
    private final DemoServer server;
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean endsByItself;
    private boolean closed;

    private final FutureTask<DemoConversation> conversation =
            new FutureTask<>(() -> DemoSession.conversation(Instant.now().minus(70, ChronoUnit.MINUTES)));
    private final FutureTask<DemoFolder> workspace;
    private volatile @Nullable FutureTask<DemoFolder> changes;
    /// What fails here is left to the next demo: it hinders nobody.
    private final FutureTask<Integer> sweep;

    private DemoMode(DemoFolder folder) throws IOException {
        this.folder = folder;
        this.workspace = new FutureTask<>(() -> {
            DemoWorkspace.create(workspace());
            return folder;
        });
        this.sweep = new FutureTask<>(folder::sweep);
        new Thread(this::write, "demo-texts").start();
        this.server = DemoServer.start();
    }

    /// Conversation and workspace are written beside what else a start does.
    static DemoMode start() throws IOException {
        DemoMode demo = new DemoMode(DemoFolder.create(Path.of(System.getProperty("java.io.tmpdir"))));
        // For ends that are not in order: Ctrl+C in a one-shot run, a signal before the first frame.
        Runtime.getRuntime().addShutdownHook(new Thread(demo::atEnd, "demo-end"));
        return demo;
    }

    private void write() {
        conversation.run();
        workspace.run();
        sweep.run();
    }

    Path workspace() {
        return folder.resolve("shop");
    }

    /// The workspace with all its files in it. Waits for them.
    Path filledWorkspace() {
        return result(workspace).resolve("shop");
    }

    /// Settings, data and cache of the demo; nothing of the user's is read.
    Folders folders() {
        return Folders.under(folder.resolve("home"));
    }

    /// The variables the program sees: the terminal's, and the demo's server and key.
    Map<String, String> variables(Map<String, String> real) {
        Map<String, String> variables = new java.util.HashMap<>(real);
        variables.keySet().removeIf(name -> name.startsWith("OPENROUTER_"));
        variables.put("OPENROUTER_BASE_URL", server.baseUrl().toString());
        variables.put("OPENROUTER_API_KEY", server.key().reveal());
        variables.put("OPENROUTER_MODEL", MODEL);
        return variables;
    }

    /// Fills a fresh session with the demo's conversation, and stands where it says. What was done to files in it is done by
    /// [#recordChanges], later.
    void fill(OpenSession session) {
        DemoConversation conversation = result(this.conversation);
        List<Entry> entries = new ArrayList<>();
        List<EntryId> ids = new ArrayList<>();
        for (DemoConversation.Node node : conversation.nodes()) {
            Entry.Node entry = entry(session, node, ids);
            ids.add(entry.id());
            add(session, entries, entry);
            if (node.label() != null) {
                add(session, entries, new Entry.Labelled(session.tree().nextId(), entry.id(), node.at(), node.label()));
            }
            if (node instanceof DemoConversation.Reply r && r.audit() != null) {
                add(session, entries, new Entry.CostSettled(session.tree().nextId(), entry.id(), node.at(), r.audit()));
            }
        }
        Instant end = conversation.nodes().getLast().at();
        add(session, entries, new Entry.Titled(session.tree().nextId(), null, end, conversation.title()));
        add(session, entries, new Entry.HeadMoved(session.tree().nextId(), ids.get(conversation.head()), end));
        var _ = session.append(entries);
        changes = new FutureTask<>(() -> {
            new DemoChanges(conversation, ids, filledWorkspace(), folders()).record(session.header().id());
            return folder;
        });
    }

    /// Does to the workspace what the conversation tells of, by the real ledger. To be called before the ledger is opened, and away from
    /// the start; the second call waits for the first.
    void recordChanges() {
        FutureTask<DemoFolder> task = changes;
        if (task != null) {
            task.run();
            result(task);
        }
    }

    private static void add(OpenSession session, List<Entry> entries, Entry entry) {
        session.tree().append(entry);
        entries.add(entry);
    }

    private static Entry.Node entry(OpenSession session, DemoConversation.Node node, List<EntryId> ids) {
        EntryId parent = node.parent() < 0 ? null : ids.get(node.parent());
        EntryId id = session.tree().nextId();
        return switch (node) {
            case DemoConversation.Question q -> new Entry.UserMessage(id, parent, q.at(), q.text(), List.of());
            case DemoConversation.Reply r -> new Entry.AssistantMessage(id, parent, r.at(), r.requestedModel(), r.answer());
            case DemoConversation.Result r -> new Entry.ToolResult(id, parent, r.at(), r.call().id(), r.call().name(), r.outcome());
        };
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demo could not be set up: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// From here on whoever uses the demo comes to an end when the program is interrupted, and closes it then. Beside that nothing may be
    /// deleted: what is kept at the end would be written into a folder that goes.
    void endsByItself() {
        endsByItself = true;
    }

    private void atEnd() {
        try {
            if (endsByItself && !gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("branchline: the demo is still in use, and goes now.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /// Any thread, any number of times; returns when all is gone.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.close();
        result(workspace);
        folder.delete();
        gone.countDown();
    }
}
