package dev.branchline.openrouter;

import dev.branchline.model.RunId;

/// One answer on its way.
public interface ChatCall {
    RunId run();

    /// Closes the connection at once, which also ends waiting for a retry. When this returns no further event of the run
    /// is delivered, [dev.branchline.event.StreamEvent.Finished] and [dev.branchline.event.StreamEvent.Failed] included.
    /// Any thread, any number of times, also after the end.
    void abort();
}
