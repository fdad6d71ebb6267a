package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.Path;

/// The steps of a write, in order; each is announced before it is done.
public enum WriteStep {
    MAKE_FOLDERS,
    CREATE_TEMPORARY,
    FILL_TEMPORARY,
    FORCE_TEMPORARY,
    SET_MODE,
    CHECK,
    REPLACE,
    FORCE_FOLDER;

    /// Looks on; what it throws ends the write at this step as a failing disk would. For tests.
    @FunctionalInterface
    public interface Witness {
        Witness NONE = (_, _) -> {};

        void before(WriteStep step, Path file) throws IOException;
    }
}
