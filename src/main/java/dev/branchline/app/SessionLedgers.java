package dev.branchline.app;

import dev.branchline.changes.BlobStore;
import dev.branchline.changes.Changes;
import dev.branchline.changes.FileLedger;
import dev.branchline.config.Folders;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LineText;
import dev.branchline.runtime.ChangeEffects;
import dev.branchline.workspace.FileContent;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.TextCodec;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ledgers of sessions, beside the sessions in the data folder. There is one object for each session, shared by the screen and the
/// tools: a run goes on when its session is left, so a ledger is closed only at the end. Safe for many threads.
final class SessionLedgers implements ChangeEffects.Ledgers, AutoCloseable {
    private record Opened(Path root, FileLedger ledger) {}

    private final Folders folders;
    private final Runnable before;
    private final Map<SessionId, Opened> open = new HashMap<>();
    private @Nullable BlobStore blobs;
    private boolean closed;

    SessionLedgers(Folders folders) {
        this(folders, () -> {});
    }

    /// @param before what must be done before the first ledger is opened; it is run then, on the thread that opens it
    SessionLedgers(Folders folders, Runnable before) {
        this.folders = folders;
        this.before = before;
    }

    @Override
    public Changes open(SessionHeader session) throws IOException {
        return open(session.workspace(), session.id());
    }

    /// @param workspace folder that the session works on
    synchronized Changes open(String workspace, SessionId session) throws IOException {
        Opened known = open.get(session);
        if (known != null) {
            return known.ledger;
        }
        if (closed) {
            throw new IOException("The program ends.");
        }
        before.run();
        Workspace files = workspace(workspace);
        FileLedger opened = FileLedger.open(files, folders.data(), session, blobs(), Clock.systemUTC());
        open.put(session, new Opened(files.root(), opened));
        return opened;
    }

    /// The ledger of a session for tools that work in a folder.
    ///
    /// @throws IOException when the session belongs to another folder: its changes could not be told apart
    synchronized Changes forTools(Workspace files, SessionId session) throws IOException {
        Changes ledger = open(files.root().toString(), session);
        Opened opened = open.get(session);
        if (opened != null && !opened.root.equals(files.root())) {
            throw new IOException("This session works on " + opened.root + ", and the program was started in " + files.root()
                    + ". Start it there, or begin a new session with /new.");
        }
        return ledger;
    }

    /// Keeps a text beside the sessions.
    ///
    /// @return its hash
    synchronized String keep(String text) throws IOException {
        return blobs().put(text.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized BlobStore blobs() throws IOException {
        BlobStore store = blobs;
        if (store == null) {
            store = new BlobStore(folders.data().resolve("blobs"));
            blobs = store;
        }
        return store;
    }

    /// The folder, with the program's own files kept from tools.
    Workspace workspace(String folder) throws IOException {
        return Workspace.open(Path.of(folder), List.of(folders.config()), List.of(folders.data()));
    }

    @Override
    public LineText text(SessionHeader session, String path) throws IOException {
        return text(session.workspace(), path);
    }

    LineText text(String workspace, String path) throws IOException {
        Workspace files = workspace(workspace);
        if (!(files.exact(path) instanceof Place.Found place)) {
            throw new IOException(path + " cannot be read here.");
        }
        FileContent read = new FileReader(files).read(place);
        if (read.state() instanceof FileState.Absent) {
            throw new IOException("There is no file " + path + ".");
        }
        return TextCodec.decode(read.bytes())
                .map(t -> new LineText(t.text()))
                .orElseThrow(() -> new IOException(path + " is no text."));
    }

    @Override
    public void close() throws IOException {
        List<Opened> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(open.values());
            open.clear();
        }
        for (Opened opened : all) {
            opened.ledger.close();
        }
    }
}
