package dev.branchline.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes lines to the log file, and nowhere else. Safe from any thread; a level that is off costs one comparison.
///
/// Our own, because `java.logging` loads some 270 classes and opens its file before there is anything to say.
/// A line is on disk when the call returns, so that it survives what it may be the last word about. Keys and control
/// characters never reach the file. Logging never fails for the caller: see [#failure()].
public final class Log implements AutoCloseable {
    /// A log that keeps nothing.
    public static final Log NONE = new Log(null, Level.OFF, Clock.systemUTC());

    /// The level when none is asked for: nothing is written, and no file is made, as long as all goes well.
    public static final Level DEFAULT_LEVEL = Level.WARN;

    private final @Nullable LogFile file;
    private final Level level;
    private final Clock clock;
    private final Redaction redaction = new Redaction();
    private volatile @Nullable String failure;

    private Log(@Nullable LogFile file, Level level, Clock clock) {
        this.file = file;
        this.level = level;
        this.clock = clock;
    }

    /// A log that makes its file and folder with its first line.
    ///
    /// @param file the older half is kept beside it, with `.1` at the end
    public static Log to(Path file, Level level) {
        return new Log(new LogFile(file, LogFile.MAX_BYTES), level, Clock.systemUTC());
    }

    static Log to(LogFile file, Level level, Clock clock) {
        return new Log(file, level, clock);
    }

    public boolean isOn(Level asked) {
        return asked.compareTo(level) <= 0;
    }

    public void error(String what, @Nullable Throwable why) {
        write(Level.ERROR, what, why);
    }

    public void warn(String what) {
        write(Level.WARN, what, null);
    }

    public void warn(String what, Throwable why) {
        write(Level.WARN, what, why);
    }

    public void info(String what) {
        write(Level.INFO, what, null);
    }

    /// @param what asked for only when it will be written
    public void debug(Supplier<String> what) {
        if (isOn(Level.DEBUG)) {
            write(Level.DEBUG, what.get(), null);
        }
    }

    /// From now on this text is blotted out. Keys of OpenRouter's own form are in any case.
    public void hide(String secret) {
        redaction.hide(secret);
    }

    /// Why lines were lost, in words for the user; null as long as none were.
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                failure = "The log file could not be closed: " + e;
            }
        }
    }

    private void write(Level at, String what, @Nullable Throwable why) {
        if (file == null || !isOn(at)) {
            return;
        }
        StringBuilder text = new StringBuilder(160)
                .append(clock.instant().truncatedTo(ChronoUnit.MILLIS)).append(' ')
                .append(ProcessHandle.current().pid()).append(' ')
                .append(at).append(" [").append(Thread.currentThread().getName()).append("] ");
        Escaping.append(text, redaction.apply(what));
        text.append('\n');
        if (why != null) {
            stack(why).lines().forEach(line -> {
                text.append("    ");
                Escaping.append(text, redaction.apply(line));
                text.append('\n');
            });
        }
        try {
            file.append(text);
        } catch (IOException e) {
            failure = "The log could not be written: " + e;
        }
    }

    private static String stack(Throwable why) {
        StringWriter out = new StringWriter();
        why.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
