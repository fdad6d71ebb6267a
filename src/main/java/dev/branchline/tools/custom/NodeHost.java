package dev.branchline.tools.custom;

import dev.branchline.tools.ToolException;
import dev.branchline.tools.process.CleanEnvironment;
import dev.branchline.tools.process.KeptOutput;
import dev.branchline.tools.process.ProcessGroup;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one Node process that all JavaScript tools run in. Started at the first call, ended with the program or when a call does not end,
/// started anew after it has died or when a tool that it holds has changed. Safe for many threads.
final class NodeHost {
    private static final int OLDEST = 20;
    private static final long START_MILLIS = 20_000;
    /// An answer that is longer ends the host.
    private static final int LONGEST_LINE = 64 << 20;
    /// Descriptor 3 answers, 4 asks; what tools print goes to standard error, what they read is empty.
    private static final String WIRING = "exec 3>&1 1>&2 4<&0 0</dev/null; exec \"$0\" --input-type=module --eval \"$1\"";
    /// How long an answer waits for what was printed before it.
    private static final long NOISE_MILLIS = 1_000;

    private final CleanEnvironment environment;
    private final Path workspace;
    private final JsonMapper mapper = new JsonMapper();
    private final AtomicLong numbers = new AtomicLong();
    private @Nullable Running running;

    NodeHost(CleanEnvironment environment, Path workspace) {
        this.environment = environment;
        this.workspace = workspace;
    }

    /// Loads a module and asks what it says of itself.
    JsonNode load(Path path, Map<Path, String> files) throws ToolException, InterruptedException {
        return ask("load", real(path), files, null, START_MILLIS, _ -> {});
    }

    /// @param noise takes what the tool prints meanwhile
    String call(Trusted tool, JsonNode arguments, Consumer<String> noise) throws ToolException, InterruptedException {
        return ask("call", real(tool.path()), tool.files(), arguments, tool.timeoutMillis(), noise).path("text").asString();
    }

    /// A link could lead elsewhere between looking and running.
    private static Path real(Path path) throws ToolException {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new ToolException(path + " cannot be found: " + e.getMessage(), e);
        }
    }

    private JsonNode ask(String operation, Path path, Map<Path, String> files, @Nullable JsonNode arguments, long millis, Consumer<String> noise)
            throws ToolException, InterruptedException {
        Running host = host(path, files);
        long id = numbers.incrementAndGet();
        ObjectNode request = mapper.createObjectNode().put("id", id).put("op", operation).put("path", path.toString());
        ObjectNode hashes = request.putObject("files");
        files.forEach((file, hash) -> hashes.put(file.toString(), hash));
        if (arguments != null) {
            request.set("args", arguments);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        host.listeners.add(noise);
        host.waiting.put(id, answer);
        try {
            host.send(mapper.writeValueAsString(request));
            JsonNode said = answer.get(millis, TimeUnit.MILLISECONDS);
            if (!said.path("ok").asBoolean(false)) {
                throw new ToolException(said.path("error").asString("it gave no answer"));
            }
            return said;
        } catch (TimeoutException _) {
            host.end();
            throw new ToolException("It did not answer within " + millis + " ms and was ended, with the process of all JavaScript tools.");
        } catch (ExecutionException | IOException e) {
            host.end();
            throw new ToolException("The process of the JavaScript tools ended while this call ran" + host.lastWords() + " It starts anew with the next call.", e);
        } catch (InterruptedException e) {
            host.end(); // there is no other way to stop what runs in it
            throw e;
        } finally {
            host.waiting.remove(id);
            host.listeners.remove(noise);
        }
    }

    private synchronized Running host(Path path, Map<Path, String> files) throws ToolException, InterruptedException {
        Running host = running;
        if (host != null && (host.ended || !host.group.isAlive() || host.holdsOther(path, files))) {
            host.end();
            host = null;
        }
        if (host == null) {
            host = start();
            running = host;
        }
        host.held.put(path, Map.copyOf(files));
        return host;
    }

    private Running start() throws ToolException, InterruptedException {
        Path node = environment.find("node").orElseThrow(() -> new ToolException(
                "JavaScript tools need Node " + OLDEST + " or newer, and there is no node on the PATH. The user must install it."));
        Running host;
        try {
            String mark = UUID.randomUUID().toString();
            String script = script().replace("@MARK@", mark);
            host = new Running(ProcessGroup.piped(List.of("/bin/sh", "-c", WIRING, node.toString(), script), workspace, environment), mark);
        } catch (IOException e) {
            throw new ToolException("The process for JavaScript tools could not be started: " + e.getMessage(), e);
        }
        try {
            String version = host.hello.get(START_MILLIS, TimeUnit.MILLISECONDS);
            if (Integer.parseInt(version.split("\\.")[0]) < OLDEST) {
                throw new ToolException("JavaScript tools need Node " + OLDEST + " or newer; " + node + " is " + version + ". The user must update it.");
            }
            return host;
        } catch (ExecutionException | TimeoutException | NumberFormatException e) {
            host.end();
            throw new ToolException(node + " does not run the JavaScript tools (Node " + OLDEST + " or newer is needed)" + host.lastWords(), e);
        } catch (ToolException | InterruptedException e) {
            host.end();
            throw e;
        }
    }

    private static String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(NodeHost.class.getResourceAsStream("host.mjs"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    synchronized void close() {
        if (running != null) {
            running.end();
            running = null;
        }
    }

    /// One life of the process.
    private final class Running {
        private final ProcessGroup group;
        private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
        private final Map<Path, Map<Path, String>> held = new HashMap<>();
        private final KeptOutput noise = new KeptOutput();
        private final CompletableFuture<String> hello = new CompletableFuture<>();
        private final MarkedNoise marks;
        private long answered;
        private volatile boolean ended;

        Running(ProcessGroup group, String mark) {
            this.group = group;
            this.marks = new MarkedNoise(mark);
            ProcessGroup.reading(group.process().getErrorStream(), this::heard);
            Thread.ofPlatform().daemon().name("tool-host").start(this::answers);
        }

        /// A file that it has loaded with another content stays loaded: only a new process forgets.
        boolean holdsOther(Path path, Map<Path, String> files) {
            Map<Path, String> before = held.get(path);
            return before != null && !before.equals(files);
        }

        void send(String line) throws IOException {
            synchronized (waiting) {
                var out = group.process().getOutputStream();
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }

        private void heard(ProcessGroup.Piece piece) {
            byte[] printed = marks.without(piece.bytes(), piece.length(), piece.end());
            String text = noise.add(printed, printed.length, piece.end());
            if (!text.isEmpty()) {
                listeners.forEach(listener -> listener.accept(text));
            }
            marks.delivered(piece.end());
        }

        private void answers() {
            try (InputStream in = new BufferedInputStream(group.process().getInputStream(), 1 << 16)) {
                for (String line = line(in); line != null; line = line(in)) {
                    answer(mapper.readTree(line));
                }
            } catch (IOException | JacksonException e) {
                fail(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // the program ends
            }
            fail(new IOException("it ended"));
        }

        private void answer(JsonNode said) throws InterruptedException {
            if (said.has("hello")) {
                hello.complete(said.path("hello").asString());
                return;
            }
            marks.await(++answered, NOISE_MILLIS);
            CompletableFuture<JsonNode> asked = waiting.get(said.path("id").asLong());
            if (asked != null) { // else nobody waits for it any more
                asked.complete(said);
            }
        }

        private void fail(Exception why) {
            hello.completeExceptionally(why);
            new ArrayList<>(waiting.values()).forEach(asked -> asked.completeExceptionally(why));
        }

        String lastWords() {
            String text = noise.text().strip();
            return text.isEmpty() ? "." : ": " + text.substring(Math.max(0, text.length() - 2_000));
        }

        void end() {
            ended = true;
            group.end();
        }

        private static @Nullable String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    return line.toString(StandardCharsets.UTF_8);
                }
                if (line.size() == LONGEST_LINE) {
                    throw new IOException("an answer is longer than " + (LONGEST_LINE >> 20) + " MiB");
                }
                line.write(b);
            }
            return null;
        }
    }
}
