package dev.branchline.event;

/// What the terminal sent, decoded.
public sealed interface Input extends Event {
    /// A named key or a key with a modifier.
    record Pressed(Key key) implements Input {}

    /// Plain typed text, usually one character; several when they arrived together. No control characters.
    record Typed(String text) implements Input {}

    /// A bracketed paste, whole. Line ends are `\n`; other control characters are as they came.
    record Pasted(String text) implements Input {}

    /// @param button 1 left, 2 middle, 3 right; 0 for wheels and for moves without a button
    /// @param column from 0
    /// @param row from 0
    record Mouse(MouseKind kind, int button, int column, int row, boolean ctrl, boolean alt, boolean shift) implements Input {}

    /// Kinds of mouse events; for wheels the button is 0.
    enum MouseKind { DOWN, UP, DRAG, MOVE, WHEEL_UP, WHEEL_DOWN }

    /// The terminal has a new size; both at least 1.
    record Resized(int columns, int rows) implements Input {}

    /// The terminal window gained or lost the keyboard.
    record Focused(boolean gained) implements Input {}

    /// The program runs in the foreground again after a stop (Ctrl+Z, fg).
    record Resumed() implements Input {}

    /// The process was asked to end (SIGTERM, SIGHUP, terminal gone).
    record Terminated(String signal) implements Input {}
}
