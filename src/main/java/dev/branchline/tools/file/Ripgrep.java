package dev.branchline.tools.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The `rg` of the user's system, asked only for the names of files that may have a match: what is in them our own search says.
final class Ripgrep {
    private final Path program;

    private Ripgrep(Path program) {
        this.program = program;
    }

    /// @param path the variable `PATH`; relative parts of it are left out, they would lead into the workspace
    static Optional<Ripgrep> find(@Nullable String path) {
        if (path == null) {
            return Optional.empty();
        }
        for (String folder : path.split(File.pathSeparator)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, "rg");
            if (program.isAbsolute() && Files.isExecutable(program) && Files.isRegularFile(program)) {
                return Optional.of(new Ripgrep(program));
            }
        }
        return Optional.empty();
    }

    /// @param in the folder that is searched, or a file
    /// @param glob a pattern over names that ripgrep understands as we do; null for all
    /// @return names relative to `in`, in no order; null when it failed and nothing is known
    @Nullable List<String> candidates(Path in, String pattern, boolean caseSensitive, @Nullable String glob, long maxSize, Deadline deadline)
            throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(), "--no-config", "--no-messages", "--files-with-matches", "--null", "--text", "--hidden", "--no-require-git",
                "--no-ignore-parent", "--no-ignore-global", "--no-ignore-dot", "--color=never", "--no-mmap",
                caseSensitive ? "--case-sensitive" : "--ignore-case", "--max-filesize", String.valueOf(maxSize), "--glob", "!.git"));
        if (glob != null) {
            command.addAll(List.of("--glob", glob));
        }
        command.addAll(List.of("--regexp", pattern, "--", "."));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(in.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(new File("/dev/null"))
                    .start();
            try (InputStream out = process.getInputStream()) {
                return names(process, out, deadline);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            return null;
        }
    }

    private static @Nullable List<String> names(Process process, InputStream out, Deadline deadline) throws IOException, InterruptedException {
        byte[] bytes = read(process, out, deadline);
        if (bytes == null || !process.waitFor(1, TimeUnit.SECONDS) || process.exitValue() > 1) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (String name : new String(bytes, Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))).split("\0")) {
            if (!name.isEmpty()) {
                names.add(name.startsWith("./") ? name.substring(2) : name);
            }
        }
        return names;
    }

    /// A thread of its own reads, so that the wait ends when the call is stopped.
    private static byte @Nullable [] read(Process process, InputStream out, Deadline deadline) throws InterruptedException {
        var read = new CompletableFuture<byte[]>();
        Thread.ofVirtual().name("ripgrep").start(() -> {
            try {
                read.complete(out.readAllBytes());
            } catch (IOException e) {
                read.completeExceptionally(e);
            }
        });
        try {
            return read.get(deadline.left(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            process.destroyForcibly();
            return null;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }
}
