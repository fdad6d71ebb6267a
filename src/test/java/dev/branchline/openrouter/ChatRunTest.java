package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.AppIdentity;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Retries, silence, abort and endings, against real sockets and a clock turned by hand.
@Timeout(30)
class ChatRunTest {
    private static final RunId RUN = new RunId(7);
    private static final String OVERLOADED = "{\"error\":{\"code\":529,\"message\":\"Overloaded\"}}";

    private final HandCrankedTime time = new HandCrankedTime(Decoding.NOON);
    private final Events events = new Events();
    private RawServer server;
    private OpenRouterService service;

    @BeforeEach
    void open() throws IOException {
        server = new RawServer();
        service = new OpenRouterService(Chat.endpoint(server.baseUrl(), 3), time, new Random(1));
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        server.close();
    }

    private ChatCall start() {
        return service.start(RUN, Chat.hello(), events);
    }

    private static void refuse(RawServer.Exchange exchange) throws IOException {
        exchange.answer(529, "Content-Type: application/json\r\n", OVERLOADED);
    }

    private static void whole(RawServer.Exchange exchange) throws IOException {
        exchange.stream().piece(Chat.delta("Hi")).piece(Chat.FINISH + Chat.DONE).end();
    }

    @Test
    void tellsTheStepsInOrder() {
        server.then(ChatRunTest::whole);
        start();
        Answer answer = events.finished();
        assertThat(events.all()).containsExactly(
                new StreamEvent.Sent(RUN), new StreamEvent.Opened(RUN, "gen-raw"), new StreamEvent.TextDelta(RUN, "Hi"),
                new StreamEvent.Finished(RUN, answer));
        assertThat(answer.usage().cost()).isEqualTo(Cost.charged("0.5"));
        assertThat(answer.generationId()).isEqualTo("gen-raw");
    }

    @Test
    void usesConnectionsAgainAndLeavesNoAlarmBehind() {
        int runs = 8;
        for (int i = 0; i < runs; i++) {
            server.then(ChatRunTest::whole);
            Events each = new Events();
            service.start(RUN, Chat.hello(), each);
            assertThat(each.finished().text()).isEqualTo("Hi");
            // the response runs out a moment after its end was told
            while (time.alarms() > 0) {
                Thread.onSpinWait();
            }
        }
        // giving a connection back races with the next request, so that now and then a new one is opened
        assertThat(server.connections.get()).isLessThan(runs / 2);
    }

    @Test
    void triesAgainAfterABackOff() throws Exception {
        server.then(ChatRunTest::refuse).then(ChatRunTest::refuse).then(ChatRunTest::whole);
        start();
        StreamEvent.Retrying first = events.await(StreamEvent.Retrying.class);
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(first.error().kind()).isEqualTo(Kind.PROVIDER);
        assertThat(first.delayMs()).isBetween(375L, 625L);
        assertThat(server.exchanges).hasSize(1);
        crank(first.delayMs());
        StreamEvent.Retrying second =
                (StreamEvent.Retrying) events.await(e -> e instanceof StreamEvent.Retrying r && r.attempt() == 2);
        assertThat(second.delayMs()).isBetween(750L, 1250L);
        crank(second.delayMs());
        assertThat(events.finished().text()).isEqualTo("Hi");
        assertThat(server.exchanges).hasSize(3);
    }

    private void crank(long millis) throws InterruptedException {
        time.awaitAlarm(delay -> delay.toMillis() == millis);
        time.advance(Duration.ofMillis(millis));
    }

    @Test
    void givesUpAfterSoManyTries() throws Exception {
        for (int i = 0; i < 4; i++) {
            server.then(ChatRunTest::refuse);
        }
        start();
        for (int i = 1; i <= 3; i++) {
            int attempt = i;
            crank(((StreamEvent.Retrying) events.await(e -> e instanceof StreamEvent.Retrying r && r.attempt() == attempt)).delayMs());
        }
        assertThat(events.error().message()).contains("Overloaded");
        assertThat(events.of(StreamEvent.Retrying.class)).hasSize(3);
        assertThat(server.exchanges).hasSize(4);
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        server.then(exchange -> exchange.answer(429, "Retry-After: 40\r\n", "{\"error\":{\"code\":429,\"message\":\"Slow\"}}"))
                .then(ChatRunTest::whole);
        start();
        StreamEvent.Retrying retrying = events.await(StreamEvent.Retrying.class);
        assertThat(retrying.delayMs()).isBetween(40_000L, 40_250L);
        crank(retrying.delayMs());
        events.finished();
    }

    @Test
    void doesNotWaitForLongerThanTwoMinutes() {
        server.then(exchange -> exchange.answer(429, "Retry-After: 900\r\n", "{\"error\":{\"code\":429,\"message\":\"Slow\"}}"));
        start();
        assertThat(events.error().message()).isEqualTo("Slow; try again in 15 min, at 12:15:00 UTC");
        assertThat(events.failed().partial().ending()).isEqualTo(new Ending.Failed(events.error()));
        assertThat(events.of(StreamEvent.Retrying.class)).isEmpty();
    }

    @Test
    void doesNotTryAgainWhatCannotSucceed() {
        server.then(exchange -> exchange.answer(401, "", "{\"error\":{\"code\":401,\"message\":\"User not found.\"}}"));
        start();
        assertThat(events.error().kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(events.of(StreamEvent.Retrying.class)).isEmpty();
    }

    @Test
    void doesNotTryAgainOnceSomethingWasShown() {
        server.then(exchange -> {
            exchange.stream().piece(Chat.delta("Par")).piece(Chat.delta("tial"));
            events.await(e -> e instanceof StreamEvent.TextDelta delta && delta.text().equals("tial"));
            exchange.reset();
        });
        start();
        assertThat(events.error().kind()).isEqualTo(Kind.NETWORK);
        assertThat(events.error().generationId()).isEqualTo("gen-raw");
        assertThat(events.failed().partial().text()).isEqualTo("Partial");
        assertThat(events.of(StreamEvent.Retrying.class)).isEmpty();
    }

    @Test
    void triesAgainWhenTheConnectionBreaksBeforeTheFirstWord() throws Exception {
        server.then(exchange -> exchange.stream().piece(": OPENROUTER PROCESSING\n\n").reset()).then(ChatRunTest::whole);
        start();
        crank(events.await(StreamEvent.Retrying.class).delayMs());
        assertThat(events.finished().text()).isEqualTo("Hi");
    }

    @Test
    void aCompleteAnswerSurvivesABrokenEnd() {
        server.then(exchange -> {
            exchange.stream().piece(Chat.delta("Hi")).piece(Chat.FINISH);
            events.await(StreamEvent.TextDelta.class);
            exchange.reset();
        });
        start();
        assertThat(events.finished().ending()).isEqualTo(new Ending.Complete("stop", null));
    }

    @Test
    void refusedReasoningIsLeftOutSilentlyOnce() {
        String refused = "{\"error\":{\"code\":400,\"message\":\"Provider returned error\","
                + "\"metadata\":{\"raw\":\"Invalid `signature` in `thinking` block\"}}}";
        server.then(exchange -> exchange.answer(400, "", refused)).then(ChatRunTest::whole);
        ChatMessage answer = new ChatMessage.Assistant(
                "before", List.of(), "[{\"type\":\"reasoning.text\",\"text\":\"t\",\"signature\":\"s\"}]", null, "anthropic/claude");
        service.start(RUN, Chat.request("anthropic/claude", Chat.user("a"), answer, Chat.user("b")), events);
        assertThat(events.finished().text()).isEqualTo("Hi");
        assertThat(server.exchanges.get(0).body).contains("reasoning_details");
        assertThat(server.exchanges.get(1).body).doesNotContain("reasoning_details").contains("before");
        assertThat(events.of(StreamEvent.Retrying.class)).isEmpty();
    }

    @Test
    void refusedReasoningIsLeftOutOnlyOnce() {
        String refused = "{\"error\":{\"code\":400,\"message\":\"Duplicate item found with id rs_1\"}}";
        server.then(exchange -> exchange.answer(400, "", refused)).then(exchange -> exchange.answer(400, "", refused));
        start();
        assertThat(events.error().kind()).isEqualTo(Kind.REASONING_REPLAY);
        assertThat(server.exchanges).hasSize(2);
    }

    @Test
    void silenceBreaksTheStreamOff() throws Exception {
        server.then(exchange -> {
            exchange.stream().piece(Chat.delta("Par"));
            exchange.awaitClose();
        });
        start();
        events.await(StreamEvent.TextDelta.class);
        time.awaitAlarm(delay -> delay.equals(Duration.ofSeconds(30)));
        time.advance(Duration.ofSeconds(31));
        assertThat(events.error().kind()).isEqualTo(Kind.IDLE);
        assertThat(events.failed().partial().text()).isEqualTo("Par");
        assertThat(server.sawClose()).isTrue();
    }

    @Test
    void silenceBeforeTheHeadersCountsToo() throws Exception {
        server.then(RawServer.Exchange::awaitClose);
        start();
        events.await(StreamEvent.Sent.class);
        while (server.exchanges.isEmpty()) {
            Thread.onSpinWait();
        }
        time.advance(Duration.ofSeconds(31));
        assertThat(events.error().kind()).isEqualTo(Kind.IDLE);
        assertThat(server.sawClose()).isTrue();
    }

    @Test
    void commentsKeepTheStreamAliveAndAreToldOncePerSecond() throws Exception {
        CountDownLatch turned = new CountDownLatch(1);
        server.then(exchange -> {
            exchange.stream().piece(": A\n\n: B\n\n").piece(": C\n\n" + Chat.delta("1"));
            turned.await();
            exchange.piece(": D\n\n: E\n\n" + Chat.delta("2"));
            exchange.awaitClose();
        });
        start();
        events.await(StreamEvent.TextDelta.class);
        assertThat(events.of(StreamEvent.KeptAlive.class)).hasSize(1);
        time.advance(Duration.ofSeconds(20));
        turned.countDown();
        events.await(e -> e instanceof StreamEvent.TextDelta delta && delta.text().equals("2"));
        assertThat(events.of(StreamEvent.KeptAlive.class)).hasSize(2);
        time.advance(Duration.ofSeconds(29));
        assertThat(events.of(StreamEvent.Failed.class)).isEmpty();
        time.advance(Duration.ofSeconds(2));
        assertThat(events.error().kind()).isEqualTo(Kind.IDLE);
    }

    @Test
    void aServerThatForgetsToEndIsNotWaitedFor() throws Exception {
        server.then(exchange -> {
            exchange.stream().piece(Chat.delta("Hi")).piece(Chat.FINISH);
            exchange.awaitClose();
        });
        start();
        time.awaitAlarm(ChatTry.COURTESY::equals);
        time.advance(Duration.ofSeconds(2));
        assertThat(events.finished().text()).isEqualTo("Hi");
        assertThat(server.sawClose()).isTrue();
    }

    @Test
    void abortClosesTheSocketAndSilencesTheRun() throws Exception {
        server.then(exchange -> {
            exchange.stream().piece(Chat.delta("Par"));
            exchange.awaitClose();
        });
        ChatCall call = start();
        events.await(StreamEvent.TextDelta.class);
        call.abort();
        List<StreamEvent> before = events.all();
        assertThat(server.sawClose()).isTrue();
        time.advance(Duration.ofMinutes(10));
        assertThat(events.all()).isEqualTo(before);
        assertThat(time.alarms()).isZero();
        call.abort();
    }

    @Test
    void abortBeforeTheHeadersClosesTheSocket() throws Exception {
        server.then(RawServer.Exchange::awaitClose);
        ChatCall call = start();
        events.await(StreamEvent.Sent.class);
        while (server.exchanges.isEmpty()) {
            Thread.onSpinWait();
        }
        call.abort();
        assertThat(server.sawClose()).isTrue();
        assertThat(events.all()).containsExactly(new StreamEvent.Sent(RUN));
    }

    /// Now on a new connection, now on one that is used again; a little later each time, so that every step of sending is met.
    @Test
    void abortInTheInstantOfSendingClosesTheSocketToo() throws Exception {
        AtomicInteger left = new AtomicInteger();
        int tries = 200;
        for (int i = 0; i < 2 * tries; i++) {
            server.then(exchange -> {
                if (exchange.body.contains("stays")) {
                    whole(exchange);
                    return;
                }
                left.incrementAndGet();
                exchange.awaitClose();
                left.decrementAndGet();
            });
        }
        for (int i = 0; i < tries; i++) {
            if (i % 4 == 0) {
                Events whole = new Events();
                service.start(RUN, Chat.request(Chat.user("stays")), whole);
                whole.finished();
            }
            CountDownLatch going = new CountDownLatch(1);
            ChatCall call = service.start(RUN, Chat.hello(), _ -> going.countDown());
            if (i % 2 == 0) {
                going.await();
            }
            for (int spin = 0; spin < i % 40 * 500; spin++) {
                Thread.onSpinWait();
            }
            call.abort();
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        boolean open = true;
        // looked at once only: the last request may arrive, and be closed, after this
        while (open && System.nanoTime() < until) {
            open = left.get() > 0;
        }
        assertThat(open).isFalse();
    }

    @Test
    void abortFromWithinTheSinkLetsNothingMoreThrough() throws Exception {
        server.then(exchange -> {
            exchange.stream().piece(Chat.delta("1") + Chat.delta("2") + Chat.FINISH + Chat.DONE);
            exchange.awaitClose();
        });
        ChatCall[] call = new ChatCall[1];
        CountDownLatch assigned = new CountDownLatch(1);
        call[0] = service.start(RUN, Chat.hello(), event -> {
            events.accept(event);
            if (event instanceof StreamEvent.TextDelta) {
                try {
                    assigned.await();
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
                call[0].abort();
            }
        });
        assigned.countDown();
        assertThat(server.sawClose()).isTrue();
        assertThat(events.text()).isEqualTo("1");
        assertThat(events.of(StreamEvent.Finished.class)).isEmpty();
    }

    @Test
    void abortEndsTheWaitForARetry() throws Exception {
        server.then(ChatRunTest::refuse);
        ChatCall call = start();
        StreamEvent.Retrying retrying = events.await(StreamEvent.Retrying.class);
        time.awaitAlarm(delay -> delay.toMillis() == retrying.delayMs());
        call.abort();
        while (time.alarms() > 0) {
            Thread.onSpinWait();
        }
        time.advance(Duration.ofMinutes(5));
        assertThat(server.exchanges).hasSize(1);
        assertThat(events.all().getLast()).isEqualTo(retrying);
    }

    @Test
    void aRefusedConnectionIsToldInASentence() throws Exception {
        server.close();
        service.reconfigure(Chat.endpoint(server.baseUrl(), 0));
        start();
        assertThat(events.error().kind()).isEqualTo(Kind.NETWORK);
        assertThat(events.error().message()).startsWith("No connection to 127.0.0.1:");
    }

    @Test
    void aBaseUrlOrKeyThatCannotBeUsedIsToldInASentence() {
        service.reconfigure(Chat.endpoint("openrouter", 0));
        start();
        assertThat(events.error().message()).contains("base URL").contains("openrouter");
        Events second = new Events();
        service.reconfigure(Chat.endpoint(server.baseUrl(), 0).withKey(new Secret("sk\nX: y")));
        service.start(RUN, Chat.hello(), second);
        assertThat(second.error().kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(second.error().message()).doesNotContain("X: y");
    }

    @Test
    void anEndlessLineIsBrokenOff() throws Exception {
        server.then(exchange -> {
            exchange.stream();
            String block = "x".repeat(1 << 20);
            exchange.piece("data: ");
            for (int i = 0; i < 40; i++) {
                exchange.piece(block);
            }
        });
        service.reconfigure(Chat.endpoint(server.baseUrl(), 0));
        start();
        assertThat(events.error().kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void sendsTheHeadersAndNothingThatTellsTheKeyTwice() {
        server.then(ChatRunTest::whole);
        start();
        events.finished();
        RawServer.Exchange exchange = server.exchanges.getFirst();
        assertThat(exchange.head)
                .startsWith("POST /api/v1/chat/completions HTTP/1.1")
                .containsIgnoringCase("Authorization: Bearer " + Chat.KEY)
                .containsIgnoringCase("HTTP-Referer: https://example.org/app")
                .containsIgnoringCase("X-OpenRouter-Title: My shop")
                .containsIgnoringCase("User-Agent: Branchline")
                .containsIgnoringCase("X-OpenRouter-Categories: cli-agent")
                .containsIgnoringCase("X-OpenRouter-Metadata: enabled")
                .containsIgnoringCase("Content-Type: application/json")
                .containsIgnoringCase("Accept: text/event-stream")
                .doesNotContainIgnoringCase("Upgrade:");
        assertThat(exchange.body).doesNotContain(Chat.KEY);
        assertThat(events.all().toString()).doesNotContain(Chat.KEY);
    }

    @Test
    void anAppWithoutAddressAndTitleIsNotNamed() {
        server.then(ChatRunTest::whole);
        service.reconfigure(new Endpoint(server.baseUrl(), new Secret(Chat.KEY), Duration.ofSeconds(30), 0, new AppIdentity("", " ")));
        start();
        events.finished();
        assertThat(server.exchanges.getFirst().head).doesNotContainIgnoringCase("Referer").doesNotContainIgnoringCase("X-OpenRouter-Title");
    }
}
