package dev.branchline.event;

import dev.branchline.model.Secret;

/// The program as a whole.
public sealed interface AppIntent extends Intent {
    /// Ctrl+C: stops a run; else puts the draft away; else asks for a second press to quit.
    record Interrupt() implements AppIntent {}

    record Quit() implements AppIntent {}

    /// Stops the process and gives the terminal back to the shell (Ctrl+Z).
    record Suspend() implements AppIntent {}

    /// Checks a key, and stores it when it is accepted.
    record UseKey(Secret key) implements AppIntent {}

    /// Stores a key that could not be checked.
    record StoreKey(Secret key) implements AppIntent {}

    /// Tells something that is no error and should not be missed.
    record Warn(String text) implements AppIntent {}

    /// Says in the conversation what a slash command could not do, or answers it.
    record Tell(String text, boolean isError) implements AppIntent {}
}
