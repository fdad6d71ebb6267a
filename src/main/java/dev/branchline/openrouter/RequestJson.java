package dev.branchline.openrouter;

import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.ToolCall;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The exact body of a chat request (API reference 4). The same request gives the same bytes, so that prompt caches are hit.
///
/// `parameters` are sent under their names, sorted. A text that holds a JSON object or array is sent as that JSON when the
/// parameter is one that takes structure (`provider`, `plugins`, `response_format`, `stop` …).
public final class RequestJson {
    /// Fields that are ours to write.
    private static final Set<String> OURS = Set.of(
            "model", "messages", "stream", "session_id", "max_completion_tokens", "reasoning", "cache_control", "plugins", "tools");

    private static final Set<String> STRUCTURED = Set.of(
            "provider", "plugins", "response_format", "models", "tool_choice", "stop", "logit_bias", "metadata", "trace", "reasoning",
            "modalities", "image_config", "audio", "prediction", "web_search_options", "stop_server_tools_when",
            "prompt_cache_options", "stream_options", "debug");

    private static final String COMPRESSION = "context-compression";

    private RequestJson() {}

    /// @return UTF-8 JSON
    public static byte[] body(ChatRequest request) {
        return body(request, false);
    }

    /// @param withoutReasoning leaves all reasoning details out, for a history whose details were refused
    static byte[] body(ChatRequest request, boolean withoutReasoning) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, request, withoutReasoning);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, ChatRequest request, boolean withoutReasoning) {
        Map<String, JsonNode> parameters = parameters(request.parameters());
        if (request.effort() != null) {
            parameters.remove("reasoning_effort");
        }
        if (request.maxTokens() != null) {
            parameters.remove("max_tokens");
        }
        CacheMarks marks = CacheMarks.of(request.model());
        json.writeStartObject();
        text(json, "model", request.model());
        json.writeBooleanProperty("stream", true);
        if (!request.sessionKey().isEmpty()) {
            text(json, "session_id", limited(request.sessionKey(), 256));
        }
        if (request.maxTokens() != null) {
            json.writeNumberProperty("max_completion_tokens", request.maxTokens());
        } else {
            property(json, "max_completion_tokens", parameters.get("max_completion_tokens"));
        }
        property(json, "reasoning", reasoning(request.effort(), parameters.get("reasoning")));
        if (marks.onWholeRequest()) {
            property(json, "cache_control", CacheMarks.shortLived());
        } else {
            property(json, "cache_control", parameters.get("cache_control"));
        }
        for (Map.Entry<String, JsonNode> parameter : parameters.entrySet()) {
            if (!OURS.contains(parameter.getKey())) {
                property(json, parameter.getKey(), parameter.getValue());
            }
        }
        property(json, "plugins", plugins(parameters.get("plugins")));
        messages(json, request, marks, withoutReasoning);
        JsonNode tools = request.tools() == null ? parameters.get("tools") : Json.parse(request.tools());
        if (tools != null && tools.isArray() && !tools.isEmpty()) {
            property(json, "tools", tools);
        }
        json.writeEndObject();
    }

    private static Map<String, JsonNode> parameters(Map<String, Object> given) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        given.forEach((name, value) -> {
            JsonNode node = ParameterValue.of(value, STRUCTURED.contains(name));
            if (!node.isNull()) {
                parameters.put(name, node);
            }
        });
        return parameters;
    }

    private static @Nullable JsonNode reasoning(@Nullable String effort, @Nullable JsonNode given) {
        if (effort == null) {
            return given;
        }
        ObjectNode reasoning = Json.NODES.objectNode();
        reasoning.put("effort", effort);
        if (given != null) {
            for (Map.Entry<String, JsonNode> option : given.properties()) {
                // an effort and a budget exclude each other
                if (!option.getKey().equals("effort") && !option.getKey().equals("max_tokens")) {
                    reasoning.set(option.getKey(), option.getValue());
                }
            }
        }
        return reasoning;
    }

    /// Compression at the router drops text from the middle and tears tool calls from their results: off unless asked for.
    private static JsonNode plugins(@Nullable JsonNode given) {
        ArrayNode plugins = Json.NODES.arrayNode();
        boolean decided = false;
        if (given != null && given.isArray()) {
            for (JsonNode plugin : given) {
                decided |= COMPRESSION.equals(Json.text(plugin, "id"));
            }
        }
        if (!decided) {
            plugins.add(Json.NODES.objectNode().put("id", COMPRESSION).put("enabled", false));
        }
        if (given != null && given.isArray()) {
            given.forEach(plugins::add);
        }
        return plugins;
    }

    private static void messages(JsonGenerator json, ChatRequest request, CacheMarks marks, boolean withoutReasoning) {
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
                    text(json, "role", "system");
                    json.writeName("content");
                    content(json, said.text(), List.of(), marks.onInstructions());
                }
                case ChatMessage.User said -> {
                    text(json, "role", "user");
                    json.writeName("content");
                    content(json, said.text(), said.images(), i == lastUser ? marks.onLastUser() : null);
                }
                case ChatMessage.Assistant said -> assistant(json, said, replay);
                case ChatMessage.Tool said -> {
                    text(json, "role", "tool");
                    text(json, "tool_call_id", said.toolCallId());
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
            text(json, "type", "text");
            text(json, "text", text);
            property(json, "cache_control", mark);
            json.writeEndObject();
        }
        for (String image : images) {
            json.writeStartObject();
            text(json, "type", "image_url");
            json.writeName("image_url");
            json.writeStartObject();
            text(json, "url", image);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void assistant(JsonGenerator json, ChatMessage.Assistant said, @Nullable ReasoningReplay replay) {
        text(json, "role", "assistant");
        if (said.text().isBlank()) {
            json.writeNullProperty("content");
        } else {
            text(json, "content", said.text());
        }
        property(json, "reasoning_details", replay == null ? null : replay.of(said));
        property(json, "annotations", fileAnnotations(said.annotations()));
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
        text(json, "id", call.id());
        text(json, "type", "function");
        json.writeName("function");
        json.writeStartObject();
        text(json, "name", call.name());
        text(json, "arguments", arguments != null && arguments.isObject() ? call.arguments() : "{}");
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

    private static void text(JsonGenerator json, String name, String value) {
        json.writeName(name);
        json.writeString(Json.encodable(value));
    }

    private static void property(JsonGenerator json, String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            json.writeName(Json.encodable(name));
            Json.write(json, value);
        }
    }

    private static String limited(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
