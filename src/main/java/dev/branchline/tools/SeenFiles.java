package dev.branchline.tools;

import dev.branchline.model.change.FileState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which state of a file the models of this session were shown last, or wrote themselves. Safe for many threads.
public final class SeenFiles {
    private final Map<String, FileState> states = new ConcurrentHashMap<>();

    /// @param path as in [dev.branchline.model.change]
    public void saw(String path, FileState state) {
        states.put(path, state);
    }

    public Optional<FileState> state(String path) {
        return Optional.ofNullable(states.get(path));
    }
}
