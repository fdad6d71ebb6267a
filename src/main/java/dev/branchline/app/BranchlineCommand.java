package dev.branchline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line of the full-screen program.
@Command(
        name = "branchline",
        mixinStandardHelpOptions = true,
        versionProvider = Version.Provider.class,
        description = "A full-screen terminal client for OpenRouter: conversations are trees, and every cent is on the screen.",
        subcommands = {
            RunCommand.class, ChangesCommand.class, DiffCommand.class, UndoCommand.class, RedoCommand.class, BlameCommand.class, ToolsCommand.class,
            DoctorCommand.class, ResetCommand.class
        },
        footer = {
            "",
            "The API key is read from OPENROUTER_API_KEY or the settings, or asked for in the program.",
            "`branchline --demo` needs no key and no network."
        })
final class BranchlineCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "The folder to work on; the current one when left out.")
    private @Nullable Path folder;

    @Option(names = "--demo", description = "Opens a demo: no key, no network, nothing outside a temporary folder is touched.")
    private boolean demo;

    @Option(names = {"-c", "--continue"}, description = "Opens the session of this folder that was changed last.")
    private boolean goOn;

    @Option(names = {"-s", "--session"}, paramLabel = "NAME", description = "Opens the session with this name, or begins one.")
    private @Nullable String session;

    @Option(names = "--sessions", description = "Prints all sessions and ends.")
    private boolean sessions;

    @Option(names = {"-m", "--model"}, paramLabel = "ID", description = "The model to begin with, such as anthropic/claude-sonnet-5.")
    private @Nullable String model;

    @Option(names = {"-o", "--once"}, paramLabel = "PROMPT", description = "Answers once on standard output, as `branchline run`.")
    private @Nullable String once;

    @Option(names = "--context", paramLabel = "PATH", description = "Pins a file, folder or pattern to the session; may be given several times.")
    private List<String> context = List.of();

    @Option(names = "--record", paramLabel = "FILE", description = "Writes every event to a file for --replay; never the key.")
    private @Nullable Path record;

    @Option(names = "--replay", paramLabel = "FILE", description = "Plays a recording on the screen; nothing is sent or saved.")
    private @Nullable Path replay;

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Option(names = "--log-level", paramLabel = "LEVEL", description = "off, error, warn, info or debug; the log is a file.")
    private @Nullable String logLevel;

    @Override
    public Integer call() throws Exception {
        if (sessions) {
            return SessionList.print(java.util.Objects.requireNonNull(spec).commandLine().getOut());
        }
        if (once != null) {
            OneShot shot = new OneShot(once, model, false, null, rules.rules(), context, true);
            return demo ? shot.runDemo() : shot.run();
        }
        if (goOn && session != null) {
            throw new CommandLine.ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(), "-c opens the newest session and -s a named one: give one of them.");
        }
        StartOptions options = new StartOptions(workspace(), demo, goOn, session, model, record, replay, logLevel, rules.rules(), context);
        return replay == null ? FullScreen.start(options) : Replay.play(options);
    }

    private Path workspace() throws IOException {
        Path wanted = folder == null ? Path.of("") : folder;
        if (!Files.isDirectory(wanted)) {
            throw new IOException(wanted + " is not a folder. Give the folder to work on, or a command: "
                    + String.join(", ", java.util.Objects.requireNonNull(spec).subcommands().keySet()) + ".");
        }
        return wanted.toAbsolutePath().normalize();
    }
}
