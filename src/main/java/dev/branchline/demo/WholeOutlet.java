package dev.branchline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Collects an answer that is sent in one piece (API reference 5.1).
final class WholeOutlet implements Outlet {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final ArrayNode details = Json.array();
    private final ArrayNode images = Json.array();
    private final ArrayNode annotations = Json.array();
    private final List<ObjectNode> calls = new ArrayList<>();

    @Override
    public void keepAlive() {}

    @Override
    public void flush() {}

    @Override
    public void text(String token) {
        text.append(token);
    }

    @Override
    public void reasoning(String token, ObjectNode detail) {
        reasoning.append(token);
        String field = detail.has("summary") ? "summary" : "text";
        if (details.isEmpty()) {
            details.add(detail);
        } else {
            ((ObjectNode) details.get(0)).put(field, reasoning.toString());
        }
    }

    @Override
    public void sealedReasoning(ObjectNode detail) {
        if (detail.has("signature") && !details.isEmpty()) {
            ((ObjectNode) details.get(0)).set("signature", detail.get("signature"));
        } else {
            details.add(detail);
        }
    }

    @Override
    public void image(String url) {
        images.addObject().put("type", "image_url").putObject("image_url").put("url", url);
    }

    @Override
    public void annotations(ArrayNode more) {
        annotations.addAll(more);
    }

    @Override
    public void toolCall(int index, String id, String name, String arguments) {
        if (index == calls.size()) {
            ObjectNode call = Json.object().put("index", index).put("id", id).put("type", "function");
            call.putObject("function").put("name", name).put("arguments", "");
            calls.add(call);
        }
        ObjectNode function = (ObjectNode) calls.get(index).get("function");
        function.put("arguments", function.get("arguments").asString("") + arguments);
    }

    /// The complete answer. A refusal has no content.
    Document document(ChatCall call, String id, long created, String finish, ObjectNode usage, @Nullable ObjectNode metadata) {
        ObjectNode body = Json.object().put("id", id).put("object", "chat.completion").put("created", created).put("model", call.model().id())
                .put("provider", call.provider().name()).putNull("system_fingerprint");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0).putNull("logprobs").put("finish_reason", finish)
                .put("native_finish_reason", call.model().family().nativeWord(finish));
        choice.set("message", message());
        body.set("usage", usage);
        if (metadata != null) {
            body.set("openrouter_metadata", metadata);
        }
        return new Document(200, body.toString(), Map.of("X-Generation-Id", id));
    }

    /// An error inside a body with status 200, without choices.
    static Document failure(String id, ChatCall call) {
        ObjectNode body = Json.object().put("id", id);
        body.putObject("error").put("message", "Provider returned error").put("code", 502).putObject("metadata").put("raw", "upstream timeout")
                .put("provider_name", call.provider().name());
        return new Document(200, body.toString(), Map.of("X-Generation-Id", id));
    }

    private ObjectNode message() {
        ObjectNode message = Json.object().put("role", "assistant").put("content", text.isEmpty() && !calls.isEmpty() ? null : text.toString())
                .putNull("refusal").put("reasoning", reasoning.isEmpty() ? null : reasoning.toString());
        set(message, "reasoning_details", details);
        set(message, "images", images);
        set(message, "annotations", annotations);
        ArrayNode toolCalls = Json.array();
        calls.forEach(toolCalls::add);
        set(message, "tool_calls", toolCalls);
        return message;
    }

    private static void set(ObjectNode message, String name, ArrayNode values) {
        if (!values.isEmpty()) {
            message.set(name, values);
        }
    }
}
