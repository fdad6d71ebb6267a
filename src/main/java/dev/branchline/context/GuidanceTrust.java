package dev.branchline.context;

import dev.branchline.disk.AppendingFile;
import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.disk.PrivateFiles;
import dev.branchline.disk.Seal;
import dev.branchline.model.context.Guidance.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// What the user has said to project instructions, by path and content. A file of sealed lines that only grows; the last line about a content
/// counts. A line that is not as it was written says nothing, so that no one is trusted by a broken disk. Any thread.
final class GuidanceTrust {
    private final Path file;
    private final Map<String, Trust> answers = new HashMap<>();
    private boolean loaded;

    GuidanceTrust(Path file) {
        this.file = file;
    }

    synchronized Trust of(String path, String hash) throws IOException {
        load();
        return answers.getOrDefault(key(path, hash), Trust.NOT_ASKED);
    }

    /// For this run of the program.
    synchronized void decide(String path, String hash, boolean use) {
        answers.put(key(path, hash), use ? Trust.USED : Trust.REFUSED);
    }

    /// For later ones.
    synchronized void keep(String path, String hash, boolean use) throws IOException {
        PrivateFiles.folder(Objects.requireNonNull(file.getParent()));
        try (AppendingFile out = AppendingFile.open(file, true)) {
            out.write(Seal.line(json -> {
                json.writeStringProperty("path", path);
                json.writeStringProperty("hash", hash);
                json.writeBooleanProperty("use", use);
            }));
            out.force();
        }
    }

    private void load() throws IOException {
        if (loaded) {
            return;
        }
        loaded = true;
        if (!Files.exists(file)) {
            return;
        }
        Map<String, Trust> now = Map.copyOf(answers);
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (Seal.holds(bytes, 0, bytes.length)) {
                take(bytes);
            }
        }
        answers.putAll(now);
    }

    private void take(byte[] line) {
        String path = null;
        String hash = null;
        Boolean use = null;
        try (JsonParser in = LineJson.object(line, 0, line.length)) {
            for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
                switch (name) {
                    case "path" -> path = LineJson.string(in);
                    case "hash" -> hash = LineJson.string(in);
                    case "use" -> use = LineJson.bool(in);
                    default -> in.skipChildren();
                }
            }
        } catch (JacksonException | LineDamagedException _) {
            return; // Sealed, and yet not ours: of a version to come.
        }
        put(path, hash, use);
    }

    private void put(@Nullable String path, @Nullable String hash, @Nullable Boolean use) {
        if (path != null && hash != null && use != null) {
            answers.put(key(path, hash), use ? Trust.USED : Trust.REFUSED);
        }
    }

    private static String key(String path, String hash) {
        return hash + " " + path;
    }
}
