package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import org.jspecify.annotations.Nullable;

/// A file as it was at one moment.
///
/// @param state what the bytes amount to
/// @param bytes its content; empty for what is absent, a link, or not kept
/// @param stat null when nothing is there
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a tool or a store; nobody compares these records.
public record FileContent(FileState state, byte[] bytes, @Nullable Stat stat) {
    static final byte[] NONE = {};

    static FileContent absent() {
        return new FileContent(FileState.ABSENT, NONE, null);
    }
}
