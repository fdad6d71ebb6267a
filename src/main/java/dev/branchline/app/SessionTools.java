package dev.branchline.app;

import dev.branchline.changes.BlobStore;
import dev.branchline.changes.Changes;
import dev.branchline.changes.FileLedger;
import dev.branchline.event.AppIntent;
import dev.branchline.event.EventBus;
import dev.branchline.model.SessionId;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.tools.ToolService;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tools of a program that runs, with a ledger for each session in which they change something. Made when the first tool is needed.
final class SessionTools implements AutoCloseable {
    private final Environment environment;
    private final Path folder;
    private final List<PermissionRule> rules;
    private final EventBus bus;
    private final Map<SessionId, FileLedger> ledgers = new HashMap<>();
    private @Nullable Workspace workspace;
    private @Nullable BlobStore blobs;

    SessionTools(Environment environment, Path folder, List<PermissionRule> rules, EventBus bus) {
        this.environment = environment;
        this.folder = folder;
        this.rules = rules;
        this.bus = bus;
    }

    ToolService service() {
        try {
            Path data = environment.folders().data();
            Workspace opened = Workspace.open(folder, List.of(environment.folders().config()), List.of(data));
            BlobStore store = new BlobStore(data.resolve("blobs"));
            synchronized (ledgers) {
                workspace = opened;
                blobs = store;
            }
            return new ToolWiring(environment, opened.root()).service(
                    opened, rules, this::ledger, text -> store.put(text.getBytes(StandardCharsets.UTF_8)),
                    problem -> bus.publish(new AppIntent.Warn(problem)));
        } catch (IOException e) {
            throw new UncheckedIOException("Tools cannot work in " + folder, e);
        }
    }

    private Changes ledger(SessionId session) throws IOException {
        synchronized (ledgers) {
            FileLedger known = ledgers.get(session);
            Workspace place = workspace;
            BlobStore store = blobs;
            if (known != null) {
                return known;
            }
            if (place == null || store == null) {
                throw new IOException("The tools are not ready.");
            }
            FileLedger opened = FileLedger.open(place, environment.folders().data(), session, store, Clock.systemUTC());
            ledgers.put(session, opened);
            return opened;
        }
    }

    @Override
    public void close() throws IOException {
        List<FileLedger> all;
        synchronized (ledgers) {
            all = new ArrayList<>(ledgers.values());
            ledgers.clear();
        }
        for (FileLedger ledger : all) {
            ledger.close();
        }
    }
}
