package dev.branchline.openrouter;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of one response as they come and hands them on: as events when it is a stream, as one body when not.
///
/// Decoding happens on the HTTP client's own thread, which spares every token a hop.
final class AnswerReceiver implements BodySubscriber<Void> {
    /// Where the bytes go. Calls come one after another.
    interface Target {
        /// Bytes have come, of whatever kind.
        void alive();

        void event(byte[] bytes, int offset, int length);

        void comment();

        /// A body that is no stream, whole.
        void body(byte[] bytes);

        /// No more bytes will come.
        ///
        /// @param broken why, or null when the body came to its end
        void ended(@Nullable Throwable broken);
    }

    private final Target target;
    private final boolean streamed;
    private final SseReader reader;
    private final Rest rest;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private boolean cancelled;
    private boolean over;
    private int events;

    AnswerReceiver(Target target, ResponseInfo response, Rest rest) {
        this.target = target;
        this.rest = rest;
        this.streamed = isStream(response);
        this.reader = new SseReader(new SseReader.Sink() {
            @Override
            public void data(byte[] bytes, int offset, int length) {
                events++;
                target.event(bytes, offset, length);
            }

            @Override
            public void comment() {
                target.comment();
            }
        });
    }

    private static boolean isStream(ResponseInfo response) {
        String type = response.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        return response.statusCode() == 200 && !type.contains("json") && !type.contains("html");
    }

    @Override
    public CompletionStage<Void> getBody() {
        return finished;
    }

    @Override
    public void onSubscribe(Subscription given) {
        synchronized (this) {
            subscription = given;
            if (cancelled) {
                given.cancel();
                return;
            }
        }
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        if (over) {
            return;
        }
        target.alive();
        int bytes = 0;
        events = 0;
        try {
            for (ByteBuffer piece : pieces) {
                bytes += piece.remaining();
                take(piece);
            }
            rest.afterReading(events, bytes);
        } catch (SseReader.TooLong tooLong) {
            end(tooLong);
            cancel();
        }
    }

    private void take(ByteBuffer piece) throws SseReader.TooLong {
        if (streamed) {
            reader.feed(piece);
            return;
        }
        if (whole.size() + (long) piece.remaining() > SseReader.MAX_EVENT) {
            throw new SseReader.TooLong();
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        whole.writeBytes(bytes);
    }

    @Override
    public void onError(Throwable broken) {
        end(broken);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable broken) {
        if (over) {
            return;
        }
        over = true;
        @Nullable Throwable cause = broken;
        try {
            if (streamed) {
                reader.end();
            } else if (broken == null) {
                target.body(whole.toByteArray());
            }
        } catch (SseReader.TooLong tooLong) {
            cause = tooLong;
        }
        target.ended(cause);
        finished.complete(null);
    }

    /// Closes the connection, or the HTTP/2 stream. Any thread.
    void cancel() {
        synchronized (this) {
            cancelled = true;
            if (subscription != null) {
                subscription.cancel();
            }
        }
        finished.complete(null);
    }
}
