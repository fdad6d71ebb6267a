package dev.branchline.runtime.terminal;

/// What has been sent to the terminal so far, for the debug overlay and for budgets.
///
/// @param frames frames that wrote something
/// @param bytes all bytes of frames
/// @param cells cells written
/// @param scrolls frames that moved rows instead of writing them
/// @param lastBytes bytes of the last frame
/// @param lastNanos how long the last refresh took, writing included
public record FrameStats(long frames, long bytes, long cells, long scrolls, int lastBytes, long lastNanos) {}
