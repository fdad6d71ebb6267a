package dev.branchline.openrouter;

import dev.branchline.model.Catalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The model list on disk: one line that says when it came and what it must look like, then the server's own bytes.
/// Thread-safe; several processes may share the file.
public final class CatalogueCache {
    private static final String FORMAT = "branchline-models-1";
    private static final int LONGEST_HEADER = 200;

    private final Path file;

    public CatalogueCache(Path file) {
        this.file = file;
    }

    /// @param catalogue empty when there is none
    /// @param problem why there is none although a file exists, one sentence; null when all is well or no file exists
    public record Loaded(Catalogue catalogue, @Nullable String problem) {}

    /// Reads what was stored last. Keeps nothing of the text.
    public Loaded load() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new Loaded(read(bytes), null);
        } catch (NoSuchFileException _) {
            return new Loaded(Catalogue.EMPTY, null);
        } catch (IOException broken) {
            return problem("could not be read: " + broken.getMessage());
        } catch (CatalogueReader.Unreadable broken) {
            return problem("is damaged (" + broken.getMessage() + ")");
        }
    }

    private Loaded problem(String what) {
        return new Loaded(Catalogue.EMPTY, "The stored model list " + file + " " + what + "; it is fetched again");
    }

    private static Catalogue read(byte[] bytes) throws CatalogueReader.Unreadable {
        int end = 0;
        while (end < bytes.length && end < LONGEST_HEADER && bytes[end] != '\n') {
            end++;
        }
        String[] header = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split(" ", -1);
        if (header.length != 3 || !header[0].equals(FORMAT) || end == bytes.length) {
            throw new CatalogueReader.Unreadable("unknown format");
        }
        int start = end + 1;
        if (!header[2].equals(checksum(bytes, start, bytes.length - start))) {
            throw new CatalogueReader.Unreadable("wrong checksum");
        }
        try {
            return new Catalogue(CatalogueReader.read(bytes, start, bytes.length - start), Instant.parse(header[1]));
        } catch (DateTimeException _) {
            throw new CatalogueReader.Unreadable("no date");
        }
    }

    /// Puts a new list in the old one's place: a reader sees the one or the other, never half of it.
    void store(byte[] json, Instant fetchedAt) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path temporary = Files.createTempFile(folder, "models", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                String header = FORMAT + " " + fetchedAt + " " + checksum(json, 0, json.length) + "\n";
                out.write(header.getBytes(StandardCharsets.ISO_8859_1));
                out.write(json);
            }
            move(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void move(Path temporary) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String checksum(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return Long.toHexString(crc.getValue());
    }
}
