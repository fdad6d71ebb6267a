package dev.branchline.openrouter;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What goes into a request beside its messages.
final class RequestParameters {
    private static final Set<String> STRUCTURED = Set.of(
            "provider", "plugins", "response_format", "models", "tool_choice", "stop", "logit_bias", "metadata", "trace", "reasoning",
            "modalities", "image_config", "audio", "prediction", "web_search_options", "stop_server_tools_when",
            "prompt_cache_options", "stream_options", "debug");

    private static final String COMPRESSION = "context-compression";

    private RequestParameters() {}

    /// By name, sorted; without those that are null.
    static Map<String, JsonNode> of(Map<String, Object> given) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        given.forEach((name, value) -> {
            JsonNode node = ParameterValue.of(value, STRUCTURED.contains(name));
            if (!node.isNull()) {
                parameters.put(name, node);
            }
        });
        return parameters;
    }

    /// The effort that was chosen goes before what is written in the settings.
    static @Nullable JsonNode reasoning(@Nullable String effort, @Nullable JsonNode given) {
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
    static JsonNode plugins(@Nullable JsonNode given) {
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
}
