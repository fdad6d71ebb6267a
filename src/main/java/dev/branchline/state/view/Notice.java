package dev.branchline.state.view;

/// A short message that passes by itself or is dismissed.
///
/// @param id also the id of the timer that ends it
/// @param text one or two sentences; made safe for the screen when drawn
public record Notice(long id, Level level, String text) {
    /// How urgent it is.
    public enum Level { INFO, WARNING, ERROR }
}
