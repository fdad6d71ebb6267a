package dev.branchline.model;

import java.util.Locale;
import java.util.Objects;

/// Names one entry of a session's tree. Unique within its session; ids grow in the order of appending, so that the
/// next free one after loading is the largest plus one.
public record EntryId(String value) {
    public EntryId {
        Objects.requireNonNull(value);
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("entry id must have 1 to 64 characters, has " + value.length());
        }
    }

    /// The id of the n-th entry (n from 1): base 36, at least four digits, so that ids read well and sort as text.
    public static EntryId ofSequence(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("sequence starts at 1, got " + n);
        }
        String digits = Long.toString(n, 36).toLowerCase(Locale.ROOT);
        return new EntryId("0".repeat(Math.max(0, 4 - digits.length())) + digits);
    }

    /// The place of this id in the sequence, or 0 for an id from elsewhere (an imported session).
    public long sequence() {
        for (int i = 0; i < value.length(); i++) {
            if (Character.digit(value.charAt(i), 36) < 0 || value.length() > 12) {
                return 0;
            }
        }
        return Long.parseLong(value, 36);
    }

    @Override
    public String toString() {
        return value;
    }
}
