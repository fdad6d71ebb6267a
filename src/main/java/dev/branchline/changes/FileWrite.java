package dev.branchline.changes;

import dev.branchline.model.change.FileState;
import org.jspecify.annotations.Nullable;

/// One file to be written or deleted.
///
/// @param path as in [dev.branchline.model.change]
/// @param expected what the caller saw there and bases this on; another state is refused
/// @param content the new bytes; null deletes the file
/// @param mode permission bits of the new file; -1 keeps those it has, or takes the usual ones
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a file; nobody compares these records.
public record FileWrite(String path, FileState expected, byte @Nullable [] content, int mode) {}
