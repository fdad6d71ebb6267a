package dev.branchline.terminal;

import dev.branchline.demo.DemoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the whole program lives in a test: its own home and workspace, and a look-alike of OpenRouter in the test's JVM.
final class Lodging implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    final Path home;
    final Path workspace;
    final DemoServer server;

    Lodging(Path folder) throws IOException {
        home = folder.resolve("home");
        workspace = Files.createDirectories(folder.resolve("workspace"));
        server = DemoServer.start();
    }

    /// The program with this server and its key.
    TerminalHarness.Builder branchline(String... arguments) {
        return withoutKey(arguments).environment("OPENROUTER_API_KEY", server.key().reveal());
    }

    TerminalHarness.Builder withoutKey(String... arguments) {
        return TerminalHarness.branchline(arguments)
                .environment("BRANCHLINE_HOME", home.toString())
                .environment("OPENROUTER_BASE_URL", server.baseUrl().toString())
                .directory(workspace)
                .size(120, 40);
    }

    /// What a program without a terminal came to.
    record Outcome(int code, String out, String err) {}

    /// Runs the program with pipes for its three streams.
    Outcome pipe(String input, String... arguments) throws IOException, InterruptedException {
        return pipe(input, Map.of("OPENROUTER_API_KEY", server.key().reveal()), arguments);
    }

    Outcome pipe(String input, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Process process = piped(environment, arguments);
        StringBuilder err = new StringBuilder();
        Thread errors = Thread.ofVirtual().start(() -> err.append(readAll(process.getErrorStream())));
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = readAll(process.getInputStream());
        int code = process.waitFor();
        errors.join();
        return new Outcome(code, out, err.toString());
    }

    Process piped(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(TerminalHarness.home().resolve("bin/branchline").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workspace.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENROUTER_") || name.startsWith("BRANCHLINE_"));
        builder.environment().put("BRANCHLINE_HOME", home.toString());
        builder.environment().put("OPENROUTER_BASE_URL", server.baseUrl().toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String readAll(java.io.InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for what the terminal does not show: a file that is written.
    static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("in vain: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /// The first file under the home whose bytes hold this text, or null.
    @Nullable Path fileWith(String text) {
        if (!Files.isDirectory(home)) {
            return null;
        }
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).filter(f -> read(f).contains(text)).findFirst().orElse(null);
        } catch (IOException | UncheckedIOException _) {
            // A file went away while we looked: the next look tells.
            return null;
        }
    }

    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
