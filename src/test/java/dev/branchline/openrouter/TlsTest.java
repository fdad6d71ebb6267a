package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.RunId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What plain sockets cannot show: the way over TLS, as HTTP/1.1 and as HTTP/2, through the real service.
@Timeout(30)
class TlsTest {
    private static final RunId RUN = new RunId(3);
    private static SSLContext before;
    private static TrustedKeys keys;

    private final OpenRouterService service =
            new OpenRouterService(Chat.endpoint("https://127.0.0.1", 0), Timekeeper.system(), new Random(1));

    @BeforeAll
    static void trust(@TempDir Path folder) throws Exception {
        before = SSLContext.getDefault();
        keys = TrustedKeys.make(folder);
        SSLContext.setDefault(keys.client());
    }

    @AfterAll
    static void trustAsBefore() {
        SSLContext.setDefault(before);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private RawServer overHttp11() throws Exception {
        RawServer server = new RawServer(keys.server().getServerSocketFactory(), "https");
        service.reconfigure(Chat.endpoint(server.baseUrl(), 0));
        return server;
    }

    private Http2Server overHttp2() throws Exception {
        Http2Server server = new Http2Server(keys.server());
        service.reconfigure(Chat.endpoint(server.baseUrl(), 0));
        return server;
    }

    private Events ask() {
        Events events = new Events();
        service.start(RUN, Chat.hello(), events);
        return events;
    }

    private static Http2Server.Exchange next(Http2Server server) throws InterruptedException {
        Http2Server.Exchange exchange = server.exchanges.poll(10, TimeUnit.SECONDS);
        assertThat(exchange).as("a request").isNotNull();
        return exchange;
    }

    @Test
    void anAnswerStreamsPieceByPiece() throws Exception {
        try (RawServer server = overHttp11()) {
            Events events = new Events();
            server.then(exchange -> {
                exchange.stream().piece(Chat.delta("one "));
                events.await(StreamEvent.TextDelta.class);
                exchange.piece(Chat.delta("two") + Chat.FINISH + Chat.DONE).end();
            });
            service.start(RUN, Chat.hello(), events);
            assertThat(events.finished().text()).isEqualTo("one two");
            assertThat(server.exchanges.getFirst().head).startsWith("POST /api/v1/chat/completions HTTP/1.1");
        }
    }

    @Test
    void stoppingClosesTheSocket() throws Exception {
        try (RawServer server = overHttp11()) {
            server.then(exchange -> {
                exchange.stream().piece(Chat.delta("Par"));
                exchange.awaitClose();
            });
            Events events = new Events();
            ChatCall call = service.start(RUN, Chat.hello(), events);
            events.await(StreamEvent.TextDelta.class);
            call.abort();
            assertThat(server.sawClose()).isTrue();
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsToldInASentence() throws Exception {
        SSLContext.setDefault(before);
        try (RawServer server = overHttp11()) {
            ApiError error = ask().error();
            assertThat(error.kind()).isEqualTo(Kind.NETWORK);
            assertThat(error.message()).startsWith("No secure connection to 127.0.0.1:");
            assertThat(server.exchanges).isEmpty();
        } finally {
            SSLContext.setDefault(keys.client());
        }
    }

    @Test
    void anAnswerStreamsOverHttp2() throws Exception {
        try (Http2Server server = overHttp2()) {
            Events events = ask();
            Http2Server.Exchange exchange = next(server).head().piece(Chat.delta("one "));
            events.await(StreamEvent.TextDelta.class);
            exchange.end(Chat.delta("two") + Chat.FINISH + Chat.DONE);
            assertThat(events.finished().text()).isEqualTo("one two");
            assertThat(events.await(StreamEvent.Opened.class)).isEqualTo(new StreamEvent.Opened(RUN, "gen-h2"));
        }
    }

    @Test
    void stoppingResetsOnlyItsOwnStream() throws Exception {
        try (Http2Server server = overHttp2()) {
            Events stopped = new Events();
            ChatCall call = service.start(RUN, Chat.hello(), stopped);
            Http2Server.Exchange first = next(server).head().piece(Chat.delta("Par"));
            stopped.await(StreamEvent.TextDelta.class);
            Events other = ask();
            Http2Server.Exchange second = next(server).head().piece(Chat.delta("go"));
            other.await(StreamEvent.TextDelta.class);
            call.abort();
            assertThat(first.reset.await(5, TimeUnit.SECONDS)).isTrue();
            second.end(Chat.delta("es on") + Chat.FINISH + Chat.DONE);
            assertThat(other.finished().text()).isEqualTo("goes on");
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void stoppingBeforeTheHeadersResetsTheStream() throws Exception {
        try (Http2Server server = overHttp2()) {
            ChatCall call = service.start(RUN, Chat.hello(), new Events());
            Http2Server.Exchange exchange = next(server);
            call.abort();
            assertThat(exchange.reset.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void manyAnswersStreamSideBySideOverOneConnection() throws Exception {
        try (Http2Server server = overHttp2()) {
            Events first = ask();
            next(server).head().end(Chat.delta("first") + Chat.FINISH + Chat.DONE);
            assertThat(first.finished().text()).isEqualTo("first");
            List<Events> runs = new ArrayList<>();
            List<Http2Server.Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                runs.add(ask());
                exchanges.add(next(server).head());
            }
            String piece = Chat.delta("word ").repeat(10);
            for (int round = 0; round < 20; round++) {
                exchanges.forEach(exchange -> exchange.piece(piece));
            }
            exchanges.forEach(exchange -> exchange.end(Chat.FINISH + Chat.DONE));
            assertThat(runs).allSatisfy(events -> assertThat(events.finished().text()).isEqualTo("word ".repeat(200)));
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void aStreamThatTheServerGivesUpKeepsItsText() throws Exception {
        try (Http2Server server = overHttp2()) {
            Events events = ask();
            Http2Server.Exchange exchange = next(server).head().piece(Chat.delta("half"));
            events.await(StreamEvent.TextDelta.class);
            exchange.giveUp();
            StreamEvent.Failed failed = events.await(StreamEvent.Failed.class);
            assertThat(failed.partial().text()).isEqualTo("half");
            assertThat(failed.error().kind()).isEqualTo(Kind.NETWORK);
        }
    }
}
