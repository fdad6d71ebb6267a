package dev.branchline.openrouter;

import dev.branchline.model.AppIdentity;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Plain requests and endpoints for tests.
final class Chat {
    static final String KEY = "sk-or-v1-topsecret0123456789";

    private Chat() {}

    static Endpoint endpoint(String baseUrl, int retries) {
        return new Endpoint(baseUrl, new Secret(KEY), Duration.ofSeconds(30), retries, new AppIdentity("https://example.org/app", "My shop"));
    }

    static ChatRequest request(ChatMessage... messages) {
        return request("openai/gpt-5.4-mini", messages);
    }

    static ChatRequest request(String model, ChatMessage... messages) {
        return new ChatRequest(model, List.of(messages), "conv-1", null, null, Map.of(), null);
    }

    static ChatRequest hello() {
        return request(user("Hello"));
    }

    static ChatMessage user(String text) {
        return new ChatMessage.User(text, List.of());
    }

    static String delta(String text) {
        return "data: {\"id\":\"gen-raw\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    static final String FINISH = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,\"cost\":0.5}}\n\n";

    static final String DONE = "data: [DONE]\n\n";
}
