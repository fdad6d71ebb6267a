package dev.branchline.tools;

import dev.branchline.model.SessionId;
import dev.branchline.model.change.Origin;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What calls work with, by session.
final class CallContexts {
    private final Workspace workspace;
    private final Ledgers ledgers;
    private final Map<SessionId, SeenFiles> seen = new ConcurrentHashMap<>();

    CallContexts(Workspace workspace, Ledgers ledgers) {
        this.workspace = workspace;
        this.ledgers = ledgers;
    }

    CallContext of(Origin origin) throws IOException {
        return new CallContext(
                workspace, ledgers.of(origin.session()), origin, seen.computeIfAbsent(origin.session(), _ -> new SeenFiles()));
    }
}
