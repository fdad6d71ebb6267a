package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.disk.PrivateFiles;
import dev.branchline.disk.Seal;
import dev.branchline.disk.WriterThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// The unsent text, in a file that is replaced as a whole. A burst of changes costs one write.
final class DraftFile {
    static final int DELAY_MILLIS = 300;

    private final WriterThread writer;
    private final AtomicReference<@Nullable String> waiting = new AtomicReference<>();
    private volatile Path file;
    private volatile @Nullable String failed;

    DraftFile(Path file, WriterThread writer) {
        this.file = file;
        this.writer = writer;
    }

    /// From any thread.
    void save(String text) {
        if (waiting.getAndSet(text) == null) {
            writer.later(this::flush, DELAY_MILLIS);
        }
    }

    /// On the writer thread: the draft belongs to another file from now on, and goes there.
    void moveTo(Path other) {
        Path old = file;
        if (old.equals(other)) {
            return;
        }
        file = other;
        waiting.compareAndSet(null, read(old));
        flush();
        delete(old);
    }

    /// On the writer thread.
    void flush() {
        String latest = waiting.getAndSet(null);
        String text = latest == null ? failed : latest;
        failed = null;
        if (text == null) {
            return;
        }
        if (text.isEmpty()) {
            delete(file);
            return;
        }
        try {
            PrivateFiles.replace(file, Seal.line(out -> out.writeStringProperty("text", text)));
        } catch (IOException _) {
            // The text is still in the editor; the next change, or the end, tries again.
            failed = text;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // A draft that comes back is better than one that is lost.
            return;
        }
    }

    /// @return empty when there is none, or none that is whole
    static String read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int length = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
            return Seal.holds(bytes, 0, length) ? text(bytes, length) : "";
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException | JacksonException | LineDamagedException _) {
            return "";
        }
    }

    private static String text(byte[] bytes, int length) {
        String text = "";
        try (JsonParser in = LineJson.object(bytes, 0, length)) {
            for (String field = LineJson.nextField(in); field != null; field = LineJson.nextField(in)) {
                if (field.equals("text")) {
                    text = LineJson.string(in);
                } else {
                    in.skipChildren();
                }
            }
        }
        return text;
    }
}
