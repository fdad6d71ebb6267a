package dev.branchline.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// One client connection. This thread only reads; each answer is written by a thread of its own. So a client that goes away is
/// noticed at once, also in the middle of an answer, and the answer stops.
final class Connection implements Runnable {
    private final Socket socket;
    private final Routes routes;
    private @Nullable Thread answer;

    Connection(Socket socket, Routes routes) {
        this.socket = socket;
        this.routes = routes;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            serve(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
        } catch (IOException | InterruptedException _) {
            // The client left, sent nonsense, or the server closes. There is nobody to tell, and stopAnswer() does the rest.
        } finally {
            stopAnswer();
        }
    }

    private void serve(BufferedInputStream in) throws IOException, InterruptedException {
        while (arrives(in)) {
            if (answer != null) {
                answer.join();
            }
            Request request = read(in);
            answer = Thread.ofVirtual().name("demo-answer").start(() -> answer(request));
        }
    }

    private static boolean arrives(BufferedInputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return false;
        }
        in.reset();
        return true;
    }

    private Request read(BufferedInputStream in) throws IOException {
        try {
            return RequestReader.read(in);
        } catch (ProtocolException e) {
            new Reply(socket).json(Problems.badRequest(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private void answer(Request request) {
        try {
            routes.answer(request, new Reply(socket));
        } catch (IOException | InterruptedException _) {
            hangUp();
        } catch (RuntimeException | Error e) {
            hangUp();
            throw e;
        }
    }

    /// The reader notices, and ends this connection.
    private void hangUp() {
        try {
            socket.close();
        } catch (IOException _) {
            // Closing a socket that is already broken: as good as closed.
        }
    }

    private void stopAnswer() {
        if (answer != null) {
            answer.interrupt();
        }
    }
}
