package dev.branchline.terminal;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import com.pty4j.unix.UnixPtyProcess;
import dev.branchline.runtime.terminal.VtModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A program in a pseudo-terminal, with a [VtModel] as the terminal emulator: type, look at the screen, resize, send signals, kill.
///
/// Waiting is always for something that arrives (bytes on the terminal, the end of the process), never for time to pass; each wait
/// has a deadline, after which it fails and shows the screen.
///
/// ```java
/// try (TerminalHarness t = TerminalHarness.branchline("--demo").size(120, 40).start()) {
///     t.awaitText("F1 help");
///     t.type("hello").enter().awaitText("You");
///     t.ctrl('c').ctrl('c');
///     assertThat(t.awaitExit()).isZero();
///     assertThat(t.stty()).contains(" icanon", " echo");
/// }
/// ```
public final class TerminalHarness implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Reports the program's end through the terminal, and stays, since with the session's first process the terminal would go.
    /// Ctrl+C is the program's affair.
    private static final String SESSION = "trap : INT; \"$@\"; printf '\\033]777;exit;%d\\007' $?; read -r _";

    private final PtyProcess process;
    private final VtModel terminal;
    private final String slaveName;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final Object arrival = new Object();
    private final long startNanos;
    private long firstByteNanos;
    private long arrivals;
    private boolean ended;

    private TerminalHarness(Builder builder) throws IOException {
        terminal = new VtModel(builder.columns, builder.rows);
        startNanos = System.nanoTime();
        List<String> session = new ArrayList<>(List.of("/bin/sh", "-c", SESSION, "session"));
        session.addAll(builder.command);
        process = new PtyProcessBuilder(session.toArray(String[]::new))
                .setEnvironment(builder.environment)
                .setDirectory(builder.directory.toString())
                .setInitialColumns(builder.columns)
                .setInitialRows(builder.rows)
                .start();
        slaveName = ((UnixPtyProcess) process).getPty().getSlaveName();
        Thread.ofPlatform().name("terminal").daemon().start(this::read);
    }

    /// The packaged program (system property `branchline.home`).
    public static Builder branchline(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home().resolve("bin/branchline").toString());
        command.addAll(List.of(arguments));
        return new Builder(command);
    }

    /// Any program.
    public static Builder program(List<String> command) {
        return new Builder(command);
    }

    /// Where the packaged program is.
    public static Path home() {
        String home = System.getProperty("branchline.home");
        if (home == null) {
            throw new IllegalStateException("these tests need the packaged program: set -Dbranchline.home");
        }
        return Path.of(home);
    }

    /// How to start. The environment is empty but for what a terminal sets, so that tests do not depend on the developer's.
    public static final class Builder {
        private final List<String> command;
        private final Map<String, String> environment = new HashMap<>();
        private int columns = 80;
        private int rows = 24;
        private Path directory = Path.of("").toAbsolutePath();

        private Builder(List<String> command) {
            this.command = List.copyOf(command);
            environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
            environment.put("HOME", System.getProperty("java.io.tmpdir"));
            environment.put("TERM", "xterm-256color");
            environment.put("COLORTERM", "truecolor");
            environment.put("LANG", "C.UTF-8");
        }

        public Builder size(int newColumns, int newRows) {
            columns = newColumns;
            rows = newRows;
            return this;
        }

        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /// The folder to start in; by default the test's own.
        public Builder directory(Path folder) {
            directory = folder;
            return this;
        }

        public TerminalHarness start() throws IOException {
            return new TerminalHarness(this);
        }
    }

    private void read() {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = process.getInputStream()) {
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                synchronized (arrival) {
                    if (arrivals++ == 0) {
                        firstByteNanos = System.nanoTime();
                    }
                    raw.write(buffer, 0, n);
                    terminal.feed(buffer, 0, n);
                    arrival.notifyAll();
                }
            }
        } catch (IOException e) {
            // The other side is closed: that is how a pseudo-terminal says it.
            end();
        }
        end();
    }

    /// Before the program has opened its side, the terminal looks closed once `stty` has opened and closed it.
    private int read(InputStream in, byte[] buffer) throws IOException {
        while (true) {
            try {
                int n = in.read(buffer);
                if (n >= 0 || arrivals > 0 || !process.isAlive()) {
                    return n;
                }
            } catch (IOException e) {
                if (arrivals > 0 || !process.isAlive()) {
                    throw e;
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void end() {
        synchronized (arrival) {
            ended = true;
            arrival.notifyAll();
        }
    }

    /// What the terminal shows.
    public VtModel terminal() {
        return terminal;
    }

    public String screen() {
        return terminal.screen();
    }

    /// All that was written to the terminal so far.
    public byte[] bytes() {
        synchronized (arrival) {
            return raw.toByteArray();
        }
    }

    /// From the start of the process to its first byte.
    public Duration timeToFirstByte() {
        synchronized (arrival) {
            return Duration.ofNanos(firstByteNanos - startNanos);
        }
    }

    /// Since the start of the process.
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    public TerminalHarness send(byte[] bytes) {
        try {
            process.getOutputStream().write(bytes);
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new AssertionError("the program takes no more input\n" + screen(), e);
        }
        return this;
    }

    /// Types text as the keyboard would; `\n` would be Ctrl+J, use [#enter()].
    public TerminalHarness type(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public TerminalHarness enter() {
        return type("\r");
    }

    public TerminalHarness escape() {
        return type("\033");
    }

    /// @param letter `'c'` for Ctrl+C
    public TerminalHarness ctrl(char letter) {
        return send(new byte[] {(byte) (letter & 0x1f)});
    }

    public TerminalHarness alt(char letter) {
        return type("\033" + letter);
    }

    public TerminalHarness paste(String text) {
        return type("\033[200~" + text + "\033[201~");
    }

    /// Clicks the left button; positions from 0.
    public TerminalHarness click(int column, int row) {
        return type("\033[<0;%d;%dM\033[<0;%d;%dm".formatted(column + 1, row + 1, column + 1, row + 1));
    }

    public TerminalHarness resize(int columns, int rows) {
        synchronized (arrival) {
            terminal.resize(columns, rows);
        }
        process.setWinSize(new WinSize(columns, rows));
        return this;
    }

    public TerminalHarness awaitText(String text) {
        return await(() -> terminal.screen().contains(text), "the screen shows '" + text + "'");
    }

    public TerminalHarness awaitNoText(String text) {
        return await(() -> !terminal.screen().contains(text), "the screen no longer shows '" + text + "'");
    }

    /// Waits until something is so; asked again after each piece of output.
    public TerminalHarness await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (arrival) {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || ended) {
                    throw new AssertionError((ended ? "The terminal was closed" : "Nothing for " + PATIENCE.toSeconds() + " s")
                            + " while waiting until " + what + ". The screen:\n" + screen());
                }
                waitForArrival(left);
            }
        }
        return this;
    }

    private void waitForArrival(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(arrival, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Waits until nothing has come for a while: the one wait that is for time to pass, since silence has no other sign.
    ///
    /// @return false when it never becomes quiet
    public boolean isQuietFor(long millis) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (arrival) {
            long seen = arrivals;
            long since = System.nanoTime();
            while (System.nanoTime() - deadline < 0) {
                long left = since + millis * 1_000_000 - System.nanoTime();
                if (left <= 0) {
                    return true;
                }
                waitForArrival(left);
                if (arrivals != seen) {
                    seen = arrivals;
                    since = System.nanoTime();
                }
            }
        }
        return false;
    }

    /// Waits for the end of the program.
    ///
    /// @return the exit code
    public int awaitExit() {
        await(() -> terminal.notification().startsWith("exit;"), "the program has ended");
        return Integer.parseInt(terminal.notification().substring("exit;".length()));
    }

    public boolean isAlive() {
        return !terminal.notification().startsWith("exit;");
    }

    /// The process that was started: the launcher.
    public ProcessHandle launcher() {
        return session().children().findFirst().orElseThrow(() -> new AssertionError("the program has ended\n" + screen()));
    }

    private ProcessHandle session() {
        return ProcessHandle.of(process.pid()).orElseThrow(() -> new AssertionError("the session has ended\n" + screen()));
    }

    /// The JVM: the launcher itself, or a child of it.
    public ProcessHandle jvm() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(launcher()), launcher().descendants())
                .filter(p -> p.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no JVM runs\n" + screen()));
    }

    /// Sends a signal, such as `TERM`, to a process.
    public TerminalHarness signal(ProcessHandle target, String name) {
        run("kill", "-" + name.toUpperCase(Locale.ROOT), Long.toString(target.pid()));
        return this;
    }

    /// The settings of the terminal, as `stty -a` tells them, on one line with a blank before each.
    public String stty() {
        return " " + run("stty", "-a", "-F", slaveName).replaceAll("[\\s;]+", " ");
    }

    /// The settings of the terminal in one word, for comparing.
    public String sttyState() {
        return run("stty", "-g", "-F", slaveName).trim();
    }

    private static String run(String... command) {
        try {
            Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (p.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(String.join(" ", command), e);
        }
    }

    /// Kills what is left.
    @Override
    public void close() {
        ProcessHandle.of(process.pid()).ifPresent(session -> session.descendants().forEach(ProcessHandle::destroyForcibly));
        process.destroyForcibly();
    }
}
