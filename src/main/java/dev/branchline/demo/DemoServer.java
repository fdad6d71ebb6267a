package dev.branchline.demo;

import dev.branchline.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A look-alike of OpenRouter on loopback: real HTTP and server-sent events, scripted answers, figures that add up.
///
/// It listens on a random port of 127.0.0.1 and serves only requests that carry its own random key. It keeps everything in memory,
/// writes nothing, and calls nobody. Its threads are virtual and do not keep the program alive.
///
/// What can be asked of it, fault injection included, is described in [Wish].
public final class DemoServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Secret key;
    private final Routes routes;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private DemoServer(ServerSocket listener, Secret key, Routes routes) {
        this.listener = listener;
        this.key = key;
        this.routes = routes;
    }

    /// Starts a server that answers in real time.
    public static DemoServer start() throws IOException {
        return start(Pacer.realTime());
    }

    /// Starts a server whose answers are played by `pacer`.
    public static DemoServer start(Pacer pacer) throws IOException {
        return start(pacer, WireTap.NONE);
    }

    /// As [#start(Pacer)]; `tap` hears of every write.
    public static DemoServer start(Pacer pacer, WireTap tap) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Secret key = newKey();
        DemoServer server = new DemoServer(listener, key, new Routes(key, pacer, tap));
        Thread.ofVirtual().name("demo-listener").start(server::accept);
        return server;
    }

    /// What takes the place of `https://openrouter.ai/api/v1`: no slash at the end.
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/api/v1");
    }

    /// The only key that is accepted.
    public Secret key() {
        return key;
    }

    int connections() {
        return open.size();
    }

    /// Waits until no chat answer is being played.
    void awaitQuiet() throws InterruptedException {
        routes.chat().awaitQuiet();
    }

    /// Stops listening and cuts all connections.
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The demo server could not be stopped", e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                if (listener.isClosed()) {
                    socket.close();
                }
                Thread.ofVirtual().name("demo-connection").start(() -> {
                    new Connection(socket, routes).run();
                    open.remove(socket);
                });
            } catch (IOException _) {
                // Closed, or one connection failed before it began: the loop's condition tells which.
            }
        }
    }

    private static Secret newKey() {
        return new Secret("sk-or-v1-demo" + HexFormat.of().formatHex(random(32)));
    }

    /// Straight from the system where it can be had: loading [SecureRandom] takes longer than all else that a start does.
    private static byte[] random(int length) {
        Path source = Path.of("/dev/urandom");
        if (Files.isReadable(source)) {
            try (InputStream in = Files.newInputStream(source)) {
                byte[] random = in.readNBytes(length);
                if (random.length == length) {
                    return random;
                }
            } catch (IOException _) {
                // The portable way below does as well.
            }
        }
        byte[] random = new byte[length];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
