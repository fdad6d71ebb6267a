package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.Path;

/// The folder that is worked on. Immutable; any thread.
public final class Workspace {
    private final Path root;

    private Workspace(Path root) {
        this.root = root;
    }

    /// @throws IOException when the folder is not there or cannot be read
    public static Workspace open(Path folder) throws IOException {
        return new Workspace(folder.toRealPath());
    }

    /// The folder's real path: absolute, no link in it.
    public Path root() {
        return root;
    }
}
