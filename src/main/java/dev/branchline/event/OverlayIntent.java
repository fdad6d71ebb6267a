package dev.branchline.event;

/// What lies on top: picker, palette, help, lists, questions.
public sealed interface OverlayIntent extends Intent {
    record Open(Kind kind) implements OverlayIntent {}

    /// Closes the topmost.
    record Close() implements OverlayIntent {}

    /// Types into the filter or field of the topmost.
    record Type(String text) implements OverlayIntent {}

    record Erase(boolean word) implements OverlayIntent {}

    /// Takes out the character behind the cursor of a field.
    record EraseRight() implements OverlayIntent {}

    /// Moves the cursor in a field.
    record MoveCursor(boolean right, boolean word) implements OverlayIntent {}

    /// Moves the choice by rows; clamps at the ends.
    record Move(int rows) implements OverlayIntent {}

    /// To the last or first row of a list, to the end or start of a field.
    record MoveToEnd(boolean last) implements OverlayIntent {}

    /// Chooses a row by its place in the filtered list.
    record Select(int row) implements OverlayIntent {}

    /// Accepts the choice or the field.
    record Accept() implements OverlayIntent {}

    /// Next way of sorting or filtering, where there are several.
    record Cycle() implements OverlayIntent {}

    enum Kind { MODELS, PALETTE, HELP, SESSIONS, KEY, THEMES, RENAME, LABEL, USAGE, SYSTEM_PROMPT, CONTEXT }
}
