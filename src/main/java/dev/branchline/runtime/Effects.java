package dev.branchline.runtime;

import dev.branchline.state.Effect;

/// Does what Update wants done, away from the UI thread. Results come back on the bus; [#run] returns at once.
public interface Effects {
    void run(Effect effect);
}
