package dev.branchline.event;

/// A key that is not plain typing: named, or a character with Ctrl or Alt. Plain characters come as [Input.Typed].
///
/// @param code which key; [Code#CHARACTER] for a letter, digit or sign with a modifier
/// @param codePoint the character for [Code#CHARACTER], else 0; letters are in lower case, `shift` tells; signs are what was
/// typed (`?`, not Shift+`/`), without `shift`
public record Key(Code code, int codePoint, boolean ctrl, boolean alt, boolean shift) {
    /// Keys with names.
    public enum Code {
        CHARACTER, ENTER, ESCAPE, TAB, BACKSPACE, DELETE, INSERT, UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN,
        F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12
    }

    public Key {
        if ((code == Code.CHARACTER) != (codePoint != 0)) {
            throw new IllegalArgumentException("a code point belongs to CHARACTER, and only to it: " + code + " " + codePoint);
        }
    }

    public static Key of(Code code) {
        return new Key(code, 0, false, false, false);
    }

    public static Key ctrl(char c) {
        return new Key(Code.CHARACTER, c, true, false, false);
    }

    public static Key alt(char c) {
        return new Key(Code.CHARACTER, c, false, true, false);
    }

    public static Key character(int codePoint) {
        return new Key(Code.CHARACTER, codePoint, false, false, false);
    }
}
