package dev.branchline.tools.custom;

import dev.branchline.model.tool.ToolEffect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `NAME.tool.json`: a program of any language as a tool.
///
/// ```json
/// {"name": "word_count", "description": "Counts words.", "parameters": {"type": "object", …},
///  "command": ["python3", "word_count.py"], "effect": "reads", "timeoutMs": 10000}
/// ```
///
/// The arguments come as JSON on standard input, the result is what it writes to standard output; an exit code other than 0 is an error,
/// told by standard error. It runs in the workspace; parts of the command that are files beside the manifest are meant so.
record Manifest(String name, String description, String parameters, List<String> command, ToolEffect effect, long timeoutMillis) {
    static final String ENDING = ".tool.json";

    /// What interpreters are given to run.
    private static final Pattern SCRIPT = Pattern.compile("[^-].*\\.(?:py|js|mjs|cjs|ts|mts|sh|bash|zsh|rb|pl|php|lua|r|jl|tcl|awk|jar|class|wasm|exe)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, ToolEffect> EFFECTS = Map.of("reads", ToolEffect.READS, "executes", ToolEffect.EXECUTES);

    static Manifest read(Path file) throws IOException {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new IOException(file + " is not valid JSON: " + e.getOriginalMessage(), e);
        }
        List<String> command = new ArrayList<>();
        for (JsonNode part : root.path("command")) {
            if (!part.isString() || part.asString().isEmpty() || part.asString().indexOf('\0') >= 0) {
                throw new IOException(file + ": \"command\" must be a list of texts: the program, then its arguments.");
            }
            command.add(part.asString());
        }
        if (command.isEmpty()) {
            throw new IOException(file + ": \"command\" is missing: a list of texts, the program first.");
        }
        for (int i = 0; i < command.size(); i++) {
            if (isAstray(file, command.get(i), i == 0)) {
                throw new IOException(file + ": there is no " + command.get(i) + " beside it. Without one, a file of that name in the workspace would be run.");
            }
        }
        String effect = root.path("effect").asString("executes");
        if (!EFFECTS.containsKey(effect)) {
            throw new IOException(file + ": \"effect\" must be reads or executes.");
        }
        long timeout = root.path("timeoutMs").asLong(Trusted.DEFAULT_MILLIS);
        if (timeout < 1 || timeout > Trusted.MOST_MILLIS) {
            throw new IOException(file + ": \"timeoutMs\" must be from 1 to " + Trusted.MOST_MILLIS + ".");
        }
        JsonNode parameters = root.path("parameters");
        return new Manifest(
                root.path("name").asString(""), root.path("description").asString(""),
                parameters.isMissingNode() ? "{\"type\":\"object\",\"properties\":{}}" : parameters.toString(),
                command, Objects.requireNonNull(EFFECTS.get(effect)), timeout);
    }

    /// The command as it is run: parts that are files beside the manifest by their whole path.
    List<String> resolved(Path manifest) {
        return command.stream().map(part -> {
            Path beside = beside(manifest, part);
            return beside == null ? part : beside.toString();
        }).toList();
    }

    /// Files of the command that do not belong to the system's programs.
    List<Path> ownFiles(Path manifest) {
        return command.stream().map(part -> beside(manifest, part)).filter(Objects::nonNull).toList();
    }

    /// Whether a part of the command would be looked for in the workspace when it runs.
    private static boolean isAstray(Path manifest, String part, boolean program) {
        boolean file = program ? part.contains("/") : SCRIPT.matcher(part).matches();
        return file && !part.startsWith("/") && beside(manifest, part) == null;
    }

    private static @Nullable Path beside(Path manifest, String part) {
        try {
            Path file = manifest.resolveSibling(part);
            return Files.isRegularFile(file) ? file.toRealPath() : null; // real: a link could lead elsewhere later
        } catch (InvalidPathException | IOException _) {
            return null;
        }
    }
}
