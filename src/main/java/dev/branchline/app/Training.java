package dev.branchline.app;

import com.googlecode.lanterna.TerminalSize;
import dev.branchline.command.Chord;
import dev.branchline.config.Folders;
import dev.branchline.demo.DemoScript;
import dev.branchline.event.Event;
import dev.branchline.event.Input;
import dev.branchline.runtime.UiLoop;
import dev.branchline.runtime.terminal.DeviceTty;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.NullTty;
import dev.branchline.runtime.terminal.Tty;
import dev.branchline.session.store.SessionNotOpenedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs without a terminal over the real paths, for the archives of classes that the build makes: `start` is a usual start up to the first
/// key, anything else walks the demo script.
final class Training {
    /// A step that is not done after so many turns without news will never be.
    private static final int PATIENCE_TURNS = 3_000;
    private static final long TURN_NANOS = 10_000_000;
    private static final int COLUMNS = 160;
    private static final int ROWS = 45;

    /// What good terminals say of themselves.
    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor", "LANG", "C.UTF-8");

    private Training() {}

    static int run(String what) {
        try {
            if (what.equals("start")) {
                start();
            } else {
                demo();
            }
            return ExitCode.OK;
        } catch (IOException | InterruptedException | SessionNotOpenedException e) {
            System.err.println("training: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /// Nothing that a usual start does without: each class costs all of them.
    private static void start() throws IOException, InterruptedException, SessionNotOpenedException {
        DemoFolder folder = DemoFolder.create(Path.of(System.getProperty("java.io.tmpdir")));
        try {
            Environment environment = Environment.of(TERMINAL, Folders.under(folder.resolve("home")), null);
            Rehearsal.start().join();
            rehearseUsualStart(environment);
            rehearseTerminal();
            StartOptions options = new StartOptions(folder.resolve("."), false, false, null, null, null, null, null, List.of(), List.of());
            NullTty tty = new NullTty(COLUMNS, ROWS);
            try (FullScreen program = FullScreen.usual(tty, environment, options)) {
                program.begin();
                walk(program.loop(), program.screen(), tty, DemoScript.firstKey());
            }
        } finally {
            folder.delete();
        }
    }

    private static void demo() throws IOException, InterruptedException, SessionNotOpenedException {
        try (DemoMode demo = DemoMode.start()) {
            Environment environment = Environment.of(demo.variables(TERMINAL), Folders.under(demo.workspace().resolveSibling("home")), null);
            Rehearsal.start().join();
            rehearseUsualStart(environment);
            rehearseTerminal();
            rehearseCommands();
            NullTty tty = new NullTty(COLUMNS, ROWS);
            StartOptions options = new StartOptions(demo.workspace(), true, false, null, null, null, null, null, List.of(), List.of());
            try (FullScreen program = FullScreen.on(tty, environment, options, demo)) {
                program.begin();
                program.settleIn();
                walk(program.loop(), program.screen(), tty, DemoScript.training());
            }
        }
    }

    /// What a start without `--demo` meets and the demo does not.
    private static void rehearseUsualStart(Environment demo) throws IOException {
        for (String[] arguments : List.of(new String[0], new String[] {"-c"})) {
            if (QuickStart.of(arguments) == null) {
                throw new IOException("the usual command line is not understood without the parser");
            }
        }
        new SessionLedgers(demo.folders()).close();
    }

    /// The parser of the command line, which a usual start does without.
    private static void rehearseCommands() throws IOException {
        for (String[] arguments : List.of(new String[] {"--version"}, new String[] {"run", "--help"})) {
            if (Main.parsed(arguments, new PrintWriter(Writer.nullWriter())) != ExitCode.OK) {
                throw new IOException("the command line is not understood: " + String.join(" ", arguments));
            }
        }
    }

    private static void rehearseTerminal() throws IOException {
        DeviceTty.rehearse(new Tty.Listener() {
            @Override
            public void received(byte[] bytes) {}

            @Override
            public void resized(TerminalSize size) {}

            @Override
            public void terminated(String signal) {}

            @Override
            public void resumed() {}
        });
    }

    private static void walk(UiLoop loop, FastScreen screen, NullTty tty, List<DemoScript.Step> steps) throws IOException, InterruptedException {
        for (DemoScript.Step step : steps) {
            if (loop.isDone()) {
                return;
            }
            switch (step) {
                case DemoScript.Step.Type t -> t.text().codePoints().forEach(c -> tty.type(Character.toString(c).getBytes(StandardCharsets.UTF_8)));
                case DemoScript.Step.Paste p -> tty.type(("\033[200~" + p.text() + "\033[201~").getBytes(StandardCharsets.UTF_8));
                case DemoScript.Step.Press p -> press(loop, p.key());
                case DemoScript.Step.Resize r -> tty.resize(r.columns(), r.rows());
                case DemoScript.Step.AwaitText t -> until(loop, step, () -> shows(screen, t.text()));
                case DemoScript.Step.AwaitIdle _ -> until(loop, step, () -> !loop.state().conversation().anyActive());
                case DemoScript.Step.Pass _, DemoScript.Step.Picture _ -> {}
            }
            loop.turn(TURN_NANOS);
        }
    }

    private static void press(UiLoop loop, String key) {
        Event event = new Input.Pressed(Chord.parse(key).key());
        loop.publish(event);
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(UiLoop loop, DemoScript.Step step, Condition condition) throws IOException, InterruptedException {
        for (int turn = 0; !condition.holds(); turn++) {
            if (turn == PATIENCE_TURNS) {
                throw new IOException("the step never came true: " + step);
            }
            loop.turn(TURN_NANOS);
        }
    }

    private static boolean shows(FastScreen screen, String text) {
        int columns = screen.getTerminalSize().getColumns();
        for (int row = 0; row < screen.getTerminalSize().getRows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(screen.textAt(column, row));
            }
            if (line.indexOf(text) >= 0) {
                return true;
            }
        }
        return false;
    }
}
