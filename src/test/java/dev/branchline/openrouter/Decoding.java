package dev.branchline.openrouter;

import dev.branchline.model.Answer;
import dev.branchline.model.RunId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/// The way from bytes to an answer without a network, for feeding pieces of any size.
final class Decoding implements SseReader.Sink {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final Events events = new Events();
    final AnswerAssembler assembler;
    private final SseReader reader = new SseReader(this);
    int comments;

    Decoding() {
        this(Headers.NONE);
    }

    Decoding(Headers headers) {
        assembler = new AnswerAssembler(
                new RunId(1), events, new ErrorMapper(() -> NOON), headers, new Random(7), () -> 0, 0);
    }

    @Override
    public void data(byte[] bytes, int offset, int length) {
        assembler.data(bytes, offset, length);
    }

    @Override
    public void comment() {
        comments++;
    }

    Decoding feed(byte[] bytes, int offset, int length) {
        try {
            reader.feed(bytes, offset, length);
            return this;
        } catch (SseReader.TooLong tooLong) {
            throw new AssertionError(tooLong);
        }
    }

    Decoding feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return feed(bytes, 0, bytes.length);
    }

    /// A stream of chunks given as JSON.
    Decoding chunks(String... chunks) {
        for (String chunk : chunks) {
            feed("data: " + chunk + "\n\n");
        }
        return this;
    }

    Answer end() {
        try {
            reader.end();
        } catch (SseReader.TooLong tooLong) {
            throw new AssertionError(tooLong);
        }
        return assembler.answer(assembler.ending(null));
    }
}
