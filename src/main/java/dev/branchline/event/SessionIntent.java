package dev.branchline.event;

import dev.branchline.model.SessionId;

/// Sessions as a whole.
public sealed interface SessionIntent extends Intent {
    record New() implements SessionIntent {}

    record Open(SessionId id) implements SessionIntent {}

    record Rename(String title) implements SessionIntent {}

    record RefreshList() implements SessionIntent {}

    /// Asks again what those answers cost of which it is not known.
    record SettleCosts() implements SessionIntent {}
}
