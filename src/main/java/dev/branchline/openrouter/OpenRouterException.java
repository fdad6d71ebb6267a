package dev.branchline.openrouter;

import dev.branchline.model.ApiError;

/// A request that failed; its message is the error's sentence for a person.
public final class OpenRouterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    public OpenRouterException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
