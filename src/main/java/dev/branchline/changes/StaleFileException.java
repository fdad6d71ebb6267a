package dev.branchline.changes;

import java.io.IOException;
import java.io.Serial;

/// A file is not as it was when the work on it began; nothing was written.
public final class StaleFileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String path;

    public StaleFileException(String path, String message) {
        super(message);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
