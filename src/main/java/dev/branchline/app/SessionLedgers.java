package dev.branchline.app;

import dev.branchline.changes.BlobStore;
import dev.branchline.changes.Changes;
import dev.branchline.changes.FileLedger;
import dev.branchline.config.Folders;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.LineText;
import dev.branchline.runtime.ChangeEffects;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.TextCodec;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The ledgers of sessions, beside the sessions in the data folder.
final class SessionLedgers implements ChangeEffects.Ledgers {
    private final Folders folders;

    SessionLedgers(Folders folders) {
        this.folders = folders;
    }

    @Override
    public Changes open(SessionHeader session) throws IOException {
        return open(session.workspace(), session.id());
    }

    /// @param workspace folder that the session works on
    Changes open(String workspace, SessionId session) throws IOException {
        Path data = folders.data();
        return FileLedger.open(workspace(workspace), data, session, new BlobStore(data.resolve("blobs")), Clock.systemUTC());
    }

    private Workspace workspace(String folder) throws IOException {
        return Workspace.open(Path.of(folder), List.of(folders.settingsFile().toAbsolutePath().getParent()), List.of(folders.data()));
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
        return TextCodec.decode(new FileReader(files).read(place).bytes())
                .map(t -> new LineText(t.text()))
                .orElseThrow(() -> new IOException(path + " is no text."));
    }
}
