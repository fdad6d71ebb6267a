package dev.branchline.tools;

import dev.branchline.changes.Changes;
import dev.branchline.model.SessionId;
import java.io.IOException;

/// Finds the ledger that a session's changes go to. Asked from any thread, for each call anew.
@FunctionalInterface
public interface Ledgers {
    /// @throws IOException when the session has none that could be written, with what to do; no tool runs then
    Changes of(SessionId session) throws IOException;
}
