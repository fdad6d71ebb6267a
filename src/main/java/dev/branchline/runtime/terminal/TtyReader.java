package dev.branchline.runtime.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/// Reads the terminal on a thread of its own. A file channel, because closing it ends a blocked read, so that a program that we start
/// gets its input undisturbed; `System.in` would go on stealing it.
final class TtyReader implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final FileChannel channel;
    private final Tty.Listener listener;
    private final Thread thread;
    private volatile boolean closing;

    private TtyReader(File device, Tty.Listener listener) throws IOException {
        this.listener = listener;
        channel = FileChannel.open(device.toPath(), StandardOpenOption.READ);
        thread = Thread.ofPlatform().name("tty-reader").daemon().unstarted(this::read);
    }

    static TtyReader start(File device, Tty.Listener listener) throws IOException {
        TtyReader reader = new TtyReader(device, listener);
        reader.thread.start();
        return reader;
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
        try {
            while (channel.read(buffer) >= 0) {
                byte[] bytes = new byte[buffer.flip().remaining()];
                buffer.get(bytes).clear();
                if (bytes.length > 0) {
                    listener.received(bytes);
                }
            }
            hungUp();
        } catch (IOException e) {
            // Closed by us, or EIO because the terminal is gone.
            hungUp();
        }
    }

    private void hungUp() {
        if (!closing) {
            listener.terminated("EOF");
        }
    }

    /// Ends the thread, and waits for that.
    @Override
    public void close() throws IOException {
        closing = true;
        channel.close();
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
