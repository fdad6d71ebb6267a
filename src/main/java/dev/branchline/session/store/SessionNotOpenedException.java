package dev.branchline.session.store;

import java.io.Serial;

/// A session cannot be opened or begun. The message is a sentence for a person that says what to do.
public final class SessionNotOpenedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    SessionNotOpenedException(String message) {
        super(message);
    }

    SessionNotOpenedException(String message, Throwable cause) {
        super(message, cause);
    }
}
