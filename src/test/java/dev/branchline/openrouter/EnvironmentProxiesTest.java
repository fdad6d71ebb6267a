package dev.branchline.openrouter;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

/// Which way requests go, by what the environment says.
class EnvironmentProxiesTest {
    private static String way(Map<String, String> variables, String uri) {
        Proxy proxy = new EnvironmentProxies(variables).select(URI.create(uri)).getFirst();
        return proxy.address() instanceof InetSocketAddress address ? address.getHostString() + ":" + address.getPort() : "direct";
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy.work:3128, proxy.work:3128",
        "https_proxy, proxy.work:3128, proxy.work:3128",
        "https_proxy, http://proxy.work/, proxy.work:80",
        "ALL_PROXY, http://proxy.work:8080, proxy.work:8080",
        "HTTP_PROXY, http://proxy.work:3128, direct",
        "https_proxy, '  ', direct",
        "https_proxy, socks5://proxy.work:1080, not-a-proxy.invalid:80",
        "https_proxy, http://:3128 nonsense, not-a-proxy.invalid:80"
    })
    void theVariableOfTheSchemeNamesTheProxy(String name, String value, String way) {
        assertThat(way(Map.of(name, value), "https://openrouter.ai/api/v1/models")).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({
        "openrouter.ai, direct", "'work.org, openrouter.ai', direct", ".openrouter.ai, direct", "*.openrouter.ai, direct", "ai, direct",
        "*, direct", "router.ai, p:1", "api.openrouter.ai, p:1", "'', p:1"
    })
    void someHostsAreReachedDirectly(String noProxy, String way) {
        assertThat(way(Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", noProxy), "https://openrouter.ai/api")).isEqualTo(way);
    }

    @Test
    void thisMachineIsNeverReachedThroughAProxy() {
        Map<String, String> variables = Map.of("all_proxy", "http://p:1");
        assertThat(way(variables, "http://127.0.0.1:8080/api")).isEqualTo("direct");
        assertThat(way(variables, "http://localhost:8080/api")).isEqualTo("direct");
        assertThat(way(variables, "http://[::1]:8080/api")).isEqualTo("direct");
        assertThat(way(variables, "http://127.example.org/api")).isEqualTo("p:1");
    }

    @Test
    void theClientReallyGoesThere() throws Exception {
        WireMockServer proxy = new WireMockServer(options().dynamicPort());
        proxy.start();
        proxy.stubFor(any(anyUrl()).willReturn(ok("from the proxy")));
        Map<String, String> variables = Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port());
        try (HttpClient client = HttpClient.newBuilder().proxy(new EnvironmentProxies(variables)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://openrouter.invalid/api/v1/models")).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("from the proxy");
        } finally {
            proxy.stop();
        }
    }
}
