package dev.branchline.app;

import dev.branchline.text.SafeText;
import dev.branchline.workspace.IoReasons;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/// Where the program starts.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        String training = System.getProperty("branchline.train");
        if (training != null) {
            System.exit(Training.run(training));
        }
        QuickStart quick = QuickStart.of(args);
        System.exit(quick == null ? parsed(args) : quick.start());
    }

    private static int parsed(String[] args) {
        return parsed(args, new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    /// @param out for what commands print
    static int parsed(String[] args, PrintWriter out) {
        CommandLine commands = new CommandLine(new BranchlineCommand())
                .setOut(out)
                // A session may be called `run`.
                .setAllowSubcommandsAsOptionParameters(true)
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionStrategy(Main::inItsPlace)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler((e, line, _) -> {
                    line.getErr().println(told(e));
                    return ExitCode.FAILED;
                });
        return commands.execute(args);
    }

    /// What stands before a command would do nothing: better said than passed over.
    private static int inItsPlace(CommandLine.ParseResult given) {
        if (given.hasSubcommand()) {
            CommandLine.ParseResult command = given.subcommand();
            String name = command.commandSpec().name();
            for (CommandLine.Model.OptionSpec option : given.matchedOptions()) {
                if (!option.usageHelp() && !option.versionHelp()) {
                    throw new CommandLine.ParameterException(command.commandSpec().commandLine(),
                            option.longestName() + " does nothing before `" + name + "`. What `" + name + "` takes stands behind it.");
                }
            }
            if (!given.matchedPositionals().isEmpty()) {
                throw new CommandLine.ParameterException(command.commandSpec().commandLine(),
                        "A folder does nothing before `" + name + "`, which works in the current one.");
            }
        }
        return new CommandLine.RunLast().execute(given);
    }

    /// The whole help would push what is wrong off the screen.
    private static int misused(CommandLine.ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("branchline: " + SafeText.of(String.valueOf(e.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
        line.getErr().println("See " + line.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE;
    }

    /// Names of files and what a server says are in the message.
    static String told(Exception e) {
        return "branchline: " + SafeText.of(reason(e));
    }

    static String reason(Exception e) {
        return IoReasons.told(e);
    }
}
