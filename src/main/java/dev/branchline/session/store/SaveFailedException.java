package dev.branchline.session.store;

import java.io.IOException;
import java.io.Serial;

/// Entries could not be written yet. They are still queued. The message is a sentence for a person.
public final class SaveFailedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    SaveFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    SaveFailedException(String message) {
        super(message);
    }
}
