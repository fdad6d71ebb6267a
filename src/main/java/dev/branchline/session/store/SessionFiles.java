package dev.branchline.session.store;

import dev.branchline.model.SessionId;
import java.nio.file.Path;

/// Where things lie in the data folder.
record SessionFiles(Path data) {
    static final String SESSION = ".jsonl";

    Path folder() {
        return data.resolve("sessions");
    }

    Path session(SessionId id) {
        return folder().resolve(id + SESSION);
    }

    Path lock(SessionId id) {
        return folder().resolve(id + ".lock");
    }

    Path journal(SessionId id) {
        return folder().resolve(id + ".runs");
    }

    Path draft(SessionId id) {
        return folder().resolve(id + ".draft");
    }

    /// The draft of whoever has no session yet.
    Path draft() {
        return data.resolve("draft");
    }

    Path index() {
        return data.resolve("session-index.jsonl");
    }

    Path costs() {
        return data.resolve("costs.jsonl");
    }
}
