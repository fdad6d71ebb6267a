package dev.branchline.state;

import dev.branchline.model.ApiError;
import dev.branchline.model.KeyStatus;
import dev.branchline.model.Secret;

/// What is known of the API key.
public sealed interface KeyState {
    /// There is none: models and old sessions can be read, nothing can be sent.
    record Missing() implements KeyState {}

    /// There is one, not yet checked; sending with it tells.
    record Unchecked(Secret key) implements KeyState {}

    record Accepted(Secret key, KeyStatus status) implements KeyState {}

    /// The server said no.
    record Refused(Secret key, ApiError error) implements KeyState {}

    default boolean isMissing() {
        return this instanceof Missing;
    }
}
