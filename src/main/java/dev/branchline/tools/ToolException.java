package dev.branchline.tools;

import java.io.Serial;

/// A call that cannot be done or failed. The message is written for the model: what is wrong, and what to do instead.
public final class ToolException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public ToolException(String message) {
        super(message);
    }

    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
