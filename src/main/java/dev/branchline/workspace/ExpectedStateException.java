package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.io.Serial;

/// A file is not as the writer expected it; it was left alone.
public final class ExpectedStateException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String path;
    private final transient FileState found;

    ExpectedStateException(String path, FileState found) {
        super(path + " was changed by someone else meanwhile");
        this.path = path;
        this.found = found;
    }

    public String path() {
        return path;
    }

    public FileState found() {
        return found;
    }
}
