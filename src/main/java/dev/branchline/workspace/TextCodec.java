package dev.branchline.workspace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Tells text from bytes. What is taken for text is written back to exactly the same bytes when nothing in it changes.
public final class TextCodec {
    /// As far as git looks for a NUL.
    private static final int LOOK = 8000;

    private static final Charset WINDOWS = Charset.isSupported("windows-1252") ? Charset.forName("windows-1252") : StandardCharsets.ISO_8859_1;

    private TextCodec() {}

    /// How many bytes [#isBinary] wants to see.
    public static final int BEGINNING = LOOK;

    /// Whether a file that begins so cannot be text, so that the rest need not be read.
    ///
    /// @param length how many of the bytes count
    public static boolean isBinary(byte[] bytes, int length) {
        return hasNul(bytes, Math.min(LOOK, length)) && !isWide(bytes, length);
    }

    /// Whether the text, if it is one, is in an encoding in which plain letters are not one byte each.
    public static boolean isWide(byte[] bytes, int length) {
        return length >= 2 && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
    }

    /// @return empty when the bytes are no text
    public static Optional<FileText> decode(byte[] bytes) {
        for (Charset marked : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] mark = mark(marked);
            if (startsWith(bytes, mark)) {
                return strictly(bytes, mark.length, marked).filter(t -> t.indexOf('\0') < 0).map(t -> new FileText(t, marked, true));
            }
        }
        if (hasNul(bytes, Math.min(LOOK, bytes.length))) {
            return Optional.empty();
        }
        return strictly(bytes, 0, StandardCharsets.UTF_8)
                .map(t -> new FileText(t, StandardCharsets.UTF_8, false))
                .or(() -> oneByte(bytes));
    }

    /// Any bytes are ISO-8859-1; what has control characters in it is no text that somebody wrote.
    private static Optional<FileText> oneByte(byte[] bytes) {
        boolean windows = false;
        for (byte b : bytes) {
            if ((b >= 0 && b < ' ' && "\t\n\u000b\f\r\b\u001b".indexOf(b) < 0) || b == 0x7f) {
                return Optional.empty();
            }
            windows |= (b & 0xe0) == 0x80;
        }
        // 0x80 to 0x9f are controls in ISO-8859-1, and quotation marks and dashes in what Windows calls by the same name.
        Optional<FileText> found = windows ? exactly(bytes, WINDOWS) : Optional.empty();
        return found.or(() -> exactly(bytes, StandardCharsets.ISO_8859_1));
    }

    private static Optional<FileText> exactly(byte[] bytes, Charset charset) {
        return strictly(bytes, 0, charset)
                .filter(t -> Arrays.equals(t.getBytes(charset), bytes))
                .map(t -> new FileText(t, charset, false));
    }

    private static Optional<String> strictly(byte[] bytes, int offset, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            // Several times faster, and what is broken would show as this character.
            String quick = new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8);
            if (quick.indexOf('\uFFFD') < 0) {
                return Optional.of(quick);
            }
        }
        try {
            CharBuffer decoded = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset));
            return Optional.of(decoded.toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean hasNul(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    static byte[] mark(Charset charset) {
        return "\uFEFF".getBytes(charset);
    }
}
