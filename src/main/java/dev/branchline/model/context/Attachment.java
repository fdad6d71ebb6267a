package dev.branchline.model.context;

import org.jspecify.annotations.Nullable;

/// What one message carries of one file, as it was when the message was sent. Kept in the session as it is, so that the history is sent
/// with the same bytes for ever.
///
/// @param path relative to the workspace with `/`, or absolute when outside; hostile text
/// @param hash SHA-256 of the file's bytes, 64 hex digits; else a word that says in what state the file was, such as [#ABSENT]
/// @param text what the file says, or null
/// @param image the file as a data URL, or null
/// @param note what else the model and the user must know (changed since, left out and why); empty for nothing
public record Attachment(String path, String hash, Use use, @Nullable String text, @Nullable String image, String note) {
    /// The hash of a file that is not there any more.
    public static final String ABSENT = "absent";

    private static final int CHARACTERS_PER_TOKEN = 4;
    /// What a picture of usual size takes at most models.
    private static final int TOKENS_PER_IMAGE = 1_100;

    /// Why a file comes along.
    public enum Use {
        /// Named in this message with `@`.
        MENTIONED,
        /// Pinned for the session.
        PINNED,
        /// What the project tells models, such as AGENTS.md.
        GUIDANCE
    }

    /// A file of which nothing can be sent.
    ///
    /// @param state a word that stays the same as long as the reason does
    public static Attachment without(String path, String state, Use use, String note) {
        return new Attachment(path, state, use, null, null, note);
    }

    public boolean hasContent() {
        return text != null || image != null;
    }

    /// With another note.
    public Attachment saying(String newNote) {
        return new Attachment(path, hash, use, text, image, newNote);
    }

    /// The same without its content.
    public Attachment emptied() {
        return new Attachment(path, hash, use, null, null, note);
    }

    /// What it takes of the model's context, roughly.
    public long tokens() {
        long ofText = text == null ? 0 : (text.length() + path.length()) / CHARACTERS_PER_TOKEN;
        return ofText + (image == null ? 0 : TOKENS_PER_IMAGE) + note.length() / CHARACTERS_PER_TOKEN;
    }
}
