package dev.branchline.state.overlay;

import dev.branchline.text.Graphemes;

/// The text of a one-line field that is only written at its end.
public final class FieldText {
    private FieldText() {}

    /// Without its last word or character.
    public static String shorten(String text, boolean word) {
        if (text.isEmpty()) {
            return text;
        }
        if (word) {
            return text.stripTrailing().contains(" ") ? text.substring(0, text.stripTrailing().lastIndexOf(' ') + 1) : "";
        }
        return text.substring(0, Graphemes.before(text, text.length()));
    }
}
