package dev.branchline.openrouter;

import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Loads the classes that stand between Enter and the first word, by writing and reading one answer in memory.
final class Prewarm {
    private static final String STREAM =
            """
            data: {"id":"gen-0","model":"a/b","provider":"P","choices":[{"index":0,"delta":{"role":"assistant","content":"a"}}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"cost":0.1}}

            """;

    private Prewarm() {}

    static void run() {
        RequestJson.body(new ChatRequest(
                "a/b", List.of(new ChatMessage.Instructions("a"), new ChatMessage.User("b", List.of())), "", "low", 1, Map.of(), null));
        AnswerAssembler assembler = new AnswerAssembler(
                new RunId(0), _ -> {}, new ErrorMapper(() -> Instant.EPOCH), Headers.NONE, RandomGenerator.getDefault(), () -> 0, 0);
        SseReader reader = new SseReader(new SseReader.Sink() {
            @Override
            public void data(byte[] bytes, int offset, int length) {
                assembler.data(bytes, offset, length);
            }

            @Override
            public void comment() {
                // a stream of ours has none
            }
        });
        try {
            reader.feed(ByteBuffer.wrap(STREAM.getBytes(StandardCharsets.UTF_8)));
        } catch (SseReader.TooLong impossible) {
            throw new IllegalStateException(impossible);
        }
        assembler.answer(new Ending.Stopped());
    }
}
