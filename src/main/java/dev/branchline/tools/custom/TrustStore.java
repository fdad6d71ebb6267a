package dev.branchline.tools.custom;

import dev.branchline.disk.PrivateFiles;
import dev.branchline.model.tool.ToolEffect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The trusted tools, kept in the data folder for the user alone. Another process may write it; it is read again when it has changed.
/// Safe for many threads.
public final class TrustStore {
    private final Path file;
    private final JsonMapper mapper = new JsonMapper();
    private List<Trusted> known = List.of();
    private @Nullable FileTime read;

    /// @param file need not exist
    public TrustStore(Path file) {
        this.file = file;
    }

    /// @throws IOException when the file is there and cannot be read or understood; nothing is trusted then
    synchronized List<Trusted> all() throws IOException {
        FileTime changed;
        try {
            changed = Files.getLastModifiedTime(file);
        } catch (NoSuchFileException _) {
            return List.of();
        }
        if (!changed.equals(read)) {
            try {
                known = parse(mapper.readTree(Files.readAllBytes(file)));
                read = changed;
            } catch (JacksonException | IllegalArgumentException e) {
                throw new IOException(file + " is damaged (" + e.getMessage() + "). Move it away and add your tools again: branchline tools add PATH", e);
            }
        }
        return known;
    }

    /// In place of what was trusted under the same path.
    synchronized void put(Trusted trusted) throws IOException {
        List<Trusted> all = new ArrayList<>(all());
        all.removeIf(t -> t.path().equals(trusted.path()));
        all.add(trusted);
        write(all);
    }

    synchronized void remove(Path path) throws IOException {
        List<Trusted> all = new ArrayList<>(all());
        if (all.removeIf(t -> t.path().equals(path))) {
            write(all);
        }
    }

    private void write(List<Trusted> all) throws IOException {
        ObjectNode root = mapper.createObjectNode();
        root.put("version", 1);
        ArrayNode list = root.putArray("tools");
        all.forEach(trusted -> list.add(json(trusted)));
        PrivateFiles.replace(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root).getBytes(StandardCharsets.UTF_8));
        known = List.copyOf(all);
        read = Files.getLastModifiedTime(file);
    }

    private ObjectNode json(Trusted trusted) {
        ObjectNode node = mapper.createObjectNode();
        node.put("path", trusted.path().toString());
        ObjectNode files = node.putObject("files");
        trusted.files().forEach((path, hash) -> files.put(path.toString(), hash));
        node.put("name", trusted.name()).put("description", trusted.description()).put("parameters", trusted.parameters());
        node.put("effect", trusted.effect().name()).put("timeoutMs", trusted.timeoutMillis());
        ArrayNode command = node.putArray("command");
        trusted.command().forEach(command::add);
        return node;
    }

    private static List<Trusted> parse(JsonNode root) {
        if (root.path("version").asInt(0) != 1) {
            throw new IllegalArgumentException("its version is not 1");
        }
        List<Trusted> all = new ArrayList<>();
        for (JsonNode node : root.path("tools")) {
            SortedMap<Path, String> files = new TreeMap<>();
            node.path("files").forEachEntry((path, hash) -> files.put(Path.of(path), hash.asString()));
            List<String> command = new ArrayList<>();
            node.path("command").forEach(part -> command.add(part.asString()));
            all.add(new Trusted(
                    Path.of(node.path("path").asString()), files, node.path("name").asString(), node.path("description").asString(),
                    node.path("parameters").asString(), ToolEffect.valueOf(node.path("effect").asString()), command, node.path("timeoutMs").asLong()));
        }
        return List.copyOf(all);
    }
}
