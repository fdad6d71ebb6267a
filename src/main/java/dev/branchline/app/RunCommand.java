package dev.branchline.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `branchline run`: one question, one answer, for scripts and pipes.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Answers one question on standard output. What comes on standard input is added to it.",
            "When tools are used, it is kept as a session, which is named on standard error."
        },
        footer = {
            "",
            "Exit codes: 0 answered, 1 failed, 2 wrong usage, 3 key missing or refused, 4 answer broke off,",
            "5 credits or a limit, 130 interrupted."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "QUESTION", description = "The question; several words are joined.")
    private List<String> question = List.of();

    @Option(names = {"-m", "--model"}, paramLabel = "ID", description = "The model to ask.")
    private @Nullable String model;

    @Option(names = {"-p", "--system"}, paramLabel = "TEXT", description = "The system prompt.")
    private @Nullable String system;

    @Option(names = "--context", paramLabel = "PATH", description = "Sends a file, folder or pattern along; may be given several times.")
    private List<String> context = List.of();

    @Option(names = "--json", description = "Prints one JSON object an event instead of the text.")
    private boolean json;

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Option(names = "--no-tools", description = "Offers no tools. Else what only reads here runs, and what you --allow; all else is denied.")
    private boolean noTools;

    @Option(names = "--demo", description = "Asks the demo server: no key, no network.")
    private boolean demo;

    @Override
    public Integer call() throws Exception {
        OneShot shot = new OneShot(String.join(" ", question), model, json, system, rules.rules(), context, !noTools);
        return demo ? shot.runDemo() : shot.run();
    }
}
