package dev.branchline.app;

/// What the program's exit code tells a script. Documented in the README.
final class ExitCode {
    static final int OK = 0;
    /// The request failed before anything of the answer came, or the program could not start.
    static final int FAILED = 1;
    /// The command line is wrong (picocli's own code).
    static final int USAGE = 2;
    /// There is no key, or it was refused.
    static final int KEY = 3;
    /// The answer broke off; what came was printed.
    static final int PARTIAL = 4;
    /// Credits, a limit or a rate stands in the way.
    static final int LIMIT = 5;
    /// Taking back would conflict with what was edited since; nothing was written.
    static final int CONFLICTS = 6;
    /// Some files were skipped; the others were done.
    static final int SKIPPED = 7;
    /// The terminal is gone (SIGHUP).
    static final int HUNG_UP = 129;
    /// Nobody reads the output any more (as SIGPIPE would say it).
    static final int NO_READER = 141;
    /// Ended by SIGTERM, in order.
    static final int TERMINATED = 143;
    /// Stopped by Ctrl+C.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
