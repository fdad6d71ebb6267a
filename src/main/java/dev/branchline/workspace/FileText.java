package dev.branchline.workspace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The text of a file, with all that is needed to write it back to the byte: what it was encoded in, and how its lines end.
///
/// @param text the content without byte order mark, line ends as they are in the file
/// @param charset what the bytes are in
/// @param mark whether the file begins with a byte order mark
public record FileText(String text, Charset charset, boolean mark) {
    /// The text of a new file.
    public static FileText fresh(String text) {
        return new FileText(text, StandardCharsets.UTF_8, false);
    }

    /// How lines end.
    public enum LineEnds {
        /// There is at most one line, without end.
        NONE(""),
        LF("\n"),
        CRLF("\r\n"),
        /// Some so, some so.
        MIXED("");

        private final String text;

        LineEnds(String text) {
            this.text = text;
        }

        /// Empty for [#NONE] and [#MIXED].
        public String text() {
            return text;
        }
    }

    public LineEnds lineEnds() {
        int feeds = 0;
        int pairs = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            feeds++;
            if (at > 0 && text.charAt(at - 1) == '\r') {
                pairs++;
            }
        }
        if (feeds == 0) {
            return LineEnds.NONE;
        }
        return pairs == 0 ? LineEnds.LF : pairs == feeds ? LineEnds.CRLF : LineEnds.MIXED;
    }

    public boolean endsWithNewline() {
        return text.endsWith("\n");
    }

    /// The same kind of file with another text.
    public FileText with(String changed) {
        return new FileText(changed, charset, mark);
    }

    /// @throws CharacterCodingException when the text has characters that the encoding of the file lacks: see [#foreign]
    public byte[] bytes() throws CharacterCodingException {
        ByteBuffer encoded = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .encode(CharBuffer.wrap(text));
        byte[] first = mark ? TextCodec.mark(charset) : FileContent.NONE;
        byte[] bytes = new byte[first.length + encoded.remaining()];
        System.arraycopy(first, 0, bytes, 0, first.length);
        encoded.get(bytes, first.length, encoded.remaining());
        return bytes;
    }

    /// The first few characters that the encoding cannot write, for telling; empty when all is well.
    public String foreign() {
        var encoder = charset.newEncoder();
        return text.codePoints()
                .filter(c -> !encoder.canEncode(Character.toString(c)))
                .distinct()
                .limit(5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The encoding in words, such as `UTF-16LE with byte order mark`.
    public String encoding() {
        return mark ? charset.name() + " with byte order mark" : charset.name();
    }
}
