package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalSize;
import org.jspecify.annotations.Nullable;

/// A terminal that is not there: swallows what is written and counts it, says what a script says. For training runs and tests.
public class NullTty implements Tty {
    private TerminalSize size;
    private @Nullable Listener listener;
    private long writtenBytes;
    private long writes;

    public NullTty(int columns, int rows) {
        size = new TerminalSize(columns, rows);
    }

    @Override
    public TerminalSize size() {
        return size;
    }

    @Override
    public void open(Listener newListener) {
        listener = newListener;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        writtenBytes += length;
        writes++;
    }

    @Override
    public void suspend() {
        if (listener != null) {
            listener.resumed();
        }
    }

    @Override
    public int runForeground(ProcessBuilder program) {
        return 0;
    }

    @Override
    public void close() {}

    /// Sends bytes as if the user had typed them.
    public void type(byte[] bytes) {
        if (listener != null) {
            listener.received(bytes);
        }
    }

    /// Changes the size as if the user had dragged the window.
    public void resize(int columns, int rows) {
        size = new TerminalSize(columns, rows);
        if (listener != null) {
            listener.resized(size);
        }
    }

    public long writtenBytes() {
        return writtenBytes;
    }

    public long writes() {
        return writes;
    }
}
