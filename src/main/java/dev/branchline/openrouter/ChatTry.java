package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One HTTP request for an answer, from sending to its outcome. Watches that something keeps coming.
final class ChatTry implements AnswerReceiver.Target {
    /// When all that matters has come but the server neither says `[DONE]` nor closes.
    static final Duration COURTESY = Duration.ofSeconds(2);

    private static final long KEEP_ALIVE_GAP = Duration.ofSeconds(1).toNanos();

    /// @param shown whether the screen has seen any of it
    record Outcome(Answer answer, boolean shown) {}

    /// What all tries of a run share.
    record Surroundings(
            RunId run, Endpoint endpoint, HttpConnection connection, ErrorMapper errors, Timekeeper time, RandomGenerator random,
            Consumer<StreamEvent> events) {}

    private final Surroundings around;
    private final long startedAt;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    // guarded by this
    private AnswerAssembler assembler;
    private Headers headers = Headers.NONE;
    private int status;
    private long keptAliveAt;
    private boolean sent;
    private boolean over;
    private final IdleWatch idle;
    private Timekeeper.@Nullable Alarm courtesy;
    private @Nullable AnswerReceiver receiver;
    private @Nullable CompletableFuture<HttpResponse<Void>> exchange;

    ChatTry(Surroundings around) {
        this.around = around;
        this.startedAt = around.time().nanos();
        this.idle = new IdleWatch(around.time(), this, this::silent);
        this.keptAliveAt = startedAt - KEEP_ALIVE_GAP;
        this.assembler = assembler();
    }

    private AnswerAssembler assembler() {
        return new AnswerAssembler(
                around.run(), around.events(), around.errors(), headers, around.random(), around.time()::nanos, startedAt);
    }

    /// Completes with what came of it; never exceptionally. After [#cancel()] it may never complete.
    CompletableFuture<Outcome> start(byte[] body) {
        try {
            HttpRequest request = Requests.chat(around.endpoint(), announced(body));
            idle.begin(around.endpoint().idleLimit());
            CompletableFuture<HttpResponse<Void>> sending = around.connection().send(request, this::receive);
            synchronized (this) {
                exchange = sending;
                if (over) {
                    sending.cancel(true);
                }
            }
            var _ = sending.whenComplete((_, thrown) -> {
                if (thrown != null) {
                    finish(NetworkErrors.of(thrown, request.uri()));
                }
            });
        } catch (OpenRouterException refused) {
            finish(refused.error());
        } catch (IllegalArgumentException | IllegalStateException refused) {
            finish(ApiError.of(Kind.PROTOCOL, "The request could not be sent: " + refused.getMessage()));
        }
        return outcome;
    }

    /// Tells when the connection stands and takes the body: only then is anything on its way.
    private BodyPublisher announced(byte[] body) {
        BodyPublisher bytes = BodyPublishers.ofByteArray(body);
        return BodyPublishers.fromPublisher(
                subscriber -> {
                    bytes.subscribe(subscriber);
                    tellSent();
                },
                Math.max(1, body.length));
    }

    private synchronized void tellSent() {
        if (!over && !sent) {
            sent = true;
            around.events().accept(new StreamEvent.Sent(around.run()));
        }
    }

    private synchronized BodySubscriber<Void> receive(ResponseInfo response) {
        AnswerReceiver created = new AnswerReceiver(this, response, around.connection().rest());
        receiver = created;
        if (over) {
            created.cancel();
            return created;
        }
        headers = Headers.of(response.headers());
        status = response.statusCode();
        idle.alive();
        assembler = assembler();
        if (status == 200) {
            around.events().accept(new StreamEvent.Opened(around.run(), headers.first("x-generation-id")));
        }
        return created;
    }

    @Override
    public synchronized void alive() {
        idle.alive();
    }

    @Override
    public synchronized void event(byte[] bytes, int offset, int length) {
        if (over) {
            return;
        }
        boolean wasSettled = assembler.settled();
        assembler.data(bytes, offset, length);
        if (assembler.done()) {
            finishAndDrain();
        } else if (assembler.settled() && !wasSettled) {
            idle.stop();
            courtesy = around.time().after(COURTESY, this::enough);
        }
    }

    @Override
    public synchronized void comment() {
        long now = around.time().nanos();
        if (!over && now - keptAliveAt >= KEEP_ALIVE_GAP) {
            keptAliveAt = now;
            around.events().accept(new StreamEvent.KeptAlive(around.run()));
        }
    }

    @Override
    public synchronized void body(byte[] bytes) {
        if (over) {
            return;
        }
        JsonNode root = status == 200 ? Json.parse(bytes, 0, bytes.length) : null;
        if (root != null && root.isObject() && (root.has("choices") || root.has("error"))) {
            assembler.complete(root);
            settle(null);
        } else if (root != null) {
            settle(ApiError.of(Kind.PROTOCOL, "The server answered with JSON that is no answer: check the base URL"));
        } else {
            settle(around.errors().ofResponse(status, headers, bytes));
        }
    }

    @Override
    public synchronized void ended(@Nullable Throwable broken) {
        if (courtesy != null) {
            courtesy.cancel();
        }
        if (broken != null) {
            settle(NetworkErrors.of(broken, URI.create(around.endpoint().baseUrl())));
        } else {
            settle(status == 200 ? null : around.errors().ofResponse(status, headers, new byte[0]));
        }
    }

    private void silent(Duration limit) {
        finish(ApiError.of(Kind.IDLE, "Nothing came for " + limit.toSeconds() + " s, so the request was broken off"));
    }

    /// All that matters has come, and the server does not end.
    private synchronized void enough() {
        if (!over) {
            finish(null);
        }
    }

    /// The answer is whole: tells so at once, and lets the response run out so that its connection can be used again.
    private synchronized void finishAndDrain() {
        settle(null);
        courtesy = around.time().after(COURTESY, this::cancel);
    }

    /// Ends the try before the server did.
    private void finish(@Nullable ApiError cause) {
        settle(cause);
        cancel();
    }

    /// The first cause wins.
    private synchronized void settle(@Nullable ApiError cause) {
        if (over) {
            return;
        }
        over = true;
        stopWatching();
        Ending ending = assembler.ending(cause);
        outcome.complete(new Outcome(assembler.answer(ending), assembler.shown()));
    }

    private synchronized void stopWatching() {
        idle.stop();
        if (courtesy != null) {
            courtesy.cancel();
        }
    }

    /// Closes the connection at once and tells nothing more. Any thread.
    void cancel() {
        @Nullable AnswerReceiver receiving;
        @Nullable CompletableFuture<HttpResponse<Void>> exchanging;
        synchronized (this) {
            over = true;
            receiving = receiver;
            exchanging = exchange;
            stopWatching();
        }
        if (receiving != null) {
            receiving.cancel();
        }
        if (exchanging != null) {
            exchanging.cancel(true);
        }
    }
}
