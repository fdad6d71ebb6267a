package dev.branchline.openrouter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import wiremock.org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpVersion;
import wiremock.org.eclipse.jetty.http.MetaData;
import wiremock.org.eclipse.jetty.http2.ErrorCode;
import wiremock.org.eclipse.jetty.http2.api.Session;
import wiremock.org.eclipse.jetty.http2.api.Stream;
import wiremock.org.eclipse.jetty.http2.api.server.ServerSessionListener;
import wiremock.org.eclipse.jetty.http2.frames.DataFrame;
import wiremock.org.eclipse.jetty.http2.frames.HeadersFrame;
import wiremock.org.eclipse.jetty.http2.frames.ResetFrame;
import wiremock.org.eclipse.jetty.http2.server.RawHTTP2ServerConnectionFactory;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.util.Callback;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/// An HTTP/2 server over TLS that says frame by frame what a test wants, and tells which streams the client has reset. Jetty's, as
/// WireMock brings it along.
final class Http2Server implements AutoCloseable {
    /// One request, to be answered whenever the test likes.
    static final class Exchange {
        final CountDownLatch reset = new CountDownLatch(1);
        private final Stream stream;

        Exchange(Stream stream) {
            this.stream = stream;
        }

        Exchange head() {
            HttpFields headers = HttpFields.build().put("content-type", "text/event-stream").put("x-generation-id", "gen-h2");
            stream.headers(new HeadersFrame(
                            stream.getId(), new MetaData.Response(HttpVersion.HTTP_2, 200, headers), null, false))
                    .join();
            return this;
        }

        Exchange piece(String text) {
            return data(text, false);
        }

        void end(String text) {
            data(text, true);
        }

        /// Gives the stream up in mid-answer; the connection stays.
        void giveUp() {
            stream.reset(new ResetFrame(stream.getId(), ErrorCode.INTERNAL_ERROR.code), Callback.NOOP);
        }

        private Exchange data(String text, boolean last) {
            stream.data(new DataFrame(stream.getId(), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), last)).join();
            return this;
        }
    }

    final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    final AtomicInteger connections = new AtomicInteger();
    private final Server server = new Server();
    private final ServerConnector connector;

    Http2Server(SSLContext keys) throws IOException {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(keys);
        RawHTTP2ServerConnectionFactory frames = new RawHTTP2ServerConnectionFactory(new ServerSessionListener.Adapter() {
            @Override
            public void onAccept(Session session) {
                connections.incrementAndGet();
            }

            @Override
            public Stream.Listener onNewStream(Stream stream, HeadersFrame request) {
                Exchange exchange = new Exchange(stream);
                if (request.isEndStream()) {
                    exchanges.add(exchange);
                }
                return new Stream.Listener.Adapter() {
                    @Override
                    public void onData(Stream from, DataFrame data, Callback taken) {
                        taken.succeeded();
                        if (data.isEndStream()) {
                            exchanges.add(exchange);
                        }
                    }

                    @Override
                    public void onReset(Stream from, ResetFrame why) {
                        exchange.reset.countDown();
                    }
                };
            }
        });
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory("h2");
        connector = new ServerConnector(server, new SslConnectionFactory(tls, choice.getProtocol()), choice, frames);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        orderly(server::start);
    }

    String baseUrl() {
        return "https://127.0.0.1:" + connector.getLocalPort() + "/api/v1";
    }

    @Override
    public void close() throws IOException {
        orderly(server::stop);
    }

    private interface Step {
        void take() throws Exception;
    }

    private static void orderly(Step step) throws IOException {
        try {
            step.take();
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }
}
