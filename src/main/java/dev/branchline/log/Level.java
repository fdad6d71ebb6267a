package dev.branchline.log;

import java.util.Locale;
import java.util.Optional;

/// How much is logged; each level includes those before it.
public enum Level {
    OFF,
    /// Something failed that should not have.
    ERROR,
    /// Something failed that we live with: a retry, a damaged line.
    WARN,
    /// What a session of the program went through, a few lines a minute.
    INFO,
    /// For finding a bug; may cost time.
    DEBUG;

    /// @param name as given by a user, in any case
    public static Optional<Level> of(String name) {
        for (Level level : values()) {
            if (level.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /// For messages and help: `off, error, warn, info, debug`.
    public static String names() {
        StringBuilder names = new StringBuilder();
        for (Level level : values()) {
            names.append(names.isEmpty() ? "" : ", ").append(level.name().toLowerCase(Locale.ROOT));
        }
        return names.toString();
    }
}
