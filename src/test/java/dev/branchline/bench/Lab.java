package dev.branchline.bench;

import dev.branchline.demo.DemoServer;
import dev.branchline.demo.Pacer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A server in this JVM, a home of its own, and the packaged program to be started on them.
final class Lab implements AutoCloseable {
    /// What is on the screen when the program is there: the key of the help, in the lowest row.
    static final String PAINTED = "F1";

    private final Path folder = Files.createTempDirectory("branchline-bench");
    private final Path home;
    private final Wire wire = new Wire();
    private final DemoServer server = DemoServer.start(Pacer.realTime(), wire);

    /// @param home the packaged program
    Lab(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(folder.resolve("work"));
    }

    Wire wire() {
        return wire;
    }

    DemoServer server() {
        return server;
    }

    Path data() {
        return folder.resolve(".local/share/branchline");
    }

    String workspace() {
        return folder.resolve("work").toString();
    }

    /// The program as a user starts it, against the server here.
    Pane branchline(String... arguments) throws IOException {
        return at(server.baseUrl().toString(), arguments);
    }

    Pane at(String baseUrl, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/branchline").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = environment();
        environment.put("OPENROUTER_BASE_URL", baseUrl);
        environment.put("OPENROUTER_API_KEY", server.key().reveal());
        environment.put("OPENROUTER_MODEL", "openai/gpt-4-turbo");
        return new Pane(command, environment, workspace());
    }

    /// The same runtime with nothing in it: what no program on it can be faster than.
    Pane bareJvm() throws IOException {
        return new Pane(
                List.of(home.resolve("runtime/bin/java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--version"),
                environment(), workspace());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("HOME", folder.toString());
        environment.put("TERM", "xterm-256color");
        environment.put("COLORTERM", "truecolor");
        environment.put("LANG", "C.UTF-8");
        environment.put("BRANCHLINE_JAVA_OPTS", System.getenv().getOrDefault("BRANCHLINE_JAVA_OPTS", ""));
        return environment;
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
