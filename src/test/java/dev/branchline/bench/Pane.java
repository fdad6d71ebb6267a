package dev.branchline.bench;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import dev.branchline.runtime.terminal.VtModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A program in a pseudo-terminal. What is waited for is looked at on the thread that reads, right after the bytes, and the time is
/// taken there.
final class Pane implements AutoCloseable {
    static final int COLUMNS = 160;
    static final int ROWS = 45;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /// Sees the screen after each piece of output.
    interface Watcher {
        void changed(VtModel screen, long nanoTime);
    }

    private final PtyProcess process;
    private final VtModel screen = new VtModel(COLUMNS, ROWS);
    private final Object arrival = new Object();
    private final long start = System.nanoTime();
    private long bytes;
    private long firstByte;
    private @Nullable Predicate<VtModel> awaited;
    private long cameTrue;
    private boolean ended;
    private volatile Watcher watcher = (_, _) -> {};

    Pane(List<String> command, Map<String, String> environment, String directory) throws IOException {
        process = new PtyProcessBuilder(command.toArray(String[]::new))
                .setEnvironment(environment)
                .setDirectory(directory)
                .setInitialColumns(COLUMNS)
                .setInitialRows(ROWS)
                .start();
        Thread.ofPlatform().name("pane").daemon().start(this::read);
    }

    private void read() {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                long now = System.nanoTime();
                synchronized (arrival) {
                    firstByte = bytes == 0 ? now : firstByte;
                    bytes += n;
                    screen.feed(buffer, 0, n);
                    watcher.changed(screen, now);
                    if (awaited != null && awaited.test(screen)) {
                        cameTrue = now;
                        awaited = null;
                        arrival.notifyAll();
                    }
                }
            }
        } catch (IOException _) {
            // That is how a pseudo-terminal says that the other side is closed.
        }
        synchronized (arrival) {
            ended = true;
            arrival.notifyAll();
        }
    }

    void watch(Watcher newWatcher) {
        synchronized (arrival) {
            watcher = newWatcher;
        }
    }

    /// @return when the bytes that made it true were read, or now when it was true already
    long await(Predicate<VtModel> condition) throws InterruptedException {
        synchronized (arrival) {
            if (condition.test(screen)) {
                return System.nanoTime();
            }
            awaited = condition;
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (awaited != null) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || ended) {
                    throw new IllegalStateException("this never came:\n" + screen.screen());
                }
                TimeUnit.NANOSECONDS.timedWait(arrival, left);
            }
            return cameTrue;
        }
    }

    long awaitText(String text) throws InterruptedException {
        return await(s -> s.screen().contains(text));
    }

    /// Types, and waits for what it brings.
    ///
    /// @return nanoseconds from before the write to the reading of the bytes that brought it
    long typed(String text, Predicate<VtModel> condition) throws IOException, InterruptedException {
        long before = System.nanoTime();
        type(text);
        return Math.max(0, await(condition) - before);
    }

    void type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /// [System#nanoTime] before the process was made.
    long start() {
        return start;
    }

    long bytes() {
        synchronized (arrival) {
            return bytes;
        }
    }

    String text() {
        return screen.screen();
    }

    /// The process that shows the screen: the JVM under the launcher.
    ProcessHandle jvm() {
        ProcessHandle first = ProcessHandle.of(process.pid()).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants())
                .filter(p -> p.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    /// Ends the program as a user would, by a signal that it knows.
    @Override
    public void close() {
        ProcessHandle.of(process.pid()).ifPresent(p -> {
            p.descendants().forEach(ProcessHandle::destroy);
            p.destroy();
        });
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                ProcessHandle.of(process.pid()).ifPresent(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
