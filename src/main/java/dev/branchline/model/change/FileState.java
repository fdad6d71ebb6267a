package dev.branchline.model.change;

/// What is, or was, at a path. Equal states are equal byte for byte.
public sealed interface FileState {
    FileState ABSENT = new Absent();

    /// Nothing is there.
    record Absent() implements FileState {}

    /// @param hash SHA-256 of the content, 64 lower-case hex digits; the name of its blob
    /// @param size bytes
    /// @param mode permission bits as in `0644`; -1 where the file system has none
    record Regular(String hash, long size, int mode) implements FileState {}

    /// @param target what the link says, not followed
    record Link(String target) implements FileState {}

    /// Too large to be kept, or of a kind that cannot be (a device, a folder): a change of it can be told and not taken back.
    ///
    /// @param why one clause, such as `larger than 64 MiB`
    record Unkept(String why) implements FileState {}
}
