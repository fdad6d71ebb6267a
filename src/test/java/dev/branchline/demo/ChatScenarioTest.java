package dev.branchline.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChatScenarioTest {
    private static final String SONNET = "anthropic/claude-sonnet-5";
    private static final String PLAIN = "openai/gpt-4-turbo";

    private DemoServer server;
    private DemoClient client;

    @BeforeEach
    void start() throws Exception {
        server = DemoServer.start(Pacer.immediate());
        client = new DemoClient(server);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void failsOnceAndThenAnswers() throws Exception {
        DemoClient.Answer first = client.ask(PLAIN, "error 429 once");
        DemoClient.Answer second = client.ask(PLAIN, "error 429 once");
        assertThat(first.status()).isEqualTo(429);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.data().getLast()).isEqualTo("[DONE]");
    }

    @Test
    void tellsWhenToRetry() throws Exception {
        assertThat(client.askWhole(DemoClient.body(PLAIN, "error 429")).headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void dropsTheConnection() {
        assertThatThrownBy(() -> client.ask(PLAIN, "drop")).isInstanceOf(IOException.class);
    }

    @Test
    void truncatesWithinAnEvent() throws Exception {
        var answer = DemoClient.read(client.open(DemoClient.body(PLAIN, "truncate after 12")));
        assertThat(answer.data()).doesNotContain("[DONE]").hasSize(13);
        assertThatThrownBy(() -> Json.parse(answer.data().getLast())).isNotNull();
    }

    @Test
    void failsInMidstreamWithoutCharge() throws Exception {
        DemoClient.Answer answer = client.ask(PLAIN, "error midstream after 5");
        assertThat(answer.last().path("error").path("code").asInt()).isEqualTo(502);
        assertThat(answer.data()).hasSize(6).doesNotContain("[DONE]");
        assertThat(generation(answer.generation()).path("total_cost").asDecimal()).isEqualByComparingTo("0");
    }

    @Test
    void failsAsTheFirstEvent() throws Exception {
        DemoClient.Answer answer = client.ask(PLAIN, "error first");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data()).hasSize(1).first().asString().contains("\"error\"");
    }

    @Test
    void fallsSilentAndThenDrops() {
        assertThatThrownBy(() -> client.ask(PLAIN, "stall")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse:content_filter:content_filter", "length:length:max_output_tokens", "table:stop:completed"})
    void endsWithTheReasonAskedFor(String example) throws Exception {
        String[] parts = example.split(":");
        JsonNode choice = client.ask(PLAIN, parts[0]).last().path("choices").path(0);
        assertThat(choice.path("finish_reason").asString()).isEqualTo(parts[1]);
        assertThat(choice.path("native_finish_reason").asString()).isEqualTo(parts[2]);
    }

    @Test
    void keepsToTheLimitOfTokens() throws Exception {
        DemoClient.Answer answer = client.ask(DemoClient.body(PLAIN, "long").put("max_completion_tokens", 30));
        assertThat(answer.last().path("choices").path(0).path("finish_reason").asString()).isEqualTo("length");
        assertThat(answer.last().path("usage").path("completion_tokens").asInt()).isEqualTo(30);
    }

    @Test
    void countsTokensOut() throws Exception {
        DemoClient.Answer answer = client.ask(PLAIN, "tokens 500 at 100");
        List<String> words = List.of(answer.text().split("\\s+"));
        assertThat(words).hasSize(500);
        assertThat(words.get(41)).isEqualTo(DemoTokens.word(42));
        assertThat(answer.last().path("usage").path("completion_tokens").asInt()).isEqualTo(500);
        assertThat(answer.chunks()).hasSize(502);
    }

    @Test
    void writesMarkdownOfAnyLength() throws Exception {
        DemoClient.Answer answer = client.ask(PLAIN, "tokens 6000 fast markdown");
        assertThat(answer.last().path("usage").path("completion_tokens").asInt()).isEqualTo(6000);
        assertThat(answer.text()).startsWith("# A small handbook");
    }

    @ParameterizedTest
    @ValueSource(strings = {SONNET, "openai/gpt-5.6", "google/gemini-3-pro", "moonshotai/kimi-k3"})
    void thinksInItsFamilysWay(String model) throws Exception {
        DemoClient.Answer answer = client.ask(model, "Why does parse() fail on CRLF?");
        assertThat(answer.reasoning()).contains("line ending");
        String data = String.join("\n", answer.data());
        switch (DemoModels.get(model).family()) {
            case ANTHROPIC -> assertThat(data).contains("reasoning.text", "\"signature\"");
            case OPENAI -> assertThat(data).contains("reasoning.summary", "reasoning.encrypted");
            case GOOGLE -> assertThat(data).contains("reasoning.text", "reasoning.encrypted");
            case OPEN -> assertThat(data).contains("reasoning.text").doesNotContain("signature", "encrypted");
        }
        assertThat(answer.last().path("usage").path("completion_tokens_details").path("reasoning_tokens").asInt()).isPositive();
    }

    @Test
    void thinksMoreWithMoreEffort() throws Exception {
        String little = client.ask(withEffort("low")).reasoning();
        String much = client.ask(withEffort("high")).reasoning();
        assertThat(client.ask(withEffort("none")).reasoning()).isEmpty();
        assertThat(much.length()).isGreaterThan(little.length());
    }

    @Test
    void cannotStopThinkingWhereItIsMandatory() throws Exception {
        ObjectNode body = DemoClient.body("openai/gpt-5.6", "hello");
        body.putObject("reasoning").put("effort", "none");
        var response = client.askWhole(body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Reasoning is mandatory");
    }

    @Test
    void citesSources() throws Exception {
        DemoClient.Answer answer = client.ask(SONNET, "search");
        JsonNode citation = answer.chunks().stream().flatMap(c -> c.path("choices").path(0).path("delta").path("annotations").valueStream())
                .findFirst().orElseThrow().path("url_citation");
        int from = citation.path("start_index").asInt();
        assertThat(answer.text().substring(from, citation.path("end_index").asInt())).isEqualTo("[1]");
        assertThat(answer.last().path("usage").path("server_tool_use_details").path("web_search_requests").asInt()).isEqualTo(1);
        assertThat(answer.last().path("usage").path("cost").asDecimal()).isGreaterThan(new BigDecimal("0.01"));
    }

    @Test
    void drawsIfTheModelCan() throws Exception {
        assertThat(String.join("", client.ask("google/gemini-3-flash-image", "image").data())).contains("data:image/png;base64,");
        assertThat(client.ask(SONNET, "image").text()).contains("words only");
    }

    @Test
    void picturesAreReadable() throws Exception {
        assertThat(ImageIO.read(new ByteArrayInputStream(Picture.png())).getWidth()).isEqualTo(64);
    }

    @Test
    void callsToolsAndReadsTheirResults() throws Exception {
        ObjectNode body = DemoClient.body(SONNET, "tools");
        body.putArray("tools").addObject().put("type", "function").putObject("function").put("name", "read_file");
        DemoClient.Answer answer = client.ask(body);
        StringBuilder arguments = new StringBuilder();
        answer.chunks().stream().flatMap(chunk -> chunk.path("choices").path(0).path("delta").path("tool_calls").valueStream())
                .filter(call -> call.path("index").asInt() == 1).forEach(call -> arguments.append(call.path("function").path("arguments").asString("")));
        assertThat(Json.parse(arguments.toString()).path("path").asString()).isEqualTo("src/ParserTest.java");
        assertThat(answer.last().path("choices").path(0).path("finish_reason").asString()).isEqualTo("tool_calls");

        ArrayNode messages = (ArrayNode) body.get("messages");
        messages.addObject().put("role", "assistant").putNull("content");
        messages.addObject().put("role", "tool").put("tool_call_id", "a").put("content", "class Parser {}");
        assertThat(client.ask(body).text()).contains("class Parser {}");
    }

    @Test
    void callsWithoutResultsAreRefused() throws Exception {
        ObjectNode body = DemoClient.body(SONNET, "tools");
        ArrayNode messages = (ArrayNode) body.get("messages");
        messages.addObject().put("role", "assistant").put("content", "").putArray("tool_calls").addObject().put("id", "a");
        messages.addObject().put("role", "user").put("content", "and?");
        assertThat(client.askWhole(body).statusCode()).isEqualTo(400);
        assertThat(client.askWhole(body).body()).contains("without results: a");
    }

    @Test
    void hostileAnswersAreHostile() throws Exception {
        DemoClient.Answer answer = client.ask(SONNET, "hostile think");
        assertThat(answer.text()).contains("\u001b]52;", "\u001b[2J", "\u202e", "\u009b31m", "\u0090q");
        assertThat(answer.reasoning()).contains("\u001b]0;owned\u0007");
        assertThat(String.join("", answer.data())).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unicode", "japanese", "hindi"})
    void crumbsArriveWhole(String topic) throws Exception {
        String whole = client.ask(PLAIN, topic).text();
        assertThat(client.ask(PLAIN, "demo " + topic + " dribble").text().replace("demo " + topic + " dribble", topic)).isEqualTo(whole);
    }

    @Test
    void cacheGrowsWithTheConversation() throws Exception {
        ObjectNode body = DemoClient.body(SONNET, "Tell me about CRLF").put("session_id", "s1");
        DemoClient.Answer first = client.ask(body);
        ArrayNode messages = (ArrayNode) body.get("messages");
        messages.addObject().put("role", "assistant").put("content", first.text());
        messages.addObject().put("role", "user").put("content", "and faster?");
        DemoClient.Answer second = client.ask(body);
        assertThat(cached(first)).isZero();
        assertThat(cached(second)).isGreaterThan(100);
        assertThat(cached(client.ask(body.deepCopy().put("session_id", "s2")))).isZero();
    }

    @Test
    void chargesALittleLessThanTheListPrice() throws Exception {
        JsonNode usage = client.ask(SONNET, "table").last().path("usage");
        BigDecimal list = usage.path("prompt_tokens").asDecimal().multiply(new BigDecimal("0.00000375"))
                .add(usage.path("completion_tokens").asDecimal().multiply(new BigDecimal("0.000015")));
        assertThat(usage.path("cost").asDecimal()).isLessThan(list).isGreaterThan(list.multiply(new BigDecimal("0.97")));
    }

    @Test
    void tellsOfTheSecondAttempt() throws Exception {
        JsonNode metadata = client.ask("anthropic/claude-opus-5", "hello").last().path("openrouter_metadata");
        assertThat(metadata.path("attempt").asInt()).isEqualTo(2);
        assertThat(metadata.path("attempts").path(0).path("provider").asString()).isEqualTo("Anthropic");
    }

    @Test
    void routersAndAliasesNameTheModelThatAnswers() throws Exception {
        assertThat(client.ask("openrouter/auto", "hello").last().path("model").asString()).isEqualTo("google/gemini-3-flash");
        assertThat(client.ask("~anthropic/claude-sonnet-latest", "hello").last().path("model").asString()).isEqualTo(SONNET);
        assertThat(client.ask(SONNET + ":nitro", "hello").status()).isEqualTo(200);
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        assertThat(client.askWhole(DemoClient.body("example/nope", "hello")).body()).contains("is not a valid model ID");
        assertThat(client.askWhole(Json.object().put("model", SONNET)).statusCode()).isEqualTo(400);
        ObjectNode tools = DemoClient.body("sao10k/l3-lunaris-8b", "hello");
        tools.putArray("tools").addObject().put("type", "function").putObject("function").put("name", "x");
        assertThat(client.askWhole(tools).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"messages\":5}", "{\"messages\":[5],\"model\":7}",
        "{\"messages\":[{\"role\":{},\"content\":{\"a\":[]}}],\"tools\":\"x\",\"reasoning\":3,\"max_tokens\":\"many\",\"provider\":[1]}"})
    void anyBodyGetsAnAnswer(String body) throws Exception {
        var response = client.http().send(client.request("/chat/completions").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isIn(200, 400);
    }

    @Test
    void secondTryIsAnotherAnswer() throws Exception {
        String question = "Why does parse() fail on CRLF?";
        assertThat(client.ask(SONNET, question).text()).isNotEqualTo(client.ask(SONNET, question).text());
    }

    @Test
    void generationTakesItsTime() throws Exception {
        DemoClient.Answer answer = client.ask(PLAIN, "hello");
        String path = "/generation?id=" + answer.generation();
        assertThat(List.of(client.get(path).statusCode(), client.get(path).statusCode(), client.get(path).statusCode())).containsExactly(404, 404, 200);
        assertThat(generation(answer.generation()).path("total_cost").asDecimal())
                .isEqualByComparingTo(answer.last().path("usage").path("cost").asDecimal());
    }

    private JsonNode generation(String id) throws Exception {
        client.get("/generation?id=" + id);
        client.get("/generation?id=" + id);
        return Json.parse(client.get("/generation?id=" + id).body()).path("data");
    }

    private static ObjectNode withEffort(String effort) {
        ObjectNode body = DemoClient.body(SONNET, "Why does parse() fail on CRLF?");
        body.putObject("reasoning").put("effort", effort);
        return body;
    }

    private static int cached(DemoClient.Answer answer) {
        return answer.last().path("usage").path("prompt_tokens_details").path("cached_tokens").asInt();
    }
}
