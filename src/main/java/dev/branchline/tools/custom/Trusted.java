package dev.branchline.tools.custom;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolSpec;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A tool as it was when the user trusted it.
///
/// @param path its file
/// @param files SHA-256 of everything that runs, by real path
/// @param command program and arguments; empty for a JavaScript module
/// @param timeoutMillis how long a call may take
public record Trusted(
        Path path, SortedMap<Path, String> files, String name, String description, String parameters, ToolEffect effect, List<String> command, long timeoutMillis) {
    static final long DEFAULT_MILLIS = 60_000;
    static final long MOST_MILLIS = 3_600_000;

    public Trusted {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        command = List.copyOf(command);
    }

    ToolSpec spec() {
        return new ToolSpec(name, description, parameters, effect, path.toString());
    }
}
