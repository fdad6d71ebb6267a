package dev.branchline.model.context;

/// A file in which a project tells models how to work on it: AGENTS.md or CLAUDE.md. It comes with the project, so it is sent only when the
/// user has said so to just this content.
///
/// @param path relative to the workspace, or absolute when it lies above
/// @param hash SHA-256 of its content
/// @param text its content; hostile
public record Guidance(String path, String hash, String text, Trust trust) {
    /// What the user said to this content.
    public enum Trust { NOT_ASKED, USED, REFUSED }

    public Guidance with(Trust newTrust) {
        return new Guidance(path, hash, text, newTrust);
    }

    /// How it is sent.
    public Attachment attachment() {
        return new Attachment(path, hash, Attachment.Use.GUIDANCE, text, null, "");
    }
}
