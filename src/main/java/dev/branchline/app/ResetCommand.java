package dev.branchline.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Named here for the help; the launcher does it before any JVM starts, because it must work when nothing else does.
@Command(name = "reset", description = "Sets a terminal right that another program, or a crash, has left in disorder.")
final class ResetCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("branchline: `reset` is done by the start script; run it as bin/branchline reset.");
        return ExitCode.USAGE;
    }
}
