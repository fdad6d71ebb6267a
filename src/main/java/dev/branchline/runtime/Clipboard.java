package dev.branchline.runtime;

import dev.branchline.event.Arrived;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Clipboard programs of the desktop: they tell whether the text was taken, which a terminal does not.
final class Clipboard {
    private static final long PATIENCE_SECONDS = 3;

    private Clipboard() {}

    /// The programs that fit the desktop, by its environment; none over a plain ssh connection.
    static List<List<String>> programs(Map<String, String> environment) {
        List<List<String>> programs = new ArrayList<>();
        if (!environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) {
            programs.add(List.of("wl-copy"));
        }
        if (!environment.getOrDefault("DISPLAY", "").isEmpty()) {
            programs.add(List.of("xclip", "-selection", "clipboard"));
            programs.add(List.of("xsel", "--clipboard", "--input"));
        }
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            programs.add(List.of("pbcopy"));
        }
        return programs;
    }

    /// Tries them in turn. Blocks for a moment: virtual thread.
    static Arrived copy(String text, List<List<String>> programs) {
        List<String> failures = new ArrayList<>();
        for (List<String> program : programs) {
            try {
                Process process = new ProcessBuilder(program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try (OutputStream in = process.getOutputStream()) {
                    in.write(text.getBytes(StandardCharsets.UTF_8));
                }
                if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return new Arrived.Copied("Copied with " + program.getFirst() + ".");
                }
                process.destroy();
                failures.add(program.getFirst() + " did not take it");
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                failures.add("interrupted");
            }
        }
        return new Arrived.EffectFailed("Not copied", String.join("; ", failures) + ". Install wl-clipboard or xclip.");
    }
}
