package dev.branchline.tools.process;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a process has written, decoded as it comes. Very much of it keeps its beginning and its end. Safe for many threads.
public final class KeptOutput {
    /// Characters of which nothing is lost.
    private static final int LIMIT = 16 << 20;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private final int limit;
    private byte[] rest = {};
    private long lost;

    public KeptOutput() {
        this(LIMIT);
    }

    /// @param limit characters of which nothing is lost
    public KeptOutput(int limit) {
        this.limit = limit;
    }

    /// @return what of it can be read by now: a character that is not whole yet waits for its other bytes
    public synchronized String add(byte[] bytes, int length, boolean end) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + length).put(rest).put(bytes, 0, length).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 8);
        decoder.decode(in, out, end);
        if (end) {
            decoder.flush(out);
        }
        rest = new byte[in.remaining()];
        in.get(rest);
        String piece = out.flip().toString();
        keep(piece);
        return piece;
    }

    private void keep(String piece) {
        int room = Math.min(piece.length(), limit / 2 - head.length());
        head.append(piece, 0, room);
        tail.append(piece, room, piece.length());
        if (tail.length() > limit) { // seldom, so that moving the rest costs little
            int over = tail.length() - limit / 2;
            tail.delete(0, over);
            lost += over;
        }
    }

    /// Everything, or beginning and end with a word on what is missing.
    public synchronized String text() {
        return lost == 0 ? head.toString() + tail : head + "\n[… " + lost + " characters were too many to keep …]\n" + tail;
    }

    /// Characters that came in all.
    public synchronized long length() {
        return head.length() + tail.length() + lost;
    }

    /// What came after a place, as far as it is kept.
    ///
    /// @return null when nothing did
    public synchronized @Nullable String since(long place) {
        long all = length();
        if (place >= all) {
            return null;
        }
        if (place < head.length()) {
            return text().substring((int) place);
        }
        long inTail = place - head.length() - lost;
        return inTail >= 0 ? tail.substring((int) inTail) : "[… " + -inTail + " characters were too many to keep …]\n" + tail;
    }
}
