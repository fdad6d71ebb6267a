package dev.branchline.openrouter;

import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The conversation as a request carries it.
final class MessagesJson {
    private MessagesJson() {}

    /// The property `messages`.
    static void write(JsonGenerator json, ChatRequest request, CacheMarks marks, boolean withoutReasoning) {
        List<ChatMessage> messages = Conversation.settled(request.messages());
        @Nullable ReasoningReplay replay = withoutReasoning ? null : new ReasoningReplay(ModelFamily.of(request));
        int lastUser = -1;
        for (int i = 0; i < messages.size(); i++) {
            lastUser = messages.get(i) instanceof ChatMessage.User ? i : lastUser;
        }
        json.writeName("messages");
        json.writeStartArray();
        for (int i = 0; i < messages.size(); i++) {
            json.writeStartObject();
            switch (messages.get(i)) {
                case ChatMessage.Instructions said -> {
                    Json.text(json, "role", "system");
                    json.writeName("content");
                    content(json, said.text(), List.of(), marks.onInstructions());
                }
                case ChatMessage.User said -> {
                    Json.text(json, "role", "user");
                    json.writeName("content");
                    content(json, said.text(), said.images(), i == lastUser ? marks.onLastUser() : null);
                }
                case ChatMessage.Assistant said -> assistant(json, said, replay);
                case ChatMessage.Tool said -> {
                    Json.text(json, "role", "tool");
                    Json.text(json, "tool_call_id", said.toolCallId());
                    json.writeName("content");
                    content(json, said.content(), said.images(), null);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void content(JsonGenerator json, String text, List<String> images, @Nullable JsonNode mark) {
        if (images.isEmpty() && mark == null) {
            json.writeString(Json.encodable(text));
            return;
        }
        json.writeStartArray();
        if (!text.isBlank()) {
            json.writeStartObject();
            Json.text(json, "type", "text");
            Json.text(json, "text", text);
            Json.property(json, "cache_control", mark);
            json.writeEndObject();
        }
        for (String image : images) {
            json.writeStartObject();
            Json.text(json, "type", "image_url");
            json.writeName("image_url");
            json.writeStartObject();
            Json.text(json, "url", image);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void assistant(JsonGenerator json, ChatMessage.Assistant said, @Nullable ReasoningReplay replay) {
        Json.text(json, "role", "assistant");
        if (said.text().isBlank()) {
            json.writeNullProperty("content");
        } else {
            Json.text(json, "content", said.text());
        }
        Json.property(json, "reasoning_details", replay == null ? null : replay.of(said));
        Json.property(json, "annotations", fileAnnotations(said.annotations()));
        if (!said.toolCalls().isEmpty()) {
            json.writeName("tool_calls");
            json.writeStartArray();
            for (ToolCall call : said.toolCalls()) {
                toolCall(json, call);
            }
            json.writeEndArray();
        }
    }

    /// The arguments go back byte by byte, unless they are no JSON object, which some upstreams refuse.
    private static void toolCall(JsonGenerator json, ToolCall call) {
        JsonNode arguments = Json.parse(call.arguments());
        json.writeStartObject();
        Json.text(json, "id", call.id());
        Json.text(json, "type", "function");
        json.writeName("function");
        json.writeStartObject();
        Json.text(json, "name", call.name());
        Json.text(json, "arguments", arguments != null && arguments.isObject() ? call.arguments() : "{}");
        json.writeEndObject();
        json.writeEndObject();
    }

    /// Only parsed files go back, so that they need not be parsed and paid again; citations are no input.
    private static @Nullable JsonNode fileAnnotations(@Nullable String annotations) {
        ArrayNode files = Json.NODES.arrayNode();
        if (annotations != null && Json.parse(annotations) instanceof ArrayNode all) {
            for (JsonNode annotation : all) {
                if ("file".equals(Json.text(annotation, "type"))) {
                    files.add(annotation);
                }
            }
        }
        return files.isEmpty() ? null : files;
    }
}
