package dev.branchline.tools.custom;

import dev.branchline.tools.ToolException;
import dev.branchline.tools.process.CleanEnvironment;
import dev.branchline.tools.process.KeptOutput;
import dev.branchline.tools.process.ProcessGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// One run of a tool that is a program.
final class ProgramRun {
    private ProgramRun() {}

    /// @param noise takes what it writes to standard error meanwhile
    static String of(Trusted tool, JsonNode arguments, Path workspace, CleanEnvironment environment, Consumer<String> noise)
            throws ToolException, InterruptedException {
        KeptOutput out = new KeptOutput();
        KeptOutput err = new KeptOutput();
        ProcessGroup group;
        try {
            group = ProcessGroup.piped(tool.command(), workspace, environment);
        } catch (IOException e) {
            throw new ToolException(tool.command().getFirst() + " could not be started: " + e.getMessage(), e);
        }
        Thread output = ProcessGroup.reading(group.process().getInputStream(), piece -> out.add(piece.bytes(), piece.length(), piece.end()));
        Thread errors = ProcessGroup.reading(group.process().getErrorStream(), piece -> {
            String text = err.add(piece.bytes(), piece.length(), piece.end());
            if (!text.isEmpty()) {
                noise.accept(text);
            }
        });
        // On a thread of its own: a program that does not read must not hold us.
        Thread.ofVirtual().start(() -> write(group, arguments));
        try {
            if (!group.await(tool.timeoutMillis())) {
                throw new ToolException("It did not end within " + tool.timeoutMillis() + " ms and was ended, with all that it had started." + words(err));
            }
            group.clear();
            var _ = output.join(java.time.Duration.ofSeconds(1));
            var _ = errors.join(java.time.Duration.ofSeconds(1));
        } finally {
            if (group.isAlive()) {
                group.end();
            }
        }
        if (group.exitCode() != 0) {
            String said = out.text().strip();
            throw new ToolException("It failed with exit code " + group.exitCode() + "." + words(err) + (said.isEmpty() ? "" : "\n" + said));
        }
        return out.text();
    }

    private static void write(ProcessGroup group, JsonNode arguments) {
        try (OutputStream in = group.process().getOutputStream()) {
            in.write(arguments.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            return; // it does not want them: its exit code says whether that is well
        }
    }

    private static String words(KeptOutput err) {
        String text = err.text().strip();
        return text.isEmpty() ? "" : "\n" + text;
    }
}
