package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.change.LineText;
import dev.branchline.runtime.ChangeEffects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ledgers of sessions, beside the sessions.
final class SessionLedgers implements ChangeEffects.Ledgers {
    @Override
    public Changes open(SessionHeader session) {
        return new NoChanges();
    }

    @Override
    public LineText text(SessionHeader session, String path) throws IOException {
        return new LineText(Files.readString(Path.of(session.workspace()).resolve(path)));
    }
}
