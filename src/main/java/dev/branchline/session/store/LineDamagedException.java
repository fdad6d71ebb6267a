package dev.branchline.session.store;

import java.io.Serial;

/// A line is not what its writer wrote, or lacks what its kind demands.
final class LineDamagedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LineDamagedException(String message) {
        super(message);
    }
}
