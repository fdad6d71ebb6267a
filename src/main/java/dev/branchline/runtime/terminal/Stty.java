package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks the system's `stty` about the controlling terminal, and tells it. A child of a few milliseconds; a foreign-function call would
/// cost more than that in classes loaded.
final class Stty {
    /// No line editing, no echo, no signals from keys, no flow control, Enter as CR so that Ctrl+J is another key.
    /// Output processing stays. The launcher uses the same words; a test compares them.
    static final String RAW = "-icanon -echo -isig -ixon -iexten -icrnl min 1 time 0";

    static final File DEVICE = new File("/dev/tty");
    private static final int PATIENCE_SECONDS = 5;
    private static final int VERASE = 6;

    private Stty() {}

    /// Saves the settings, then sets raw mode.
    ///
    /// @return the line of `stty -g`, and the line of `stty size`
    static List<String> saveAndSetRaw() throws IOException {
        List<String> lines = shell("stty -g && stty size && stty " + RAW).lines().toList();
        if (lines.size() != 2) {
            throw new IOException("stty gave an answer that is not understood: " + lines);
        }
        return lines;
    }

    static TerminalSize setRaw() throws IOException {
        return parseSize(shell("stty " + RAW + "; stty size"), new TerminalSize(80, 24));
    }

    static void set(String saved) throws IOException {
        if (!saved.matches("[0-9a-zA-Z:=]+")) {
            throw new IOException("not a saved terminal state: " + saved);
        }
        run("stty", saved);
    }

    static TerminalSize size(TerminalSize otherwise) throws IOException {
        return parseSize(run("stty", "size"), otherwise);
    }

    /// @param answer rows, blank, columns; zeros and nonsense (a serial line, a pipe) give the other size
    static TerminalSize parseSize(@Nullable String answer, TerminalSize otherwise) {
        String[] parts = answer == null ? new String[0] : answer.trim().split("\\s+");
        if (parts.length != 2 || !parts[0].matches("\\d{1,4}") || !parts[1].matches("\\d{1,4}")) {
            return otherwise;
        }
        int rows = Integer.parseInt(parts[0]);
        int columns = Integer.parseInt(parts[1]);
        return rows == 0 || columns == 0 ? otherwise : new TerminalSize(columns, rows);
    }

    /// Whether the terminal's Backspace key sends ^H, by what it sends to erase.
    ///
    /// @param saved a line of `stty -g`: on Linux hexadecimal numbers, the seventh of which is VERASE; elsewhere names with values
    static boolean erasesWithControlH(String saved) {
        String[] fields = saved.split(":", -1);
        for (String field : fields) {
            if (field.startsWith("erase=")) {
                return field.equals("erase=8");
            }
        }
        return fields.length > VERASE && fields[VERASE].equals("8");
    }

    /// Stops our process group, as the terminal's Ctrl+Z would; returns when it runs again.
    static void stopGroup() throws IOException {
        shell("kill -TSTP 0");
    }

    private static String shell(String script) throws IOException {
        return run("sh", "-c", script);
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(DEVICE)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + output.trim());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stty ran", e);
        }
    }
}
