package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A run: tries until an answer has come, something was shown, or trying again makes no sense. Its own virtual thread
/// does the waiting.
final class ChatRun implements ChatCall {
    private final RunId run;
    private final ChatRequest request;
    private final Consumer<StreamEvent> sink;
    private final ChatTry.Surroundings around;
    private final RetryPolicy policy;
    private final CompletableFuture<Void> aborted = new CompletableFuture<>();
    private final Object gate = new Object();

    // guarded by gate
    private boolean over;
    private @Nullable ChatTry current;

    ChatRun(
            RunId run, ChatRequest request, Consumer<StreamEvent> sink, Endpoint endpoint, HttpConnection connection,
            Timekeeper time, RandomGenerator random) {
        this.run = run;
        this.request = request;
        this.sink = sink;
        this.around = new ChatTry.Surroundings(
                run, endpoint, connection, new ErrorMapper(time::now), time, random, this::emit);
        this.policy = new RetryPolicy(random);
    }

    @Override
    public RunId run() {
        return run;
    }

    @Override
    public void abort() {
        @Nullable ChatTry running;
        synchronized (gate) {
            over = true;
            running = current;
        }
        if (running != null) {
            running.cancel();
        }
        aborted.complete(null);
    }

    /// Works through the run; returns when it is over.
    void work() {
        try {
            tryUntilOver();
        } catch (RuntimeException bug) {
            ApiError error = ApiError.of(Kind.PROTOCOL, "The request failed inside the program: " + bug);
            end(new StreamEvent.Failed(run, error, Answer.empty(new Ending.Failed(error))));
        }
    }

    private void tryUntilOver() {
        boolean withoutReasoning = false;
        int failed = 0;
        while (true) {
            ChatTry.@Nullable Outcome outcome = once(RequestJson.body(request, withoutReasoning));
            if (outcome == null) {
                return;
            }
            if (!(outcome.answer().ending() instanceof Ending.Failed(ApiError error))) {
                end(new StreamEvent.Finished(run, outcome.answer()));
                return;
            }
            if (error.kind() == Kind.REASONING_REPLAY && !outcome.shown() && !withoutReasoning) {
                withoutReasoning = true;
                continue;
            }
            failed++;
            boolean again = !outcome.shown() && failed <= around.endpoint().retries() && RetryPolicy.isRetried(error);
            @Nullable Duration delay = again ? policy.delay(error, failed) : null;
            if (delay == null) {
                ApiError told = again ? RetryPolicy.withTime(error, around.time().now()) : error;
                end(new StreamEvent.Failed(run, told, outcome.answer().withEnding(new Ending.Failed(told))));
                return;
            }
            emit(new StreamEvent.Retrying(run, failed, error, delay.toMillis()));
            pause(delay);
        }
    }

    /// @return null when the run was aborted
    private ChatTry.@Nullable Outcome once(byte[] body) {
        ChatTry next = new ChatTry(around);
        synchronized (gate) {
            if (over) {
                return null;
            }
            current = next;
        }
        CompletableFuture<ChatTry.Outcome> outcome = next.start(body);
        CompletableFuture.anyOf(outcome, aborted).join();
        synchronized (gate) {
            current = null;
            return over ? null : outcome.join();
        }
    }

    private void pause(Duration delay) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        Timekeeper.Alarm alarm = around.time().after(delay, () -> passed.complete(null));
        CompletableFuture.anyOf(passed, aborted).join();
        alarm.cancel();
    }

    private void emit(StreamEvent event) {
        synchronized (gate) {
            if (!over) {
                sink.accept(event);
            }
        }
    }

    private void end(StreamEvent last) {
        synchronized (gate) {
            emit(last);
            over = true;
        }
    }
}
