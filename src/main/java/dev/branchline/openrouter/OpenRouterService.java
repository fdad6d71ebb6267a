package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.Catalogue;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.KeyStatus;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// OpenRouter over HTTP. Thread-safe; every method but [#start] and [#reconfigure] blocks and is meant for a virtual
/// thread. Never logs.
public final class OpenRouterService implements OpenRouter {
    /// The record of a generation appears after seconds to minutes (API reference 10.1).
    static final List<Duration> AUDIT_WAITS = List.of(
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));

    private static final long NOBODY_LOOKS = -1;

    private final Timekeeper time;
    private final RandomGenerator random;
    private final HttpConnection connection;
    private final ErrorMapper errors;
    private volatile Endpoint endpoint;

    public OpenRouterService(Endpoint endpoint) {
        this(endpoint, Timekeeper.system(), new Random(), () -> NOBODY_LOOKS);
    }

    /// @param unseenNanos how long pieces of an answer that come now will not be seen: they are then read together
    public OpenRouterService(Endpoint endpoint, LongSupplier unseenNanos) {
        this(endpoint, Timekeeper.system(), new Random(), unseenNanos);
    }

    /// @param time every wait and date
    /// @param random jitter, and ids for tool calls that came without one; used from several threads
    public OpenRouterService(Endpoint endpoint, Timekeeper time, RandomGenerator random) {
        this(endpoint, time, random, () -> NOBODY_LOOKS);
    }

    private OpenRouterService(Endpoint endpoint, Timekeeper time, RandomGenerator random, LongSupplier unseenNanos) {
        this.endpoint = endpoint;
        this.time = time;
        this.random = random;
        this.connection = new HttpConnection(time, unseenNanos);
        this.errors = new ErrorMapper(time::now);
    }

    @Override
    public void reconfigure(Endpoint newEndpoint) {
        endpoint = newEndpoint;
    }

    /// Builds what the first request needs (HTTP client, TLS, JSON) off the critical path. Connects to nothing.
    public void prewarm() {
        connection.client();
        Prewarm.run();
    }

    /// As [#prewarm()], and opens a connection that the first request then finds open. Failing is no error.
    public void prewarmAndConnect() throws InterruptedException {
        prewarm();
        try {
            fetch("/models/count", null);
        } catch (OpenRouterException _) {
            // the first real request will tell, to somebody who asked
        }
    }

    /// On a virtual thread; the sink is called from threads of ours.
    @Override
    public ChatCall start(RunId run, ChatRequest request, Consumer<StreamEvent> sink) {
        ChatRun call = new ChatRun(run, request, sink, endpoint, connection, time, random);
        Thread.ofVirtual().name("answer " + run).start(call::work);
        return call;
    }

    /// The whole model list; needs no key.
    public Catalogue models() throws OpenRouterException, InterruptedException {
        return read(fetchModels(), time.now());
    }

    @Override
    public Catalogue models(CatalogueCache cache, Consumer<String> problem) throws OpenRouterException, InterruptedException {
        byte[] body = fetchModels();
        Instant now = time.now();
        Catalogue catalogue = read(body, now);
        try {
            cache.store(body, now);
        } catch (IOException failed) {
            problem.accept("The model list could not be stored: " + failed.getMessage());
        }
        return catalogue;
    }

    private byte[] fetchModels() throws OpenRouterException, InterruptedException {
        return okay(fetch("/models", endpoint.key()));
    }

    private static Catalogue read(byte[] body, Instant now) throws OpenRouterException {
        try {
            return new Catalogue(CatalogueReader.read(body, 0, body.length), now);
        } catch (CatalogueReader.Unreadable broken) {
            throw new OpenRouterException(ApiError.of(Kind.PROTOCOL, "The model list cannot be read: " + broken.getMessage()));
        }
    }

    @Override
    public KeyStatus key(Secret key) throws OpenRouterException, InterruptedException {
        KeyStatus status = AccountReader.key(okay(fetch("/key", key)));
        if (status == null) {
            throw new OpenRouterException(ApiError.of(Kind.PROTOCOL, "The answer about the key is not what OpenRouter sends"));
        }
        return status;
    }

    /// What an answer has really cost. Asks after 1, 2, 5, 15 and 60 s, because the record appears late; interrupt the
    /// thread to stop waiting. Trouble that passes by itself counts as not yet there.
    @Override
    public Optional<GenerationAudit> generation(String generationId) throws OpenRouterException, InterruptedException {
        String path = "/generation?id=" + URLEncoder.encode(generationId, StandardCharsets.UTF_8);
        for (Duration wait : AUDIT_WAITS) {
            time.await(wait);
            Optional<GenerationAudit> audit = askGeneration(path, generationId);
            if (audit.isPresent()) {
                return audit;
            }
        }
        return Optional.empty();
    }

    private Optional<GenerationAudit> askGeneration(String path, String id) throws OpenRouterException, InterruptedException {
        try {
            HttpResponse<byte[]> response = fetch(path, endpoint.key());
            if (response.statusCode() == 404) {
                return Optional.empty();
            }
            return Optional.ofNullable(AccountReader.generation(okay(response), id));
        } catch (OpenRouterException failed) {
            if (failed.error().isTransient()) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private HttpResponse<byte[]> fetch(String path, @Nullable Secret key) throws OpenRouterException, InterruptedException {
        HttpRequest request = Requests.get(endpoint, path, key);
        try {
            return connection.fetch(request);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new OpenRouterException(
                    ApiError.of(Kind.PROTOCOL, "The request could not be sent: " + refused.getMessage()));
        }
    }

    private byte[] okay(HttpResponse<byte[]> response) throws OpenRouterException {
        byte[] body = response.body();
        if (response.statusCode() != 200) {
            throw new OpenRouterException(errors.ofResponse(response.statusCode(), Headers.of(response.headers()), body));
        }
        return body;
    }

    @Override
    public void close() {
        connection.close();
    }
}
