package dev.branchline.demo;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class PacingTest {
    private static final String MODEL = "openai/gpt-4-turbo";

    @Test
    void answerStopsWhenTheClientLeaves() throws Exception {
        HandCrankedPacer pacer = new HandCrankedPacer();
        try (DemoServer server = DemoServer.start(pacer); DemoClient client = new DemoClient(server)) {
            HttpResponse<InputStream> response = client.open(DemoClient.body(MODEL, "tokens 1000 at 100"));
            pacer.awaitWaiting(1);
            pacer.advance(Duration.ofMillis(55));
            pacer.awaitWaiting(1);
            response.body().close();
            server.awaitQuiet();

            String path = "/generation?id=" + response.headers().firstValue("X-Generation-Id").orElseThrow();
            client.get(path);
            client.get(path);
            JsonNode data = Json.parse(client.get(path).body()).path("data");
            assertThat(data.path("cancelled").asBoolean()).isTrue();
            assertThat(data.path("native_tokens_completion").asInt()).isEqualTo(5);
            assertThat(data.path("total_cost").asDecimal()).isPositive();
        }
    }

    @Test
    void closingTheServerEndsAnswers() throws Exception {
        HandCrankedPacer pacer = new HandCrankedPacer();
        DemoServer server = DemoServer.start(pacer);
        try (server; DemoClient client = new DemoClient(server)) {
            client.open(DemoClient.body(MODEL, "stall"));
            pacer.awaitWaiting(1);
        }
        server.awaitQuiet();
    }

    @Test
    void twoAnswersRunSideBySide() throws Exception {
        HandCrankedPacer pacer = new HandCrankedPacer();
        try (DemoServer server = DemoServer.start(pacer); DemoClient client = new DemoClient(server)) {
            HttpResponse<InputStream> one = client.open(DemoClient.body(MODEL, "tokens 50 at 100"));
            HttpResponse<InputStream> two = client.open(DemoClient.body(MODEL, "tokens 60 at 100"));
            pacer.awaitWaiting(2);
            pacer.advance(Duration.ofMillis(100));
            pacer.awaitWaiting(2);
            pacer.advance(Duration.ofSeconds(10));
            assertThat(DemoClient.read(one).text()).endsWith(DemoTokens.word(50));
            assertThat(DemoClient.read(two).text()).endsWith(DemoTokens.word(60));
        }
    }

    @Test
    void tapHearsOfEachToken() throws Exception {
        HandCrankedPacer pacer = new HandCrankedPacer();
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        try (DemoServer server = DemoServer.start(pacer, (tokens, _) -> heard.add(tokens)); DemoClient client = new DemoClient(server)) {
            HttpResponse<InputStream> response = client.open(DemoClient.body(MODEL, "tokens 3 at 10"));
            for (int k = 0; k < 3; k++) {
                pacer.awaitWaiting(1);
                pacer.advance(Duration.ofMillis(100));
            }
            assertThat(DemoClient.read(response).text()).endsWith(DemoTokens.word(3));
            assertThat(heard).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void keepsTheConnectionForTheNextRequest() throws Exception {
        try (DemoServer server = DemoServer.start(Pacer.immediate()); DemoClient client = new DemoClient(server)) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.ask(MODEL, "tokens 5").data()).hasSize(8);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void realTimeKeepsTheSpeedAskedFor() throws Exception {
        try (DemoServer server = DemoServer.start(); DemoClient client = new DemoClient(server)) {
            long start = System.nanoTime();
            DemoClient.Answer answer = client.ask(MODEL, "tokens 100 at 400");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(245));
            assertThat(answer.text()).endsWith(DemoTokens.word(100));
        }
    }
}
