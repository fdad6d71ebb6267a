package dev.branchline.runtime.terminal;

/// How many colours the terminal can show.
public enum ColorDepth {
    /// 24-bit colours, sent as they are.
    TRUE,
    /// The xterm palette; true colours become the nearest of the cube and the greys.
    PALETTE_256,
    /// The terminal's own sixteen; everything else becomes the nearest of them.
    PALETTE_16,
    /// Attributes only (bold, reverse …), no colour at all.
    NONE
}
