package dev.branchline.openrouter;

import dev.branchline.model.ChatRequest;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;

/// The exact body of a chat request (API reference 4). The same request gives the same bytes, so that prompt caches are hit.
///
/// `parameters` are sent under their names, sorted. A text that holds a JSON object or array is sent as that JSON when the
/// parameter is one that takes structure (`provider`, `plugins`, `response_format`, `stop` …).
public final class RequestJson {
    /// Fields that are ours to write.
    private static final Set<String> OURS = Set.of(
            "model", "messages", "stream", "session_id", "max_completion_tokens", "reasoning", "cache_control", "plugins", "tools");

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
        Map<String, JsonNode> parameters = RequestParameters.of(request.parameters());
        if (request.effort() != null) {
            parameters.remove("reasoning_effort");
        }
        if (request.maxTokens() != null) {
            parameters.remove("max_tokens");
        }
        CacheMarks marks = CacheMarks.of(request.model());
        json.writeStartObject();
        Json.text(json, "model", request.model());
        json.writeBooleanProperty("stream", true);
        if (!request.sessionKey().isEmpty()) {
            Json.text(json, "session_id", limited(request.sessionKey(), 256));
        }
        if (request.maxTokens() != null) {
            json.writeNumberProperty("max_completion_tokens", request.maxTokens());
        } else {
            Json.property(json, "max_completion_tokens", parameters.get("max_completion_tokens"));
        }
        Json.property(json, "reasoning", RequestParameters.reasoning(request.effort(), parameters.get("reasoning")));
        if (marks.onWholeRequest()) {
            Json.property(json, "cache_control", CacheMarks.shortLived());
        } else {
            Json.property(json, "cache_control", parameters.get("cache_control"));
        }
        for (Map.Entry<String, JsonNode> parameter : parameters.entrySet()) {
            if (!OURS.contains(parameter.getKey())) {
                Json.property(json, parameter.getKey(), parameter.getValue());
            }
        }
        Json.property(json, "plugins", RequestParameters.plugins(parameters.get("plugins")));
        MessagesJson.write(json, request, marks, withoutReasoning);
        JsonNode tools = request.tools() == null ? parameters.get("tools") : Json.parse(request.tools());
        if (tools != null && tools.isArray() && !tools.isEmpty()) {
            Json.property(json, "tools", tools);
        }
        json.writeEndObject();
    }

    private static String limited(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
