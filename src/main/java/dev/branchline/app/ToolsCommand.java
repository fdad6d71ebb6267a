package dev.branchline.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `branchline tools`: the user's own tools, from outside of the program.
@Command(
        name = "tools",
        mixinStandardHelpOptions = true,
        description = "Lists, adds, removes and tries tools. Adding one is trusting it as it is now: a later change must be added again.",
        footer = {"", "Exit codes: 0 done, 1 a tool failed or was refused, 2 wrong usage."})
final class ToolsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Give one of: list, add, remove, test.");
    }

    private OwnTools own() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        return new OwnTools(Environment.read(null), Path.of("").toRealPath(), line.getOut(), line.getErr());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints all tools, and what stands in the way of those that are not offered.")
    int list(@Option(names = "--json", description = "Prints JSON.") boolean json) throws IOException {
        return own().list(json);
    }

    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Trusts a tool as it is now: a .js, .mjs, .cjs or .tool.json file, or a folder of such. JavaScript is run to ask its name.")
    int add(
            @Parameters(paramLabel = "PATH", description = "The file or folder.") Path path,
            @Option(names = "--json", description = "Prints JSON.") boolean json) throws IOException, InterruptedException {
        return own().add(path, json);
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes a tool, or all of a folder, from what is offered. No file is deleted.")
    int remove(@Parameters(paramLabel = "PATH", description = "The file or folder.") Path path) throws IOException {
        return own().remove(path);
    }

    @Command(name = "test", mixinStandardHelpOptions = true, description = "Runs one of your own tools and prints its result.")
    int test(
            @Parameters(index = "0", paramLabel = "NAME", description = "The tool's name.") String name,
            @Parameters(index = "1", arity = "0..1", paramLabel = "JSON", defaultValue = "{}", description = "Its arguments, such as '{\"a\": 1}'.") String json)
            throws IOException, InterruptedException {
        return own().test(name, json);
    }
}
