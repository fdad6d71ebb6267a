package dev.branchline.tools.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The variables that commands and tools see: the user's own, without the key, and with a word to programs that there is no terminal.
public final class CleanEnvironment {
    private static final Map<String, String> PLAIN = Map.of(
            "TERM", "dumb", "NO_COLOR", "1", "PAGER", "cat", "GIT_PAGER", "cat", "GIT_TERMINAL_PROMPT", "0", "DEBIAN_FRONTEND", "noninteractive");

    private final Map<String, String> variables;
    private final Supplier<@Nullable String> key;

    /// @param variables usually `System.getenv()`
    /// @param key the key in use now; any variable that holds it is left out
    public CleanEnvironment(Map<String, String> variables, Supplier<@Nullable String> key) {
        this.variables = Map.copyOf(variables);
        this.key = key;
    }

    Map<String, String> variables() {
        Map<String, String> clean = new TreeMap<>(variables);
        String inSettings = key.get();
        String inEnvironment = variables.getOrDefault("OPENROUTER_API_KEY", "");
        clean.entrySet().removeIf(e -> e.getKey().toUpperCase(Locale.ROOT).startsWith("OPENROUTER_")
                || holds(e.getValue(), inSettings) || holds(e.getValue(), inEnvironment));
        clean.keySet().removeAll(Set.of("COLUMNS", "LINES"));
        clean.putAll(PLAIN);
        return clean;
    }

    private static boolean holds(String value, @Nullable String secret) {
        return secret != null && !secret.isBlank() && value.contains(secret.strip());
    }

    /// Makes the variables of a process those.
    public void applyTo(ProcessBuilder process) {
        process.environment().clear();
        process.environment().putAll(variables());
    }

    /// Where a program is that would be found by its name.
    public Optional<Path> find(String program) {
        for (String folder : variables.getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path candidate = Path.of(folder.isEmpty() ? "/nonexistent" : folder, program);
            if (candidate.isAbsolute() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
