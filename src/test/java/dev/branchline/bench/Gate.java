package dev.branchline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stands before the server and notes when a chat request comes in.
final class Gate implements AutoCloseable {
    private static final String CHAT = "POST /api/v1/chat/completions";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;
    private final SynchronousQueue<Long> arrivals = new SynchronousQueue<>();

    Gate(URI server) throws IOException {
        this.server = server;
        Thread.ofVirtual().name("gate").start(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + server.getPath();
    }

    /// Waits for the next chat request.
    ///
    /// @return when its first bytes came
    long next() throws InterruptedException {
        Long arrival = arrivals.poll(30, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new IllegalStateException("no request came");
        }
        return arrival;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket in = listener.accept();
                Socket out = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
                Thread.ofVirtual().start(() -> pump(in, out, true));
                Thread.ofVirtual().start(() -> pump(out, in, false));
            } catch (IOException _) {
                // Closed: the loop ends.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[64 * 1024];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                Long arrival = requests ? arrival(buffer, n) : null;
                out.write(buffer, 0, n);
                if (arrival != null) {
                    var _ = arrivals.offer(arrival, 30, TimeUnit.SECONDS);
                }
            }
        } catch (IOException _) {
            // One side has closed, and with it the other.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Long arrival(byte[] bytes, int length) {
        long now = System.nanoTime();
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).startsWith(CHAT) ? now : null;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
