package dev.branchline.openrouter;

import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class RequestJsonTest {
    private static final String CLAUDE = "anthropic/claude-sonnet-5";
    private static final String GPT = "openai/gpt-5.6";

    private static JsonNode body(ChatRequest request) {
        return Fixture.parsed(RequestJson.body(request));
    }

    private static JsonNode messages(String model, ChatMessage... messages) {
        return body(Chat.request(model, messages)).path("messages");
    }

    private static ChatMessage.Assistant answer(String text, @Nullable String details, @Nullable String model, ToolCall... calls) {
        return new ChatMessage.Assistant(text, List.of(calls), details, null, model);
    }

    private static ToolCall call(String id) {
        return new ToolCall(id, "f", "{\"x\" : 1.0}");
    }

    private static List<String> roles(JsonNode messages) {
        return messages.values().stream().map(message -> Json.text(message, "role")).map(String::valueOf).toList();
    }

    /// The agent turn of the fixtures, from a request of ours: all that we send is as it is there.
    @Test
    void agentTurn() {
        ObjectNode wanted = (ObjectNode) Fixture.named("request-agent-turn.json").json();
        Map<String, Object> parameters = Map.of(
                "tool_choice", "auto", "provider", "{\"data_collection\":\"deny\",\"require_parameters\":true}");
        ChatRequest request = new ChatRequest(
                CLAUDE,
                List.of(
                        new ChatMessage.Instructions("You are a coding agent."),
                        Chat.user("What does the build need?"),
                        answer("", "[{\"type\":\"reasoning.text\",\"text\":\"I need the file.\",\"signature\":\"RVhBTVBMRS1TSUc=\","
                                        + "\"format\":\"anthropic-claude-v1\",\"index\":0}]", CLAUDE,
                                new ToolCall("toolu_ex10", "read_file", "{\"path\":\"pom.xml\"}")),
                        new ChatMessage.Tool("toolu_ex10", "read_file", "<project>…</project>")),
                "conv-0001", "medium", 16000, parameters, Json.write(wanted.path("tools")));
        wanted.set("plugins", Fixture.parsed("[{\"id\":\"context-compression\",\"enabled\":false}]"));
        assertThat(body(request)).isEqualTo(wanted);
    }

    /// The many options of the fixtures: passed through by their wire names, structure given as JSON text.
    @Test
    void manyOptions() {
        ObjectNode wanted = (ObjectNode) Fixture.named("request-many-options.json").json();
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (String name : List.of("models", "provider", "plugins", "response_format", "stop", "reasoning")) {
            parameters.put(name, Json.write(wanted.path(name)));
        }
        parameters.put("user", "u-7f3a");
        parameters.put("temperature", 0.2);
        parameters.put("top_p", 0.9);
        parameters.put("seed", 7L);
        parameters.put("verbosity", "low");
        parameters.put("service_tier", "flex");
        ChatMessage message = new ChatMessage.User("Compare these.", List.of("data:image/png;base64,iVBORw0KGgo="));
        ChatRequest request = new ChatRequest(
                GPT, List.of(message), "conv-0002", "high", 4096, parameters, Json.write(wanted.path("tools")));
        ArrayNode parts = (ArrayNode) wanted.path("messages").path(0).path("content");
        parts.remove(2);
        ((ObjectNode) parts.path(1).path("image_url")).remove("detail");
        assertThat(body(request)).isEqualTo(wanted);
    }

    @Test
    void sameRequestSameBytes() {
        Map<String, Object> one = new LinkedHashMap<>();
        Map<String, Object> other = new LinkedHashMap<>();
        List<String> names = List.of("top_p", "temperature", "seed", "min_p");
        names.forEach(name -> one.put(name, 1));
        names.reversed().forEach(name -> other.put(name, 1));
        assertThat(bytes(one)).isEqualTo(bytes(other)).startsWith("{\"model\":\"openai/gpt-5.6\",\"stream\":true,\"session_id\":\"s\"");
    }

    private static String bytes(Map<String, Object> parameters) {
        ChatRequest request = new ChatRequest(GPT, List.of(Chat.user("a")), "s", null, null, parameters, null);
        return new String(RequestJson.body(request), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsNotGivenIsLeftOut() {
        JsonNode body = body(new ChatRequest(GPT, List.of(Chat.user("a")), "", null, null, Map.of(), null));
        assertThat(body.properties().stream().map(Map.Entry::getKey)).containsExactly("model", "stream", "plugins", "messages");
    }

    @Test
    void fieldsOfOursCannotBeOverridden() {
        Map<String, Object> parameters = Map.of("model", "x", "messages", "[]", "stream", false, "max_tokens", 5, "reasoning_effort", "low");
        JsonNode body = body(new ChatRequest(GPT, List.of(Chat.user("a")), "s", "high", 7, parameters, "[]"));
        assertThat(body.path("model").stringValue()).isEqualTo(GPT);
        assertThat(body.path("stream").booleanValue()).isTrue();
        assertThat(body.path("messages")).hasSize(1);
        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(7);
        assertThat(body.has("max_tokens") || body.has("reasoning_effort") || body.has("tools")).isFalse();
    }

    @Test
    void compressionIsOffUnlessAskedFor() {
        Map<String, Object> parameters = Map.of("plugins", "[{\"id\":\"context-compression\",\"enabled\":true}]");
        JsonNode body = body(new ChatRequest(GPT, List.of(Chat.user("a")), "s", null, null, parameters, null));
        assertThat(Json.write(body.path("plugins"))).isEqualTo("[{\"id\":\"context-compression\",\"enabled\":true}]");
    }

    @Test
    void argumentsAreReplayedByteByByteUnlessBroken() {
        JsonNode messages = messages(GPT, Chat.user("a"), answer("", null, GPT,
                new ToolCall("1", "f", "{ \"b\":1.0,\n\"a\" : \"\\u00e9\" }"), new ToolCall("2", "f", "{\"x\":")));
        JsonNode calls = messages.path(1).path("tool_calls");
        assertThat(messages.path(1).path("content").isNull()).isTrue();
        assertThat(calls.path(0).path("function").path("arguments").stringValue()).isEqualTo("{ \"b\":1.0,\n\"a\" : \"\\u00e9\" }");
        assertThat(calls.path(1).path("function").path("arguments").stringValue()).isEqualTo("{}");
    }

    @Test
    void resultsFollowTheirCallsInOrderAndMissingOnesAreMadeUp() {
        JsonNode messages = messages(GPT, Chat.user("a"), answer("x", null, GPT, call("1"), call("2"), call("3")),
                new ChatMessage.Tool("3", "f", "three"), Chat.user("b"), new ChatMessage.Tool("1", "f", " "),
                new ChatMessage.Tool("9", "f", "orphan"));
        assertThat(roles(messages)).containsExactly("user", "assistant", "tool", "tool", "tool", "user");
        assertThat(messages.path(2).path("content").stringValue()).isEqualTo(Conversation.NO_OUTPUT);
        assertThat(messages.path(3).path("tool_call_id").stringValue()).isEqualTo("2");
        assertThat(messages.path(3).path("content").stringValue()).isEqualTo(Conversation.NOT_RUN);
        assertThat(messages.path(4).path("content").stringValue()).isEqualTo("three");
    }

    @Test
    void resultsOfALaterTurnAreNotTakenForAnEarlierOne() {
        JsonNode messages = messages(GPT, Chat.user("a"), answer("", null, GPT, call("1")), answer("", null, GPT, call("1")),
                new ChatMessage.Tool("1", "f", "second"));
        assertThat(messages.path(2).path("content").stringValue()).isEqualTo(Conversation.NOT_RUN);
        assertThat(messages.path(4).path("content").stringValue()).isEqualTo("second");
    }

    @Test
    void nothingEmptyIsSentAndPromptsInARowAreOne() {
        JsonNode messages = messages(GPT, new ChatMessage.Instructions(" "), Chat.user("a"), answer("", null, GPT),
                new ChatMessage.User("b", List.of("https://i/1.png")), Chat.user(" "), answer("x", null, GPT));
        assertThat(roles(messages)).containsExactly("user", "assistant");
        assertThat(Json.write(messages.path(0).path("content"))).isEqualTo(
                "[{\"type\":\"text\",\"text\":\"a\\n\\nb\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://i/1.png\"}}]");
        JsonNode imageOnly = messages(GPT, new ChatMessage.User("", List.of("https://i/1.png")));
        assertThat(imageOnly.path(0).path("content")).hasSize(1);
    }

    private static JsonNode details(String model, ChatMessage.Assistant... answers) {
        ArrayNode found = Json.NODES.arrayNode();
        for (int i = 0; i < answers.length; i++) {
            found.add("-");
        }
        JsonNode messages = messages(model, answers);
        for (int i = 0; i < answers.length; i++) {
            JsonNode details = messages.path(i).path("reasoning_details");
            if (!details.isMissingNode()) {
                found.set(i, details);
            }
        }
        return found;
    }

    private static final String SIGNED = "[{\"type\":\"reasoning.text\",\"text\":\"t\",\"signature\":\"s\",\"format\":\"anthropic-claude-v1\"}]";
    private static final String UNSIGNED = "[{\"type\":\"reasoning.text\",\"text\":\"t\"}]";

    @Test
    void reasoningGoesBackWithinItsFamilyOnly() {
        assertThat(details(CLAUDE, answer("a", SIGNED, "anthropic/claude-opus-5")).path(0)).isEqualTo(Fixture.parsed(SIGNED));
        assertThat(details("~anthropic/claude-sonnet-latest", answer("a", SIGNED, CLAUDE)).path(0).isArray()).isTrue();
        assertThat(details(GPT, answer("a", SIGNED, CLAUDE)).path(0).isArray()).isFalse();
        assertThat(details(GPT, answer("a", SIGNED, null)).path(0).isArray()).isFalse();
        assertThat(details(CLAUDE, answer("a", SIGNED, null)).path(0).isArray()).isTrue();
        assertThat(details("openrouter/auto", answer("a", SIGNED, CLAUDE)).path(0).isArray()).isTrue();
    }

    @Test
    void unsignedThoughtsOfClaudeAreDroppedOthersKept() {
        assertThat(details(CLAUDE, answer("a", UNSIGNED, CLAUDE)).path(0).isArray()).isFalse();
        assertThat(details("deepseek/deepseek-v4", answer("a", UNSIGNED, "deepseek/deepseek-v4")).path(0).isArray()).isTrue();
    }

    @Test
    void anEmptyListGoesBackEmptyAndBrokenOnesNotAtAll() {
        assertThat(details("deepseek/deepseek-v4", answer("a", "[]", "deepseek/deepseek-v4")).path(0)).isEmpty();
        assertThat(details("deepseek/deepseek-v4", answer("a", "[]", "deepseek/deepseek-v4")).path(0).isArray()).isTrue();
        assertThat(details(GPT, answer("a", "{broken", GPT)).path(0).isArray()).isFalse();
    }

    @Test
    void noEntryGoesBackTwice() {
        String encrypted = "[{\"type\":\"reasoning.encrypted\",\"data\":\"d\",\"id\":\"rs_1\"},{\"type\":\"reasoning.summary\",\"summary\":\"s\"}]";
        String next = "[{\"type\":\"reasoning.encrypted\",\"data\":\"e\",\"id\":\"rs_1\"},{\"type\":\"reasoning.encrypted\",\"data\":\"f\",\"id\":\"rs_2\"}]";
        JsonNode details = details(GPT, answer("a", encrypted, GPT), answer("b", next, GPT));
        assertThat(details.path(0)).isEqualTo(Fixture.parsed(encrypted));
        assertThat(Json.write(details.path(1))).isEqualTo("[{\"type\":\"reasoning.encrypted\",\"data\":\"f\",\"id\":\"rs_2\"}]");
    }

    @Test
    void cacheMarksFollowTheFamily() {
        ChatMessage[] talk = {new ChatMessage.Instructions("S"), Chat.user("a"), answer("b", null, null), Chat.user("c")};
        assertThat(body(Chat.request(GPT, talk)).toString()).doesNotContain("cache_control");
        JsonNode claude = body(Chat.request(CLAUDE, talk));
        assertThat(Json.write(claude.path("cache_control"))).isEqualTo("{\"type\":\"ephemeral\"}");
        assertThat(Json.text(claude.path("messages").path(0).path("content").path(0).path("cache_control"), "ttl")).isEqualTo("1h");
        JsonNode gemini = body(Chat.request("google/gemini-3.1-pro-preview", talk));
        assertThat(gemini.has("cache_control")).isFalse();
        assertThat(gemini.path("messages").path(0).path("content").path(0).has("cache_control")).isTrue();
        assertThat(gemini.path("messages").path(3).path("content").isString()).isTrue();
        JsonNode qwen = body(Chat.request("qwen/qwen3-coder:free", talk));
        assertThat(qwen.path("messages").path(3).path("content").path(0).has("cache_control")).isTrue();
        assertThat(qwen.path("messages").path(1).path("content").isString()).isTrue();
    }

    @Test
    void onlyParsedFilesAreEchoed() {
        String annotations = "[{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"u\"}},{\"type\":\"file\",\"file\":{\"hash\":\"h\"}}]";
        ChatMessage said = new ChatMessage.Assistant("a", List.of(), null, annotations, GPT);
        assertThat(Json.write(messages(GPT, said).path(0).path("annotations"))).isEqualTo("[{\"type\":\"file\",\"file\":{\"hash\":\"h\"}}]");
    }

    @Test
    void halfASurrogatePairDoesNotBreakTheRequest() {
        assertThat(messages(GPT, Chat.user("a\ud83db")).path(0).path("content").stringValue()).isEqualTo("a\uFFFDb");
    }
}
