package dev.branchline.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class DemoServerTest {
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
    void listensOnLoopbackOnly() {
        assertThat(server.baseUrl().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.baseUrl().getPath()).isEqualTo("/api/v1");
    }

    @Test
    void refusesStrangers() throws Exception {
        URI models = URI.create(server.baseUrl() + "/models");
        var without = client.http().send(HttpRequest.newBuilder(models).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.body()).contains("No cookie auth credentials found");
        var wrong = client.http().send(HttpRequest.newBuilder(models).header("Authorization", "Bearer sk-or-v1-nope").build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("User not found.");
    }

    @Test
    void listsModels() throws Exception {
        var response = client.get("/models");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode rows = Json.parse(response.body()).path("data");
        assertThat(rows.size()).isEqualTo(24);
    }

    @Test
    void streamsAnAnswer() throws Exception {
        DemoClient.Answer answer = client.ask("openai/gpt-4-turbo", "What is a monad?");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().getLast()).isEqualTo("[DONE]");
        assertThat(answer.text()).contains("What is a monad?");
        assertThat(answer.comments()).isPositive();
        assertThat(answer.last().path("usage").path("cost").asDecimal()).isPositive();
        assertThat(answer.last().path("id").asString()).isEqualTo(answer.generation());
    }
}
