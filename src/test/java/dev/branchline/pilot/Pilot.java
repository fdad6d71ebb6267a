package dev.branchline.pilot;

import dev.branchline.event.Elapsed;
import dev.branchline.model.ApiError;
import dev.branchline.model.Cost;
import dev.branchline.runtime.terminal.InputDecoder;
import dev.branchline.session.SessionTree;
import dev.branchline.session.store.SessionNotOpenedException;
import dev.branchline.state.AppState;
import dev.branchline.tools.ToolService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Sits before the program and uses it as a person does. Each step returns when all that follows from it is done: events
/// consumed, work on other threads ended, answers saved, the frame painted.
///
/// ```java
/// pilot.types("Why?").presses("Enter").streams("Because").screenShows("Because");
/// ```
final class Pilot implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final Rig rig;
    private ScriptedRouter.@Nullable Call answering;

    private Pilot(Rig rig) {
        this.rig = rig;
    }

    /// The program in a folder: a new session, or the one that an earlier pilot has left there.
    static Pilot in(Path folder) {
        return in(folder, 120, 40, UnaryOperator.identity());
    }

    static Pilot in(Path folder, int columns, int rows, UnaryOperator<AppState> start) {
        try {
            return new Pilot(new Rig(folder, columns, rows, start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SessionNotOpenedException e) {
            throw new AssertionError(e);
        }
    }

    private Pilot settled() {
        rig.settle();
        return this;
    }

    Pilot types(String text) {
        text.codePoints().forEach(c -> send(KeyBytes.bytes(Character.toString(c))));
        return this;
    }

    Pilot presses(String... chords) {
        for (String chord : chords) {
            send(KeyBytes.of(chord));
            settlePending();
        }
        return this;
    }

    Pilot pastes(String text) {
        byte[] bytes = KeyBytes.pasted(text);
        for (int at = 0; at < bytes.length; at += CHUNK) {
            rig.tty.type(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK)));
        }
        return settled();
    }

    /// A lone ESC becomes a key when nothing follows.
    private void settlePending() {
        if (rig.decoder.deadlineNanos() != InputDecoder.NO_DEADLINE) {
            rig.clock.advance(Duration.ofNanos(rig.decoder.deadlineNanos() - rig.clock.nanos()));
            rig.decoder.timeout();
            rig.settle();
        }
    }

    private Pilot send(byte[] bytes) {
        rig.tty.type(bytes);
        return settled();
    }

    /// Clicks on the first place where this text stands.
    Pilot clicks(String text) {
        for (int row = 0; row < rig.screen.getTerminalSize().getRows(); row++) {
            int column = columnOf(text, row);
            if (column >= 0) {
                return clicksAt(column, row);
            }
        }
        throw new AssertionError("nowhere “" + text + "” on\n" + rig.tty.terminal().screen());
    }

    private int columnOf(String text, int row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < rig.screen.getTerminalSize().getColumns(); column++) {
            String cell = rig.screen.textAt(column, row);
            line.append(cell.isEmpty() ? "" : cell.substring(0, 1));
        }
        return line.indexOf(text);
    }

    Pilot clicksAt(int column, int row) {
        rig.tty.type(KeyBytes.mouse(0, column, row, true));
        return send(KeyBytes.mouse(0, column, row, false));
    }

    Pilot turnsWheel(int notches, int column, int row) {
        for (int i = 0; i < Math.abs(notches); i++) {
            send(KeyBytes.mouse(notches < 0 ? 64 : 65, column, row, true));
        }
        return this;
    }

    Pilot resizes(int columns, int rows) {
        rig.tty.resize(columns, rows);
        return settled();
    }

    Pilot looksAway() {
        return send(KeyBytes.bytes("\033[O"));
    }

    Pilot looksBack() {
        return send(KeyBytes.bytes("\033[I"));
    }

    /// Lets time pass; timers ring and spinners turn when they are due.
    Pilot waits(Duration time) {
        long end = rig.clock.millis() + time.toMillis();
        while (rig.clock.millis() < end) {
            long next = Math.min(end, Math.max(rig.clock.millis() + 1, rig.clock.nextTimer()));
            rig.clock.advance(Duration.ofMillis(next - rig.clock.millis()));
            rig.clock.rings().ifPresent(id -> rig.bus.publish(new Elapsed(id)));
            rig.settle();
        }
        return this;
    }

    /// From now on there are tools.
    Pilot hasTools(Supplier<ToolService> tools) {
        rig.effects.useTools(tools);
        return this;
    }

    ScriptedRouter router() {
        return rig.router;
    }

    /// Which answer the next words are of, by the order of asking, from 1; the newest is the default.
    Pilot inAnswer(int number) {
        answering = rig.router.call(number);
        return this;
    }

    private ScriptedRouter.Call call() {
        return answering == null ? rig.router.newest() : answering;
    }

    Pilot opens() {
        call().open();
        return settled();
    }

    Pilot streams(String... pieces) {
        for (String piece : pieces) {
            call().text(piece);
            rig.settle();
        }
        return this;
    }

    Pilot thinks(String piece) {
        call().reasoning(piece);
        return settled();
    }

    Pilot finishes() {
        return finishes("0.0043");
    }

    Pilot finishes(String usd) {
        call().finish(Cost.charged(usd));
        answering = null;
        return settled();
    }

    Pilot answers(String text) {
        return streams(text).finishes();
    }

    Pilot breaksOff(ApiError error) {
        call().fail(error);
        answering = null;
        return settled();
    }

    Pilot retries(int attempt, ApiError error, Duration delay) {
        call().retrying(attempt, error, delay.toMillis());
        return settled();
    }

    /// From now on painting fails so; null mends it.
    Pilot paintingFails(@Nullable RuntimeException failure) {
        rig.mayCrash |= failure != null;
        rig.painter.failure = failure;
        return this;
    }

    Pilot screenShows(String... texts) {
        for (String text : texts) {
            assertThat(rig.tty.terminal().screen()).contains(text);
        }
        return this;
    }

    Pilot screenHides(String... texts) {
        for (String text : texts) {
            assertThat(rig.tty.terminal().screen()).doesNotContain(text);
        }
        return this;
    }

    Pilot rowShows(int row, String text) {
        assertThat(rig.tty.terminal().line(row)).as("row " + row).contains(text);
        return this;
    }

    /// The terminal's cursor stands right behind this text.
    Pilot cursorIsBehind(String text) {
        assertThat(rig.tty.terminal().isCursorShown()).as("cursor shown").isTrue();
        String line = rig.tty.terminal().line(rig.tty.terminal().cursorRow());
        String before = line.substring(0, Math.min(line.length(), rig.tty.terminal().cursorColumn()));
        assertThat(before).endsWith(text);
        return this;
    }

    /// What would be sent if Enter were pressed.
    Pilot editorHolds(String text) {
        assertThat(rig.loop.state().composer().expandedText()).isEqualTo(text);
        return this;
    }

    Pilot hasEnded() {
        assertThat(rig.loop.isDone()).as("ended").isTrue();
        return this;
    }

    Pilot goesOn() {
        assertThat(rig.loop.isDone()).as("ended").isFalse();
        return this;
    }

    String screen() {
        return rig.tty.terminal().screen();
    }

    /// The complete rendition of a place, such as `1;38;2;255;0;0`.
    String penAt(int column, int row) {
        return rig.tty.terminal().place(column, row).pen();
    }

    String windowTitle() {
        return rig.tty.terminal().title();
    }

    String clipboard() {
        String sent = rig.tty.terminal().clipboard();
        return new String(Base64.getDecoder().decode(sent.substring(sent.indexOf(';') + 1)), StandardCharsets.UTF_8);
    }

    AppState state() {
        return rig.loop.state();
    }

    long framesPainted() {
        return rig.screen.stats().frames();
    }

    /// Ends the program, and tells what its next start would find.
    SessionTree leaves() {
        close();
        return rig.onDisk();
    }

    @Override
    public void close() {
        assertThat(rig.effects.close()).as("what could not be saved").isEmpty();
    }
}
