package dev.branchline.app;

import dev.branchline.session.store.SessionNotOpenedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command lines that nearly every start has (nothing, `--demo`, `--continue`), understood without the parser: loading that takes
/// longer than all else before the first frame. [BranchlineCommand] understands them just so.
record QuickStart(boolean demo, boolean goOn) {
    private static final Set<String> CONTINUE = Set.of("-c", "--continue");

    /// @return null when the parser is needed
    static @Nullable QuickStart of(String[] args) {
        if (args.length == 0) {
            return new QuickStart(false, false);
        }
        boolean demo = args[0].equals("--demo");
        return args.length == 1 && (demo || CONTINUE.contains(args[0])) ? new QuickStart(demo, !demo) : null;
    }

    /// @return the exit code
    int start() {
        var _ = Rehearsal.start();
        Path workspace = Path.of("").toAbsolutePath().normalize();
        try {
            return FullScreen.start(new StartOptions(workspace, demo, goOn, null, null, null, null, null, List.of(), List.of()));
        } catch (IOException | InterruptedException | SessionNotOpenedException | RuntimeException e) {
            System.err.println(Main.told(e));
            return ExitCode.FAILED;
        }
    }
}
