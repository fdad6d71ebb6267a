package dev.branchline.runtime;

import dev.branchline.workspace.IoReasons;
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
    private boolean taken;

    private EditedText(Path file, byte[] before) {
        this.file = file;
        this.before = before;
    }

    /// @param ending of the file's name, with its dot
    static EditedText write(String text, String ending) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = Files.createTempFile("branchline-", ending);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
        return new EditedText(file, bytes);
    }

    Path file() {
        return file;
    }

    /// What the editor has saved.
    ///
    /// @param code the editor's exit code
    /// @throws IOException when it cannot be taken over; the message says why, and where it is
    String read(String editor, int code) throws IOException {
        byte[] after = saved(editor);
        if (code != 0) {
            boolean same = Arrays.equals(before, after);
            throw new IOException(editor + " ended with code " + code + (same ? "; the text is as it was." : ". " + kept()));
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(after)).toString();
            taken = true;
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // some editors put a mark there
        } catch (CharacterCodingException e) {
            throw new IOException("What the editor saved is not UTF-8. " + kept() + " Save it as UTF-8 and paste it, or set the editor to UTF-8.", e);
        }
    }

    private byte[] saved(String editor) throws IOException {
        try {
            if (Files.size(file) <= MOST) {
                return Files.readAllBytes(file);
            }
        } catch (NoSuchFileException e) {
            throw new IOException(editor + " left no file behind; the text here is as it was.", e);
        } catch (IOException e) {
            throw new IOException("What the editor saved cannot be read: " + IoReasons.of(e) + ". " + kept(), e);
        }
        throw new IOException("What the editor saved is larger than 64 MiB. " + kept());
    }

    private String kept() {
        return "It is kept in " + file + "; the text here is as it was.";
    }

    /// The file goes when its text was taken, or is the one that was put there; also when the editor was cut off, all else stays.
    ///
    /// @throws IOException when it could not be deleted, or it cannot be known what is in it
    void close() throws IOException {
        if (taken || (Files.exists(file) && Files.size(file) == before.length && Arrays.equals(before, Files.readAllBytes(file)))) {
            Files.deleteIfExists(file);
        }
    }
}
