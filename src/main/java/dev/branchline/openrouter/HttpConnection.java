package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one HTTP client, built when first needed or by a prewarm, whichever comes first. Keeps connections open for reuse.
final class HttpConnection {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    /// The catalogue has over a megabyte, and nothing else that is not streamed comes near.
    static final long MOST_BYTES = 64L << 20;

    private static final Duration MOST_PATIENCE = Duration.ofSeconds(45);

    private final Timekeeper time;
    private final LongSupplier unseenNanos;
    private @Nullable HttpClient client;
    private boolean closed;

    /// @param unseenNanos see [Rest]
    HttpConnection(Timekeeper time, LongSupplier unseenNanos) {
        this.time = time;
        this.unseenNanos = unseenNanos;
    }

    /// For one response.
    Rest rest() {
        return new Rest(unseenNanos);
    }

    /// @throws IllegalStateException after [#close()]
    synchronized HttpClient client() {
        if (closed) {
            throw new IllegalStateException("the service is closed");
        }
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(new EnvironmentProxies(System.getenv()))
                    .executor(HttpConnection::execute)
                    .build();
        }
        return client;
    }

    /// What the client's own thread has read is decoded right there: a hop to another thread would cost each token more than all else
    /// that is done with it. Only callers, who look up addresses and connect, are spared the work: their threads are virtual.
    private static void execute(Runnable task) {
        if (Thread.currentThread().isVirtual()) {
            Thread.ofVirtual().name("http").start(task);
        } else {
            task.run();
        }
    }

    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> handler) {
        return client().sendAsync(request, handler);
    }

    /// Waits for a whole answer of any status.
    HttpResponse<byte[]> fetch(HttpRequest request) throws OpenRouterException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> future =
                send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        Timekeeper.Alarm alarm = time.after(MOST_PATIENCE, () -> future.cancel(true));
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            throw interrupted;
        } catch (ExecutionException failed) {
            throw new OpenRouterException(NetworkErrors.of(failed, request.uri()));
        } catch (CancellationException _) {
            throw new OpenRouterException(ApiError.of(
                    Kind.NETWORK,
                    request.uri().getHost() + " did not answer within " + MOST_PATIENCE.toSeconds() + " s"));
        } finally {
            alarm.cancel();
        }
    }

    /// Ends all requests at once.
    synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }
}
