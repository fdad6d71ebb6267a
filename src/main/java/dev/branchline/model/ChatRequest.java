package dev.branchline.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to ask, independent of JSON.
///
/// @param sessionKey stable per session: keeps one provider, so that its prompt cache is hit (API reference 8.1)
/// @param effort reasoning effort word, or null to leave it to the model
/// @param maxTokens limit of the answer, or null
/// @param parameters further sampling parameters by their wire names; numbers, texts, booleans
/// @param tools JSON array of tool definitions, or null for none
public record ChatRequest(
        String model,
        List<ChatMessage> messages,
        String sessionKey,
        @Nullable String effort,
        @Nullable Integer maxTokens,
        Map<String, Object> parameters,
        @Nullable String tools) {
    public ChatRequest {
        messages = List.copyOf(messages);
        parameters = Map.copyOf(parameters);
    }

    /// @param definitions JSON array; an empty one offers none
    public ChatRequest withTools(String definitions) {
        return new ChatRequest(model, messages, sessionKey, effort, maxTokens, parameters, definitions.equals("[]") ? null : definitions);
    }
}
