package dev.branchline.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// A text in a file of its own while the user's editor has it. The file goes when the text is back, and stays when it could not be taken over:
/// what somebody has written is not thrown away.
final class EditedText {
    /// More is no text that somebody has written.
    private static final long MOST = 64L << 20;

    private final Path file;
    private final byte[] before;
    private boolean keep;

    private EditedText(Path file, byte[] before) {
        this.file = file;
        this.before = before;
    }

    /// @param ending of the file's name, with its dot
    static EditedText write(String text, String ending) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        EditedText edited = new EditedText(Files.createTempFile("branchline-", ending), bytes);
        Files.write(edited.file, bytes);
        return edited;
    }

    Path file() {
        return file;
    }

    /// What the editor has saved.
    ///
    /// @param code the editor's exit code
    /// @throws IOException when it cannot be taken over; the message says why, and where it is
    String read(String editor, int code) throws IOException {
        byte[] after;
        try {
            keep = Files.size(file) > MOST;
            if (keep) {
                throw new IOException("What the editor saved is larger than 64 MiB. " + kept());
            }
            after = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(editor + " left no file behind; the text here is as it was.", e);
        }
        if (code != 0) {
            keep = !Arrays.equals(before, after);
            throw new IOException(editor + " ended with code " + code + (keep ? ". " + kept() : "; the text is as it was."));
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(after)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // some editors put a mark there
        } catch (CharacterCodingException e) {
            keep = true;
            throw new IOException("What the editor saved is not UTF-8. " + kept() + " Save it as UTF-8 and paste it, or set the editor to UTF-8.", e);
        }
    }

    private String kept() {
        return "It is kept in " + file + "; the text here is as it was.";
    }

    /// @throws IOException when it could not be deleted
    void close() throws IOException {
        if (!keep) {
            Files.deleteIfExists(file);
        }
    }
}
