package dev.branchline.model;

import java.util.Objects;

/// A text that must never be printed, logged or recorded. Only [#reveal()] gives it away.
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /// The text itself: for the Authorization header and the settings file, nowhere else.
    public String reveal() {
        return value;
    }

    /// Enough to recognise it: the last four characters.
    public String hint() {
        return value.length() <= 8 ? "••••" : "••••" + value.substring(value.length() - 4);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret s && s.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[" + hint() + "]";
    }
}
