package dev.branchline.openrouter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxy that `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY` name, except for the hosts of `NO_PROXY`, in capitals or not, as
/// curl reads them. Without any of them it is what the Java runtime was told. This machine itself is always reached directly.
/// Names and passwords of proxies are not supported, nor are SOCKS proxies.
final class EnvironmentProxies extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Map<String, String> variables;

    EnvironmentProxies(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (isHere(host) || isExcepted(host)) {
            return DIRECT;
        }
        return variable(uri.getScheme() + "_proxy")
                .or(() -> variable("all_proxy"))
                .map(EnvironmentProxies::proxy)
                .orElseGet(() -> Optional.ofNullable(ProxySelector.getDefault()).map(system -> system.select(uri)).orElse(DIRECT));
    }

    private Optional<String> variable(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))
                .map(n -> variables.getOrDefault(n, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || host.matches("127(\\.\\d+){3}") || host.equals("[::1]");
    }

    /// A name stands for its subdomains too, with or without a leading dot; `*` for all.
    private boolean isExcepted(String host) {
        return variable("no_proxy").stream()
                .flatMap(list -> Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .map(name -> name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name)
                .anyMatch(name -> name.equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name))));
    }

    /// One that cannot be understood would mean to go past a proxy that is wanted: the connection fails instead, by its name.
    private static List<Proxy> proxy(String value) {
        URI uri;
        try {
            uri = URI.create(value.contains("://") ? value : "http://" + value);
        } catch (IllegalArgumentException _) {
            return http("not-a-proxy.invalid", 80);
        }
        boolean understood = uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        return understood ? http(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()) : http("not-a-proxy.invalid", 80);
    }

    private static List<Proxy> http(String host, int port) {
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    /// The request that fails tells.
    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
}
