package dev.branchline.openrouter;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Cuts a byte stream into server-sent events, whatever the pieces it comes in (API reference 5.2).
///
/// Works on bytes, so that a code point split between two reads cannot be torn: CR, LF and CRLF are ASCII. One event's
/// data may not exceed [#MAX_EVENT] and a whole stream not [#MAX_STREAM] bytes, which bounds what a hostile server can make
/// us keep.
final class SseReader {
    static final int MAX_EVENT = 32 << 20;
    static final long MAX_STREAM = 256L << 20;

    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    interface Sink {
        /// The data of one event; its lines are joined with LF. The array is reused after the call.
        void data(byte[] bytes, int offset, int length);

        /// A comment line: a sign of life.
        void comment();
    }

    /// More than we are ready to keep.
    static final class TooLong extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Sink sink;
    private final int maxEvent;
    private final long maxStream;

    private byte[] line = new byte[4096];
    private int lineLength;
    private byte[] data = new byte[4096];
    private int dataLength;
    private boolean hasData;
    private boolean afterCr;
    private boolean first = true;
    private long total;

    SseReader(Sink sink) {
        this(sink, MAX_EVENT, MAX_STREAM);
    }

    SseReader(Sink sink, int maxEvent, long maxStream) {
        this.sink = sink;
        this.maxEvent = maxEvent;
        this.maxStream = maxStream;
    }

    void feed(ByteBuffer piece) throws TooLong {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        feed(bytes, 0, bytes.length);
    }

    void feed(byte[] bytes, int offset, int length) throws TooLong {
        total += length;
        if (total > maxStream) {
            throw new TooLong();
        }
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (b == '\n' && afterCr) {
                afterCr = false;
                start = i + 1;
            } else if (b == '\n' || b == '\r') {
                append(bytes, start, i);
                endLine();
                afterCr = b == '\r';
                start = i + 1;
            } else {
                afterCr = false;
            }
        }
        append(bytes, start, end);
    }

    /// The stream is over. An event that lacks its empty line, or even its line end, is delivered all the same: its text
    /// is the user's, and whoever parses it finds out whether it is whole.
    void end() throws TooLong {
        if (lineLength > 0) {
            endLine();
        }
        endEvent();
    }

    private void append(byte[] bytes, int from, int to) throws TooLong {
        int length = to - from;
        if (length == 0) {
            return;
        }
        if (lineLength + (long) length > maxEvent) {
            throw new TooLong();
        }
        if (lineLength + length > line.length) {
            line = Arrays.copyOf(line, grown(line.length, lineLength + length));
        }
        System.arraycopy(bytes, from, line, lineLength, length);
        lineLength += length;
    }

    private void endLine() throws TooLong {
        int from = first && startsWith(BOM, 0, lineLength) ? BOM.length : 0;
        int to = lineLength;
        first = false;
        lineLength = 0;
        if (from == to) {
            endEvent();
        } else if (line[from] == ':') {
            sink.comment();
        } else if (startsWith(DATA, from, to) && (to == from + 4 || line[from + 4] == ':')) {
            int value = Math.min(to, from + 5);
            if (value < to && line[value] == ' ') {
                value++;
            }
            addData(value, to);
        }
    }

    private boolean startsWith(byte[] prefix, int from, int to) {
        return to - from >= prefix.length
                && Arrays.equals(line, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private void addData(int from, int to) throws TooLong {
        int length = to - from + (hasData ? 1 : 0);
        if (dataLength + (long) length > maxEvent) {
            throw new TooLong();
        }
        if (dataLength + length > data.length) {
            data = Arrays.copyOf(data, grown(data.length, dataLength + length));
        }
        if (hasData) {
            data[dataLength++] = '\n';
        }
        System.arraycopy(line, from, data, dataLength, to - from);
        dataLength += to - from;
        hasData = true;
    }

    private void endEvent() {
        if (hasData) {
            int length = dataLength;
            hasData = false;
            dataLength = 0;
            sink.data(data, 0, length);
        }
    }

    private static int grown(int now, int needed) {
        return Math.max(needed, now > (1 << 29) ? needed : now * 2);
    }
}
