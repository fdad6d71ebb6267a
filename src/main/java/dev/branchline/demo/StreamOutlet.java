package dev.branchline.demo;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer as `chat.completion.chunk` events (API reference 5.3, 5.4). As on the real wire, role and content are repeated in
/// every chunk, and the last one repeats the finish reason beside the usage.
final class StreamOutlet implements Outlet {
    private final EventStream stream;
    private final Family family;
    private final String head;
    private final byte[] open;
    private final byte[] close;

    StreamOutlet(EventStream stream, ChatCall call, String id, long created) {
        this.stream = stream;
        this.family = call.model().family();
        this.head = "{\"id\":" + Json.quote(id) + ",\"object\":\"chat.completion.chunk\",\"created\":" + created + ",\"model\":"
                + Json.quote(call.model().id()) + ",\"provider\":" + Json.quote(call.provider().name());
        this.open = Json.utf8(head + ",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":");
        this.close = Json.utf8("},\"finish_reason\":null,\"native_finish_reason\":null,\"logprobs\":null}]}");
    }

    @Override
    public void keepAlive() throws IOException {
        stream.keepAlive();
    }

    @Override
    public void text(String token) throws IOException {
        stream.data(open, Json.utf8(Json.quote(token)), close);
    }

    @Override
    public void reasoning(String token, ObjectNode detail) throws IOException {
        delta("\"\",\"reasoning\":" + Json.quote(token) + ",\"reasoning_details\":[" + detail + "]");
    }

    @Override
    public void sealedReasoning(ObjectNode detail) throws IOException {
        delta("\"\",\"reasoning\":null,\"reasoning_details\":[" + detail + "]");
    }

    @Override
    public void image(String url) throws IOException {
        delta("\"\",\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":" + Json.quote(url) + "}}]");
    }

    @Override
    public void annotations(ArrayNode annotations) throws IOException {
        delta("\"\",\"annotations\":" + annotations);
    }

    @Override
    public void toolCall(int index, String id, String name, String arguments) throws IOException {
        ObjectNode call = Json.object().put("index", index);
        if (!id.isEmpty()) {
            call.put("id", id);
        }
        ObjectNode function = call.put("type", "function").putObject("function");
        if (!name.isEmpty()) {
            function.put("name", name);
        }
        function.put("arguments", arguments);
        delta("null,\"tool_calls\":[" + call + "]");
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    /// The end in order: finish reason, usage, done marker.
    void finish(String reason, ObjectNode usage, @Nullable ObjectNode metadata) throws IOException {
        String last = head + ",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":" + Json.quote(reason)
                + ",\"native_finish_reason\":" + Json.quote(family.nativeWord(reason)) + ",\"logprobs\":null}]";
        stream.data(last + "}");
        stream.data(last + ",\"usage\":" + usage + (metadata == null ? "" : ",\"openrouter_metadata\":" + metadata) + "}");
        stream.data("[DONE]");
        stream.end();
    }

    /// An error in mid-stream: the status is 200 long since, and no done marker follows.
    void fail(@Nullable ObjectNode metadata) throws IOException {
        stream.data(head + ",\"error\":{\"code\":502,\"message\":\"Provider disconnected unexpectedly\",\"metadata\":{\"error_type\":"
                + "\"provider_unavailable\",\"provider_code\":\"server_error\"}},\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},"
                + "\"finish_reason\":\"error\",\"native_finish_reason\":null}]"
                + (metadata == null ? "" : ",\"openrouter_metadata\":" + metadata) + "}");
        stream.end();
    }

    /// The body ends within an event.
    void truncate() throws IOException {
        stream.cutEvent(head + ",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assis");
        stream.end();
    }

    void drop() throws IOException {
        stream.reset();
    }

    private void delta(String content) throws IOException {
        stream.data(open, Json.utf8(content), close);
    }
}
