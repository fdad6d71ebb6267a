package dev.branchline.tools.shell;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import dev.branchline.tools.process.CleanEnvironment;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// `shell`: one command line for `/bin/sh`, the shell that every system has; the user's own may be configured to do anything.
final class ShellTool implements Tool {
    static final long DEFAULT_MILLIS = 120_000;
    private static final long MOST_MILLIS = 3_600_000;
    /// Linux takes no longer argument.
    private static final int LONGEST = (128 << 10) - 1;

    private static final ToolSpec SPEC = new ToolSpec(
            "shell",
            "Runs a command with /bin/sh in the workspace, without a terminal and without input, and returns its output and exit code. "
                    + "Everything it starts ends with it; for what shall go on (a server, a watcher) set background, then use job_output and job_stop.",
            "{\"type\":\"object\",\"properties\":{"
                    + "\"command\":{\"type\":\"string\",\"description\":\"the command line\"},"
                    + "\"cwd\":{\"type\":\"string\",\"description\":\"folder to run it in, relative to the workspace; the workspace when left out\"},"
                    + "\"timeout\":{\"type\":\"integer\",\"minimum\":1,\"description\":\"milliseconds after which it is ended; 120000 when left out, at most 3600000\"},"
                    + "\"background\":{\"type\":\"boolean\",\"description\":\"returns at once and lets it go on\"}},"
                    + "\"required\":[\"command\"]}",
            ToolEffect.EXECUTES,
            ToolSpec.BUILT_IN);

    private final CleanEnvironment environment;
    private final Sandbox sandbox;
    private final Jobs jobs;

    ShellTool(CleanEnvironment environment, Sandbox sandbox, Jobs jobs) {
        this.environment = environment;
        this.sandbox = sandbox;
        this.jobs = jobs;
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) throws ToolException, IOException {
        String command = arguments.path("command").asString();
        if (command.isBlank()) {
            throw new ToolException("The command is empty. Nothing was run.");
        }
        refuseWhatCannotBePassedOn(command);
        Path root = context.workspace().root();
        Path cwd = folder(root, arguments.path("cwd").asString(""));
        long millis = (long) Math.clamp(arguments.path("timeout").asDouble(DEFAULT_MILLIS), 1, MOST_MILLIS);
        boolean background = arguments.path("background").asBoolean(false);
        String mustAsk = !cwd.startsWith(root) ? "It runs in a folder outside of the workspace."
                : hidesRepository(root, cwd) ? "It runs in a folder that git takes for a repository of its own, whose settings can run programs." : "";
        return new ShellPlan(new ShellPlan.Wanted(command, cwd, millis, background, mustAsk), context, environment, sandbox, jobs);
    }

    /// What runs must be to the letter what was shown: in place of a character that the system's character set lacks, Java would hand on a
    /// question mark, which a shell takes for any file.
    private static void refuseWhatCannotBePassedOn(String command) throws ToolException {
        if (command.indexOf('\0') >= 0) {
            throw new ToolException("The command holds a NUL character, which no shell takes. Nothing was run.");
        }
        Charset system = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (!system.newEncoder().canEncode(command)) {
            throw new ToolException("The command holds characters that cannot be handed on in this system's character set, " + system
                    + ". Write it without them, or write a script and run that. Nothing was run.");
        }
        if (command.getBytes(system).length > LONGEST) {
            throw new ToolException("The command is longer than the " + LONGEST + " bytes that the system takes. Write a script and run that. Nothing was run.");
        }
    }

    /// A folder that looks like a bare repository needs no `.git` to be obeyed, so a tool that may write files could have made one.
    private static boolean hidesRepository(Path root, Path cwd) {
        for (Path folder = cwd; folder != null && folder.startsWith(root) && !folder.equals(root); folder = folder.getParent()) {
            if (Files.exists(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects")) && Files.isDirectory(folder.resolve("refs"))) {
                return true;
            }
            if (Files.exists(folder.resolve(".git"))) {
                return false; // nearer than any that could lie above
            }
        }
        return false;
    }

    private static Path folder(Path root, String cwd) throws ToolException, IOException {
        Path folder;
        try {
            folder = root.resolve(cwd);
        } catch (InvalidPathException e) {
            throw new ToolException("cwd is no path: " + e.getReason() + ". Nothing was run.", e);
        }
        if (!Files.isDirectory(folder)) {
            throw new ToolException("There is no folder " + cwd + ". Give cwd relative to the workspace, or leave it out. Nothing was run.");
        }
        return folder.toRealPath();
    }
}
