package dev.branchline.runtime;

import dev.branchline.event.Arrived;
import dev.branchline.state.Effect;
import java.nio.file.Path;

/// What only the owner of the terminal can do. Called on the UI thread; may block it, because meanwhile the terminal
/// belongs to somebody else.
public interface TerminalControl {
    /// Asks for mouse events, or leaves the mouse to the terminal.
    void mouse(boolean on);

    /// Names the terminal's window; the same name again costs nothing.
    void title(String text);

    /// Puts a text on the clipboard, as far as that can be done from here; how it went arrives as an event.
    void copy(String text);

    /// Gives the terminal to the shell; returns when we run again.
    void suspend();

    /// Runs the user's editor on a text.
    Arrived.EditorReturned edit(Effect.OpenEditor request);

    /// Runs the user's editor on a file, at a line counted from 1. What fails is told by an event.
    void editFile(Path file, int line);
}
