package dev.branchline.openrouter;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.Catalogue;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.KeyStatus;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Every fixture of the index over HTTP, and the endpoints beside the chat.
@Timeout(60)
class ServiceFixtureTest {
    private static final RunId RUN = new RunId(1);
    private static final Secret KEY = new Secret(Chat.KEY);
    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(12));

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
    }

    private static OpenRouterService service(Timekeeper time) {
        return new OpenRouterService(Chat.endpoint(SERVER.baseUrl() + "/api/v1/", 0), time, new Random(3));
    }

    private static ResponseDefinitionBuilder response(Fixture fixture) {
        ResponseDefinitionBuilder response = aResponse().withStatus(fixture.status()).withBody(fixture.bytes());
        fixture.headers().forEach(response::withHeader);
        return response;
    }

    private static void serve(ResponseDefinitionBuilder response) {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static Events chat() {
        Events events = new Events();
        try (OpenRouterService service = service(Timekeeper.system())) {
            service.start(RUN, Chat.hello(), events);
            events.awaitEnd();
        }
        return events;
    }

    private static Answer answer(Events events) {
        return events.awaitEnd() instanceof StreamEvent.Finished(var _, Answer answer) ? answer : events.failed().partial();
    }

    private static ApiError failure(Call call) {
        try {
            call.run();
        } catch (OpenRouterException failed) {
            return failed.error();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        throw new AssertionError("did not fail");
    }

    private interface Call {
        void run() throws OpenRouterException, InterruptedException;
    }

    /// One test per file of the index, and at last one that no file was left out.
    @TestFactory
    Stream<DynamicTest> everyFixture() {
        Set<String> exercised = new LinkedHashSet<>();
        Stream<DynamicTest> tests = Fixture.all().stream().map(fixture -> DynamicTest.dynamicTest(fixture.file(), () -> {
            switch (fixture.kind()) {
                case "sse" -> stream(fixture);
                case "error" -> error(fixture);
                case "json" -> body(fixture);
                case "request" -> request(fixture);
                default -> throw new AssertionError("nobody checks " + fixture.kind());
            }
            exercised.add(fixture.file());
        }));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("none was left out", () -> {
            Path files = Path.of(Objects.requireNonNull(ServiceFixtureTest.class.getResource("/openrouter")).toURI());
            try (Stream<Path> listed = Files.list(files)) {
                assertThat(listed.map(path -> path.getFileName().toString()).filter(name -> !name.equals("index.json")))
                        .containsExactlyInAnyOrderElementsOf(exercised);
            }
        })));
    }

    private static void stream(Fixture fixture) {
        for (ResponseDefinitionBuilder response :
                List.of(response(fixture), response(fixture).withChunkedDribbleDelay(25, 100))) {
            serve(response);
            Events events = chat();
            Expectation.check(answer(events), fixture.expect(), -1);
            assertThat(events.text()).isEqualTo(answer(events).text());
            assertThat(events.all().getFirst()).isEqualTo(new StreamEvent.Sent(RUN));
            assertThat(events.of(StreamEvent.Opened.class)).hasSize(1);
        }
    }

    private static void error(Fixture fixture) {
        serve(response(fixture));
        ApiError chat = chat().error();
        ApiError mapped = ErrorFixtureTest.map(fixture);
        assertThat(chat.kind()).isEqualTo(mapped.kind());
        assertThat(chat.message()).startsWith(mapped.message());
        if (fixture.status() != 200) {
            assertThat(failure(() -> service(Timekeeper.system()).models()).kind()).isEqualTo(mapped.kind());
            assertThat(failure(() -> service(Timekeeper.system()).key(KEY)).kind()).isEqualTo(mapped.kind());
        }
    }

    private static void body(Fixture fixture) throws Exception {
        serve(response(fixture));
        OpenRouterService service = service(Timekeeper.system());
        switch (fixture.file()) {
            case "chat-plain.json" -> {
                Answer answer = chat().finished();
                assertThat(answer.text()).isEqualTo("Hello.");
                assertThat(answer.usage().cost()).isEqualTo(Cost.charged("0.000027"));
                assertThat(answer.generationId()).isEqualTo("gen-1795340040-AbCdEfGhIjKlMnOpQrSt");
            }
            case "chat-tool-calls.json" -> {
                Answer answer = chat().finished();
                assertThat(answer.toolCalls()).singleElement().satisfies(
                        call -> assertThat(call.arguments()).isEqualTo("{\"path\":\"pom.xml\"}"));
                assertThat(answer.reasoning()).isEqualTo("I need the file.");
                assertThat(answer.ending()).isEqualTo(new Ending.Complete("tool_calls", "tool_use"));
            }
            case "chat-web-search.json" -> {
                Answer answer = chat().finished();
                assertThat(answer.citations()).hasSize(2);
                assertThat(answer.usage().webSearches()).isEqualTo(1);
            }
            case "chat-file-annotation.json" ->
                assertThat(Fixture.parsed(chat().finished().annotations()))
                        .isEqualTo(fixture.json().path("choices").path(0).path("message").path("annotations"));
            case "chat-refusal.json" -> {
                Answer answer = chat().finished();
                assertThat(answer.text()).isEqualTo("I can't help with that.");
                assertThat(answer.ending()).isEqualTo(new Ending.Complete("content_filter", "content_filter"));
            }
            case "chat-error-in-choice.json" -> {
                StreamEvent.Failed failed = chat().failed();
                assertThat(failed.partial().text()).isEqualTo("partial output");
                assertThat(failed.error().status()).isEqualTo(502);
                assertThat(failed.partial().usage().cost()).isEqualTo(Cost.UNKNOWN);
            }
            case "key.json" -> {
                KeyStatus status = service.key(KEY);
                assertThat(status.limitRemaining()).isEqualByComparingTo("74.5");
                assertThat(status.usageDaily()).isEqualByComparingTo("1.25");
                assertThat(status.freeTier()).isFalse();
            }
            case "key-unlimited-free.json" -> {
                KeyStatus status = service.key(KEY);
                assertThat(status.limit()).isNull();
                assertThat(status.freeTier()).isTrue();
            }
            case "models.json" -> assertThat(service.models().models()).hasSize(12);
            case "models-count.json" -> service.prewarmAndConnect();
            case "generation.json" ->
                assertThat(AccountReader.generation(fixture.bytes(), "x")).isEqualTo(new GenerationAudit(
                        "gen-1795340014-EfGhIjKlMnOpQrSt0123", new BigDecimal("0.016125"), 12000L, 400L, 10000L, 120L,
                        "Anthropic", false));
            // Bodies of routes that we do not ask: where another is expected, they are refused in a sentence.
            case "credits.json", "auth-keys.json", "providers.json", "endpoints.json" -> {
                assertThat(AccountReader.generation(fixture.bytes(), "x")).isNull();
                boolean list = fixture.json().path("data").isArray();
                assertThat(list ? service.models().models() : List.of()).isEmpty();
                if (!list) {
                    assertThat(failure(service::models).kind()).isEqualTo(Kind.PROTOCOL);
                }
                assertThat(chat().error().kind()).isEqualTo(Kind.PROTOCOL);
            }
            default -> throw new AssertionError("nobody checks " + fixture);
        }
    }

    /// What we write for these is compared in [RequestJsonTest]; here only that nothing of them is lost on the way.
    private static void request(Fixture fixture) {
        assertThat(List.of("request-agent-turn.json", "request-many-options.json")).contains(fixture.file());
        assertThat(Fixture.parsed(Json.write(fixture.json()))).isEqualTo(fixture.json());
    }

    @Test
    void aResetBeforeAnythingIsANetworkError() {
        serve(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(chat().error().kind()).isEqualTo(Kind.NETWORK);
        assertThat(failure(() -> service(Timekeeper.system()).models()).kind()).isEqualTo(Kind.NETWORK);
    }

    @Test
    void garbageIsAnError() {
        for (Fault fault : List.of(Fault.EMPTY_RESPONSE, Fault.MALFORMED_RESPONSE_CHUNK, Fault.RANDOM_DATA_THEN_CLOSE)) {
            serve(aResponse().withFault(fault));
            assertThat(chat().error().isTransient()).as("%s", fault).isTrue();
        }
    }

    @Test
    void aWrongBodyOfTheKeyIsAProtocolError() {
        serve(aResponse().withBody("<html>Login</html>"));
        assertThat(failure(() -> service(Timekeeper.system()).key(KEY)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void theKeyThatIsAskedAboutIsTheOneSent() throws Exception {
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/key")).willReturn(response(Fixture.named("key.json"))));
        service(Timekeeper.system()).key(new Secret(" sk-other \n"));
        SERVER.verify(getRequestedFor(urlPathEqualTo("/api/v1/key")).withHeader("Authorization", equalTo("Bearer sk-other")));
    }

    @Test
    void modelsAreStoredForTheNextStart() throws Exception {
        serve(response(Fixture.named("models.json")));
        HandCrankedTime time = new HandCrankedTime(Decoding.NOON);
        CatalogueCache cache = new CatalogueCache(folder.resolve("models"));
        List<String> problems = new ArrayList<>();
        Catalogue fetched = service(time).models(cache, problems::add);
        assertThat(cache.load().catalogue()).isEqualTo(fetched);
        assertThat(fetched.fetchedAt()).isEqualTo(Decoding.NOON);
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(service(time).models(new CatalogueCache(file.resolve("models")), problems::add)).isEqualTo(fetched);
        assertThat(problems).singleElement().asString().startsWith("The model list could not be stored");
    }

    private static CompletableFuture<Optional<GenerationAudit>> audit(OpenRouterService service) {
        CompletableFuture<Optional<GenerationAudit>> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(service.generation("gen-1 &x"));
            } catch (OpenRouterException | InterruptedException failed) {
                result.completeExceptionally(failed);
            }
        });
        return result;
    }

    private static void crank(HandCrankedTime time, long seconds) throws InterruptedException {
        Duration wait = Duration.ofSeconds(seconds);
        time.awaitAlarm(wait::equals);
        time.advance(wait);
    }

    @Test
    void theAuditIsAskedForUntilItIsThere() throws Exception {
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/generation")).withQueryParam("id", equalTo("gen-1 &x"))
                .inScenario("lag").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("busy")
                .willReturn(response(Fixture.named("generation-404.json"))));
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/generation"))
                .inScenario("lag").whenScenarioStateIs("busy").willSetStateTo("there")
                .willReturn(response(Fixture.named("error-500-masked.json"))));
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/generation"))
                .inScenario("lag").whenScenarioStateIs("there").willReturn(response(Fixture.named("generation.json"))));
        HandCrankedTime time = new HandCrankedTime(Decoding.NOON);
        CompletableFuture<Optional<GenerationAudit>> audit = audit(service(time));
        crank(time, 1);
        crank(time, 2);
        crank(time, 5);
        assertThat(audit.get(10, TimeUnit.SECONDS)).get().extracting(GenerationAudit::totalCostUsd).hasToString("0.016125");
    }

    @Test
    void theAuditIsGivenUpInTheEnd() throws Exception {
        serve(response(Fixture.named("generation-404.json")));
        HandCrankedTime time = new HandCrankedTime(Decoding.NOON);
        CompletableFuture<Optional<GenerationAudit>> audit = audit(service(time));
        for (Duration wait : OpenRouterService.AUDIT_WAITS) {
            crank(time, wait.toSeconds());
        }
        assertThat(audit.get(10, TimeUnit.SECONDS)).isEmpty();
        SERVER.verify(5, getRequestedFor(urlPathEqualTo("/api/v1/generation")));
    }

    @Test
    void aRefusedKeyEndsTheAuditAtOnce() throws Exception {
        serve(response(Fixture.named("error-401-bad-key.json")));
        HandCrankedTime time = new HandCrankedTime(Decoding.NOON);
        CompletableFuture<Optional<GenerationAudit>> audit = audit(service(time));
        crank(time, 1);
        assertThatThrownBy(() -> audit.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(OpenRouterException.class);
    }

    @Test
    void waitingForTheAuditCanBeInterrupted() throws Exception {
        HandCrankedTime time = new HandCrankedTime(Decoding.NOON);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                service(time).generation("gen-1");
                interrupted.complete(false);
            } catch (OpenRouterException _) {
                interrupted.complete(false);
            } catch (InterruptedException _) {
                interrupted.complete(true);
            }
        });
        time.awaitAlarm(Duration.ofSeconds(1)::equals);
        waiting.interrupt();
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(time.alarms()).isZero();
    }
}
