package dev.branchline.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Compares the shapes of the demo's answers with the fixtures: a field that no fixture has, or one of another type, fails.
class WireShapeTest {
    private static final List<String> STREAMS = List.of("stream-plain", "stream-reasoning-text", "stream-reasoning-encrypted-tool",
            "stream-reasoning-gemini-tool", "stream-tools-parallel", "stream-web-search", "stream-usage-cache", "stream-router-metadata",
            "stream-debug-and-image", "stream-error-midstream");

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

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-sonnet-5, think search", "openai/gpt-5.6, think code", "google/gemini-3-pro, table",
        "deepseek/deepseek-v4, think", "anthropic/claude-opus-5, hello", "google/gemini-3-flash-image, image",
        "anthropic/claude-sonnet-5, error midstream", "anthropic/claude-sonnet-5, refuse", "openai/gpt-5.6, tools"
    })
    void chunksLookLikeTheRealOnes(String model, String prompt) throws Exception {
        Set<String> known = new TreeSet<>();
        STREAMS.forEach(name -> events(name).forEach(chunk -> collect("", chunk, known)));
        ObjectNode body = DemoClient.body(model, prompt);
        if (prompt.equals("tools")) {
            body.putArray("tools").addObject().put("type", "function").putObject("function").put("name", "read_file");
        }
        DemoClient.Answer answer = client.ask(body);
        Set<String> seen = new TreeSet<>();
        answer.chunks().forEach(chunk -> collect("", chunk, seen));
        assertThat(known).containsAll(seen);
    }

    @Test
    void endsLikeTheRealOne() throws Exception {
        List<JsonNode> theirs = events("stream-plain");
        List<JsonNode> ours = client.ask("openai/gpt-4-turbo", "hello").chunks();
        for (int fromEnd = 1; fromEnd <= 2; fromEnd++) {
            JsonNode expected = theirs.get(theirs.size() - fromEnd);
            JsonNode actual = ours.get(ours.size() - fromEnd);
            assertThat(actual.path("choices").path(0)).isEqualTo(expected.path("choices").path(0));
            assertThat(shape(actual.path("usage"))).isEqualTo(shape(expected.path("usage")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/models", "/providers", "/key", "/credits", "/models/anthropic/claude-sonnet-5/endpoints"})
    void documentsLookLikeTheRealOnes(String path) throws Exception {
        String fixture = path.endsWith("endpoints") ? "endpoints" : path.substring(1);
        Set<String> known = shape(fixture(fixture + ".json"));
        shape(fixture("models.json")).forEach(field -> known.add(field.replace("data[].pricing", "data.endpoints[].pricing")));
        assertThat(known).containsAll(shape(Json.parse(client.get(path).body())));
    }

    @Test
    void generationLooksLikeTheRealOne() throws Exception {
        String id = client.ask("anthropic/claude-sonnet-5", "hello").generation();
        client.get("/generation?id=" + id);
        client.get("/generation?id=" + id);
        assertThat(shape(fixture("generation.json"))).containsAll(shape(Json.parse(client.get("/generation?id=" + id).body())));
    }

    @Test
    void wholeAnswerLooksLikeTheRealOne() throws Exception {
        ObjectNode body = DemoClient.body("openai/gpt-4-turbo", "hello").put("stream", false);
        Set<String> known = shape(fixture("chat-plain.json"));
        events("stream-router-metadata").forEach(chunk -> collect("", chunk, known));
        assertThat(known).containsAll(shape(Json.parse(client.askWhole(body).body())));
    }

    @ParameterizedTest
    @CsvSource({"402, error-402-credits", "403, error-403-moderation", "404, error-404-data-policy", "429, error-429-upstream", "500, error-500-masked",
        "502, error-502-provider", "503, error-503-no-provider", "529, error-529-overloaded"})
    void errorsLookLikeTheRealOnes(int status, String fixture) throws Exception {
        var response = client.askWhole(DemoClient.body("openai/gpt-5.6", "error " + status));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(shape(fixture(fixture + ".json"))).containsAll(shape(Json.parse(response.body())));
    }

    private static List<JsonNode> events(String name) {
        return read(name + ".sse").lines().filter(line -> line.startsWith("data: {")).map(line -> Json.parse(line.substring(6))).toList();
    }

    private static JsonNode fixture(String name) {
        return Json.parse(read(name));
    }

    private static String read(String name) {
        try (InputStream in = WireShapeTest.class.getResourceAsStream("/openrouter/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> shape(JsonNode node) {
        Set<String> paths = new TreeSet<>();
        collect("", node, paths);
        return paths;
    }

    /// Every field with its type. Null stands for any type, so it adds none but the field itself.
    private static void collect(String path, JsonNode node, Set<String> paths) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                paths.add(inner);
                if (!inner.equals("openrouter_metadata.pipeline[].data")) {
                    collect(inner, field.getValue(), paths);
                }
            });
        } else if (node.isArray()) {
            node.forEach(element -> collect(path + "[]", element, paths));
        } else if (!node.isNull()) {
            paths.add(path + ":" + node.getNodeType().name().charAt(0));
        }
    }
}
