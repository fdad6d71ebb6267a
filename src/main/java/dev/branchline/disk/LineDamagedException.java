package dev.branchline.disk;

import java.io.Serial;

/// A line is not what its writer wrote, or lacks what its kind demands.
public final class LineDamagedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LineDamagedException(String message) {
        super(message);
    }
}
