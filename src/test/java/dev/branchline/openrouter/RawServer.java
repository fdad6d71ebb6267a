package dev.branchline.openrouter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLException;

/// A server that does to its sockets exactly what a test says: pause, reset, never end. One script per request.
final class RawServer implements AutoCloseable {
    static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Generation-Id: gen-raw\r\nTransfer-Encoding: chunked\r\n\r\n";

    @FunctionalInterface
    interface Script {
        void play(Exchange exchange) throws Exception;
    }

    /// One request and the socket it came by.
    static final class Exchange {
        final Socket socket;
        final String head;
        final String body;
        private final OutputStream out;
        private final CountDownLatch closed;

        Exchange(Socket socket, String head, String body, CountDownLatch closed) throws IOException {
            this.socket = socket;
            this.head = head;
            this.body = body;
            this.out = socket.getOutputStream();
            this.closed = closed;
        }

        Exchange raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        Exchange stream() throws IOException {
            return raw(STREAM_HEAD);
        }

        Exchange piece(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            return raw("\r\n");
        }

        Exchange end() throws IOException {
            return raw("0\r\n\r\n");
        }

        void answer(int status, String headers, String body) throws IOException {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            raw("HTTP/1.1 " + status + " X\r\nContent-Length: " + length + "\r\n" + headers + "\r\n" + body);
        }

        /// Sends a reset instead of an orderly end.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// Blocks until the client has closed its side.
        void awaitClose() throws IOException {
            try {
                while (socket.getInputStream().read() >= 0) {
                    // whatever the client still says
                }
            } catch (SocketException | SSLException reset) {
                // a reset is a close too
            }
            closed.countDown();
        }
    }

    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final CountDownLatch clientClosed = new CountDownLatch(1);
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final String scheme;
    private final ServerSocket server;
    private final Thread accepting;

    RawServer() throws IOException {
        this(ServerSocketFactory.getDefault(), "http");
    }

    /// @param sockets may be those of TLS
    RawServer(ServerSocketFactory sockets, String scheme) throws IOException {
        this.scheme = scheme;
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = Thread.ofVirtual().start(this::accept);
    }

    String baseUrl() {
        return scheme + "://127.0.0.1:" + server.getLocalPort() + "/api/v1";
    }

    RawServer then(Script script) {
        scripts.add(script);
        return this;
    }

    boolean sawClose() throws InterruptedException {
        return clientClosed.await(5, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            while (!socket.isClosed()) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                Exchange exchange = new Exchange(socket, head, body(in, head), clientClosed);
                exchanges.add(exchange);
                Script script = scripts.poll(5, TimeUnit.SECONDS);
                if (script == null) {
                    return;
                }
                script.play(exchange);
            }
        } catch (Exception broken) {
            // a client that went away is what some tests are about
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private static String body(InputStream in, String head) throws IOException {
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                return new String(in.readNBytes(Integer.parseInt(line.substring(15).strip())), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /// The port refuses connections when this returns: a socket somebody waits on is closed only when that one has let go of it.
    @Override
    public void close() throws IOException {
        server.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.getMessage());
        }
    }
}
