package dev.branchline.changes;

import dev.branchline.model.change.FileState;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What is, was or will be at a path, with the bytes when it is a regular file.
@SuppressWarnings("ArrayRecordComponent") // Compared by state, which has the hash of the bytes.
record Content(FileState state, byte @Nullable [] bytes) {
    static final Content ABSENT = new Content(FileState.ABSENT, null);

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
