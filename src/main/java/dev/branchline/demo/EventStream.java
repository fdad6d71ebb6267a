package dev.branchline.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A stream of server-sent events in HTTP chunks. What is written waits for [#flush()] or for a full buffer, so that a player
/// sends together what is due together.
final class EventStream {
    private static final int FULL = 16 * 1024;
    private static final byte[] DATA = ascii("data: ");
    private static final byte[] COMMENT = ascii(": OPENROUTER PROCESSING");

    private final Socket socket;
    private final OutputStream out;
    private final boolean dribbled;
    private final byte[] endOfEvent;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(FULL + 4096);

    /// @param dribbled send in crumbs of one to seven bytes that cut through characters, with CRLF line ends: legal, and hard on readers
    EventStream(Socket socket, OutputStream out, boolean dribbled) {
        this.socket = socket;
        this.out = out;
        this.dribbled = dribbled;
        this.endOfEvent = ascii(dribbled ? "\r\n\r\n" : "\n\n");
    }

    /// One event whose data are these pieces, which together have no line break.
    void data(byte[]... pieces) throws IOException {
        pending.writeBytes(DATA);
        for (byte[] piece : pieces) {
            pending.writeBytes(piece);
        }
        endEvent();
    }

    void data(String json) throws IOException {
        data(json.getBytes(StandardCharsets.UTF_8));
    }

    void keepAlive() throws IOException {
        pending.writeBytes(COMMENT);
        endEvent();
    }

    /// The beginning of an event that never ends.
    void cutEvent(String json) {
        pending.writeBytes(DATA);
        pending.writeBytes(json.getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        byte[] bytes = pending.toByteArray();
        pending.reset();
        int crumb = 0;
        for (int at = 0; at < bytes.length; ) {
            crumb = dribbled ? crumb % 7 + 1 : bytes.length;
            int length = Math.min(crumb, bytes.length - at);
            chunk(bytes, at, length);
            at += length;
        }
    }

    /// Ends the body in an orderly way; the connection can be used again.
    void end() throws IOException {
        flush();
        out.write(ascii("0\r\n\r\n"));
        out.flush();
    }

    /// Cuts the connection as a failing network does: the client sees a reset.
    void reset() throws IOException {
        flush();
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void endEvent() throws IOException {
        pending.writeBytes(endOfEvent);
        if (pending.size() >= FULL) {
            flush();
        }
    }

    private void chunk(byte[] bytes, int from, int length) throws IOException {
        byte[] size = ascii(Integer.toHexString(length) + "\r\n");
        byte[] framed = new byte[size.length + length + 2];
        System.arraycopy(size, 0, framed, 0, size.length);
        System.arraycopy(bytes, from, framed, size.length, length);
        framed[framed.length - 2] = '\r';
        framed[framed.length - 1] = '\n';
        out.write(framed);
        out.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
