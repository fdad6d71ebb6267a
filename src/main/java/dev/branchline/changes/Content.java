package dev.branchline.changes;

import dev.branchline.model.change.FileState;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is, was or will be at a path, with the bytes when it is a regular file.
final class Content {
    static final Content ABSENT = new Content(FileState.ABSENT, null);

    private final FileState state;
    private final byte @Nullable [] bytes;
    private volatile boolean isRead;
    private @Nullable TextForm text;

    Content(FileState state, byte @Nullable [] bytes) {
        this.state = state;
        this.bytes = bytes;
    }

    FileState state() {
        return state;
    }

    byte @Nullable [] bytes() {
        return bytes;
    }

    /// Read as text, once. Empty for what is no text; absent counts as an empty one.
    Optional<TextForm> text() {
        if (!isRead) {
            text = TextForm.read(this).orElse(null);
            isRead = true;
        }
        return Optional.ofNullable(text);
    }

    static Content regular(byte[] bytes, int mode) {
        return new Content(new FileState.Regular(sha256(bytes), bytes.length, mode), bytes);
    }

    static Content of(FileState state) {
        return new Content(state, null);
    }

    boolean isAbsent() {
        return state instanceof FileState.Absent;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
