package dev.branchline.config;

import dev.branchline.model.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings of the user: one JSON file, written by hand and by the program. Safe from any thread.
public final class SettingsFile {
    /// No one writes more by hand; a device or a wrong file is not read to its end.
    static final int MAX_BYTES = 4 << 20;

    private static final String SCHEMA = "settings.schema.json";
    /// How often to begin anew when an editor saves between our reading and our writing.
    private static final int ATTEMPTS = 5;

    private final Path file;

    /// @param file need not exist
    public SettingsFile(Path file) {
        this.file = file;
    }

    /// Reads file and environment. Never fails: what cannot be used is named in the problems.
    ///
    /// @param environment usually `System.getenv()`; `OPENROUTER_API_KEY`, `OPENROUTER_BASE_URL` and
    ///     `OPENROUTER_MODEL` win over the file unless blank
    public LoadedSettings load(Map<String, String> environment) {
        try {
            JsonText text = JsonText.parse(read());
            LoadedSettings loaded = SettingsParser.parse(text, environment);
            return holdsKey(text) && othersCanRead() ? loaded.with(new Problem(0, 0, "/apiKey",
                    "Other users of this machine can read your key in " + file + ".", "Run: chmod 600 " + file)) : loaded;
        } catch (JsonText.SyntaxException e) {
            return defaults(environment, new Problem(e.line, e.column, "",
                    file.getFileName() + " is not valid JSON; defaults are used, and the file stays as it is. " + e.getMessage(),
                    "Correct it at that place."));
        } catch (IOException e) {
            return defaults(environment, new Problem(0, 0, "",
                    file + " cannot be read: " + reason(e) + " Defaults are used.", "Make it a small text file in UTF-8 that you may read."));
        }
    }

    /// Writes one value; comments, order, unknown members and layout of the file stay as they are.
    ///
    /// @param pointer JSON pointer, such as `/theme` or `/sidePanel/width`
    /// @param value text, [dev.branchline.model.Secret], number, boolean or list of texts; null takes the value out of the file
    /// @throws IOException when nothing was written; the message says why and what to do
    public void set(String pointer, @Nullable Object value) throws IOException {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put(pointer, value);
        write(change);
    }

    /// Writes what differs between two records, and nothing else: values that came from the environment stay out of the file.
    ///
    /// @throws IOException when nothing was written; the message says why and what to do
    public void save(Settings before, Settings after) throws IOException {
        write(SettingsChanges.between(before, after));
    }

    /// Puts the schema beside the settings, so that editors can check and complete them; nothing happens when it is there.
    public void writeSchema() throws IOException {
        Path schema = file.resolveSibling(SCHEMA);
        byte[] text;
        try (var in = Objects.requireNonNull(SettingsFile.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            text = in.readAllBytes();
        }
        if (!Arrays.equals(AtomicFile.read(schema, MAX_BYTES), text)) {
            Folders.create(AtomicFile.folder(schema));
            AtomicFile.write(schema, text, () -> true);
        }
    }

    private void write(Map<String, @Nullable Object> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        Path folder = Folders.create(AtomicFile.folder(file));
        try (var _ = FileLock.take(folder.resolve(".settings.lock"))) {
            Path target = AtomicFile.target(file);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                byte[] before = AtomicFile.read(target, MAX_BYTES);
                byte[] after = edited(before, changes);
                if (Arrays.equals(before, after) || AtomicFile.write(
                        target, after, () -> Arrays.equals(AtomicFile.read(target, MAX_BYTES), before))) {
                    return;
                }
            }
            throw new IOException(file + " changes all the time, so nothing was written. Close what writes to it, and try again.");
        }
    }

    private byte[] edited(byte[] before, Map<String, @Nullable Object> changes) throws IOException {
        String text;
        try {
            text = decode(before);
        } catch (IOException e) {
            throw new IOException("Nothing was written to " + file + ": " + reason(e), e);
        }
        boolean mark = before.length > 2 && before[0] == (byte) 0xEF; // decode has accepted it, so it is the whole mark
        try {
            if (text.isBlank()) {
                text = "{\n  \"$schema\": \"./" + SCHEMA + "\"\n}\n";
            }
            for (var change : changes.entrySet()) {
                text = SettingsChanges.apply(JsonText.parse(text), change.getKey(), change.getValue());
            }
            JsonText.parse(text); // never let an own mistake reach the user's file
        } catch (JsonText.SyntaxException e) {
            throw new IOException(
                    file + " is not valid JSON (line " + e.line + ", column " + e.column + "), so nothing was written to it. "
                            + "Correct it at that place, then try again.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException("Nothing was written to " + file + ". " + e.getMessage(), e);
        }
        return ((mark ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8);
    }

    /// The text without byte order mark; empty when there is no file.
    String read() throws IOException {
        return decode(AtomicFile.read(file, MAX_BYTES));
    }

    static String decode(byte[] bytes) throws IOException {
        if (bytes.length > MAX_BYTES) {
            throw new IOException("it is larger than " + (MAX_BYTES >> 20) + " MiB.");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8 text.", e);
        }
    }

    private static LoadedSettings defaults(Map<String, String> environment, Problem problem) {
        return SettingsParser.parse(new JsonText("", null), environment).with(problem);
    }

    private static boolean holdsKey(JsonText text) {
        return text.root() instanceof JsonValue.Members root
                && root.member("apiKey") instanceof JsonValue.Member(_, _, JsonValue.Text _);
    }

    /// A key in such a file is still used: refusing it would only make the user copy it elsewhere.
    private boolean othersCanRead() throws IOException {
        if (!Folders.supportsModes(file)) {
            return false;
        }
        var modes = Files.getPosixFilePermissions(file);
        return modes.contains(PosixFilePermission.GROUP_READ) || modes.contains(PosixFilePermission.OTHERS_READ);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "there is no permission.";
        }
        String message = e.getMessage() == null || e.getMessage().equals(e.getClass().getName()) ? e.getClass().getSimpleName() : e.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }
}
