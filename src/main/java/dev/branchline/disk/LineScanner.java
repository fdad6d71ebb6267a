package dev.branchline.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// Walks over the lines of a file from a given place to its present end, block by block, copying nothing but what a block
/// cuts in two. A line is what lies between line feeds; the last one may lack its own.
public final class LineScanner {
    /// No line may be longer: it could not be held in one array with some room to spare.
    private static final int LONGEST_LINE = 1 << 29;

    private final FileChannel channel;
    private long position;
    private byte[] buffer;
    private int start;
    private int end;
    private int lineOffset;
    private int lineLength;
    private boolean terminated;
    private boolean atEnd;

    public LineScanner(FileChannel channel, long from, int blockSize) {
        this.channel = channel;
        this.position = from;
        this.buffer = new byte[blockSize];
    }

    /// Goes on to the next line; [#bytes], [#offset], [#length] describe it until the next call.
    ///
    /// @return false when there is none
    public boolean next() throws IOException {
        int searched = start;
        while (true) {
            int feed = indexOfFeed(searched);
            if (feed >= 0) {
                take(feed - start, true);
                start = feed + 1;
                return true;
            }
            searched = end - start;
            if (!fill()) {
                boolean rest = end > start;
                take(end - start, false);
                start = end;
                return rest;
            }
            searched += start;
        }
    }

    public byte[] bytes() {
        return buffer;
    }

    public int offset() {
        return lineOffset;
    }

    /// Without the line feed.
    public int length() {
        return lineLength;
    }

    /// Whether the line has its line feed.
    public boolean isTerminated() {
        return terminated;
    }

    /// Where in the file the next line begins.
    public long nextPosition() {
        return position - (end - start);
    }

    private void take(int length, boolean complete) {
        lineOffset = start;
        lineLength = length;
        terminated = complete;
    }

    private int indexOfFeed(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        } else if (end == buffer.length) {
            if (end >= LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end), position);
        if (read <= 0) {
            atEnd = true;
            return false;
        }
        position += read;
        end += read;
        return true;
    }
}
