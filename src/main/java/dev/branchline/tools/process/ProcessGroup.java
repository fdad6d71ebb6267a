package dev.branchline.tools.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A command with all that it starts: a session of its own, without a terminal, that can be ended as a whole.
///
/// Ending asks politely, then kills. What left the group is found by descent and, where there is `/proc`, by the mark in its environment.
public final class ProcessGroup {
    private static final long POLITE_MILLIS = 1_500;
    private static final long KILL_MILLIS = 2_000;
    private static final long LOOK_MILLIS = 10;
    /// How long a pipe may stay open after the end of the group; only what hides from it holds one.
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final String MARK = "BRANCHLINE_CALL";

    private final Process process;
    private final String mark;
    private final @Nullable Thread reader;

    private ProcessGroup(Process process, String mark, @Nullable Consumer<Piece> output) {
        this.process = process;
        this.mark = mark;
        this.reader = output == null ? null : reading(process.getInputStream(), output);
    }

    /// Bytes that came, in an array that is used again.
    @SuppressWarnings("ArrayRecordComponent") // A view of the reader's buffer; nobody compares these records.
    public record Piece(byte[] bytes, int length, boolean end) {}

    /// Starts a command without input.
    ///
    /// @param command program and arguments
    /// @param output takes what is written, both streams merged, on a thread of its own
    public static ProcessGroup start(List<String> command, Path cwd, CleanEnvironment environment, Consumer<Piece> output) throws IOException {
        ProcessBuilder builder = builder(command, cwd, environment)
                .redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        return new ProcessGroup(builder.start(), mark(builder), output);
    }

    /// Starts a command whose three streams are the caller's.
    public static ProcessGroup piped(List<String> command, Path cwd, CleanEnvironment environment) throws IOException {
        ProcessBuilder builder = builder(command, cwd, environment);
        return new ProcessGroup(builder.start(), mark(builder), null);
    }

    private static ProcessBuilder builder(List<String> command, Path cwd, CleanEnvironment environment) {
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(command, environment)).directory(cwd.toFile());
        environment.applyTo(builder);
        builder.environment().put(MARK, ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36));
        return builder;
    }

    private static String mark(ProcessBuilder builder) {
        return builder.environment().getOrDefault(MARK, "");
    }

    /// Hands on what comes, on a thread of its own, and says when it has ended.
    public static Thread reading(InputStream stream, Consumer<Piece> output) {
        return Thread.ofPlatform().daemon().name("tool-output").start(() -> read(stream, output));
    }

    /// A child of ours leads no group, so `setsid` becomes the command itself and its pid is the group's.
    static List<String> inOwnSession(List<String> command, CleanEnvironment environment) {
        List<String> whole = new ArrayList<>();
        environment.find("setsid").ifPresentOrElse(
                setsid -> whole.add(setsid.toString()),
                () -> environment.find("perl").ifPresent(
                        perl -> whole.addAll(List.of(perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV or exit 127", "--"))));
        whole.addAll(command);
        return whole;
    }

    /// For its streams.
    public Process process() {
        return process;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for the command itself, not for what it left behind.
    ///
    /// @return whether it ended in time
    public boolean await(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    public int exitCode() {
        return process.exitValue();
    }

    /// After the command has ended: ends what it left in its group, and waits for the last output.
    ///
    /// @return how many processes were left
    public int clear() throws InterruptedException {
        List<ProcessHandle> left = groupAnswers() ? members(false) : List.of();
        if (!left.isEmpty()) {
            finish(left);
        }
        lastWords();
        return left.size();
    }

    /// Ends everything, also what left the group. Returns when it has ended; a set interrupt is kept and does not shorten it.
    public void end() {
        boolean interrupted = Thread.interrupted();
        try {
            List<ProcessHandle> all = members(true);
            finish(all);
            // Dead to the system, but perhaps not yet to Java: who asks next is to hear that it has ended.
            var _ = process.waitFor(KILL_MILLIS, TimeUnit.MILLISECONDS);
            lastWords();
        } catch (InterruptedException _) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void lastWords() throws InterruptedException {
        if (reader != null) {
            var _ = reader.join(LAST_WORDS);
        }
    }

    private void finish(List<ProcessHandle> members) throws InterruptedException {
        signal("TERM");
        members.forEach(ProcessHandle::destroy);
        if (!gone(members, POLITE_MILLIS)) {
            signal("KILL");
            List<ProcessHandle> rest = Stream.concat(members.stream(), members(true).stream()).distinct().toList();
            rest.forEach(ProcessHandle::destroyForcibly);
            gone(rest, KILL_MILLIS);
        }
    }

    /// Waits for their ends. One that nobody fetches after its death (a system without a reaper) counts as gone.
    private static boolean gone(List<ProcessHandle> members, long millis) throws InterruptedException {
        CompletableFuture<Void> all = CompletableFuture.allOf(members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (members.stream().anyMatch(LinuxProcesses::lives)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                var _ = all.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException _) {
                // Looked at again, until the time is up.
            }
        }
        return true;
    }

    /// @param everywhere also those that have left the group
    private List<ProcessHandle> members(boolean everywhere) {
        Stream<ProcessHandle> own = Stream.concat(Stream.of(process.toHandle()), process.descendants());
        Stream<ProcessHandle> found = LinuxProcesses.members(process.pid(), everywhere ? MARK + "=" + mark : "").stream();
        return Stream.concat(own, found).distinct().filter(LinuxProcesses::lives).toList();
    }

    private boolean groupAnswers() throws InterruptedException {
        return signal("0");
    }

    /// Java can signal a process and no group; a shell can.
    private boolean signal(String name) throws InterruptedException {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " -" + process.pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) { // no process can be started any more: the handles must do
            return true;
        }
    }

    private static void read(InputStream stream, Consumer<Piece> output) {
        byte[] buffer = new byte[16 << 10];
        try (stream) {
            int length;
            while ((length = stream.read(buffer)) >= 0) {
                output.accept(new Piece(buffer, length, false));
            }
        } catch (IOException _) { // the pipe broke: what came has come
        } finally {
            output.accept(new Piece(buffer, 0, true));
        }
    }
}
