package dev.branchline.model.context;

import java.util.List;

/// What was found when the files of a [ContextWish] were read.
///
/// @param files in the order in which they are sent, each path once for a use
/// @param missing what led to no file
/// @param guidance what the project tells models, outermost folder first
public record ContextFiles(List<Found> files, List<Missing> missing, List<Guidance> guidance) {
    public static final ContextFiles NONE = new ContextFiles(List.of(), List.of(), List.of());

    public ContextFiles {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
        guidance = List.copyOf(guidance);
    }

    /// @param by the pin or mention that leads to it, as the user would write it
    /// @param file without its content where it was sent just so before
    /// @param bytes its size; 0 when it is not there
    /// @param tokens what all of it takes, roughly; 0 for what is not sent
    public record Found(String by, Attachment file, long bytes, long tokens) {
        Found emptied() {
            return new Found(by, file.emptied(), bytes, tokens);
        }
    }

    /// @param by as the user wrote it; hostile text
    /// @param reason a sentence
    public record Missing(String by, Attachment.Use use, String reason) {}

    /// What is remembered of it: paths, sizes, hashes, but no content of files.
    public ContextFiles emptied() {
        return new ContextFiles(files.stream().map(Found::emptied).toList(), missing, guidance);
    }
}
