package dev.branchline.runtime.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Requests to the terminal besides painting, as bytes for [Tty#write]. They never move the cursor and never wait for an answer.
public final class TerminalSequences {
    /// Terminals cut off, or hang on, what is much longer.
    public static final int MAX_COPY_BYTES = 74_994;

    private static final int MAX_TITLE = 200;

    private TerminalSequences() {}

    /// The window title (OSC 2); control characters are left out.
    public static byte[] title(String title) {
        StringBuilder safe = new StringBuilder();
        title.codePoints().filter(c -> !Character.isISOControl(c)).limit(MAX_TITLE).forEach(safe::appendCodePoint);
        return ("\033]2;" + safe + "\033\\").getBytes(StandardCharsets.UTF_8);
    }

    /// Hands text to the terminal's clipboard (OSC 52). Whether the terminal takes it is not known.
    ///
    /// @throws IllegalArgumentException for more than [#MAX_COPY_BYTES] in UTF-8
    public static byte[] copy(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAX_COPY_BYTES) {
            throw new IllegalArgumentException("a terminal takes at most " + MAX_COPY_BYTES + " bytes, this is " + utf8.length);
        }
        return TerminalModes.bytes("\033]52;c;" + Base64.getEncoder().encodeToString(utf8) + "\033\\");
    }

    /// The mouse's events for us, or its selection of text for the terminal.
    public static byte[] mouse(boolean ours) {
        return TerminalModes.bytes(ours ? TerminalModes.MOUSE_ON : TerminalModes.MOUSE_OFF);
    }

    public static byte[] bell() {
        return new byte[] {7};
    }
}
