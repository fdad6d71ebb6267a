package dev.branchline.tools.custom;

import dev.branchline.model.tool.ToolEffect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        Optional<String> astray = new CommandParts(file, command).astray();
        if (astray.isPresent()) {
            throw new IOException(file + ": there is no " + astray.get() + " beside it. Without one, a file of that name in the workspace would be run.");
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

    /// What the command names, as it is run.
    CommandParts parts(Path manifest) {
        return new CommandParts(manifest, command);
    }
}
