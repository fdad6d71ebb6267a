package dev.branchline.model;

import java.util.Objects;

/// Names a session for ever; the file name is derived from it. Letters, digits and `-` only, so that it is safe as a
/// file name everywhere.
public record SessionId(String value) {
    public SessionId {
        Objects.requireNonNull(value);
        if (!value.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("session id may hold 1 to 64 letters, digits and '-': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
