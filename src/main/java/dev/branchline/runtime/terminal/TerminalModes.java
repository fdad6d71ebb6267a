package dev.branchline.runtime.terminal;

import java.nio.charset.StandardCharsets;

/// The terminal modes that we switch on, and the one string that puts everything back. The launcher's `reset` sends the
/// same string; a test compares them.
public final class TerminalModes {
    /// Alternate screen, no cursor, no automatic wrap, bracketed paste, focus reports, mouse with drag in SGR coordinates,
    /// modified keys where they would be ambiguous; the window title is put on the terminal's stack first.
    public static final String ON = "\033[22;2t\033[?1049h\033[?25l\033[?7l\033[?2004h\033[?1004h\033[?1002h\033[?1006h\033[>4;1m";

    /// Ends a frame and a hyperlink in the making, resets scroll margins and colours, then undoes [#ON] in reverse order.
    /// Harmless when nothing was on.
    public static final String OFF = "\033[?2026l\033]8;;\033\\\033[>4;0m\033[?1006l\033[?1002l\033[?1004l\033[?2004l\033[r\033[0m"
            + "\033[?7h\033[?25h\033[?1049l\033[23;2t";

    static final String MOUSE_ON = "\033[?1002h\033[?1006h";
    static final String MOUSE_OFF = "\033[?1006l\033[?1002l";

    static final byte[] SYNC_BEGIN = bytes("\033[?2026h");
    static final byte[] SYNC_END = bytes("\033[?2026l");
    static final byte[] CURSOR_SHOW = bytes("\033[?25h");
    static final byte[] CURSOR_HIDE = bytes("\033[?25l");
    static final byte[] ERASE_TO_END = bytes("\033[K");

    private TerminalModes() {}

    static byte[] bytes(String sequence) {
        return sequence.getBytes(StandardCharsets.ISO_8859_1);
    }
}
