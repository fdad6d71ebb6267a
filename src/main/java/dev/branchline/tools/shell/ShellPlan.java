package dev.branchline.tools.shell;

import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.ToolException;
import dev.branchline.tools.WatchedRun;
import dev.branchline.tools.process.CleanEnvironment;
import dev.branchline.tools.process.KeptOutput;
import dev.branchline.tools.process.ProcessGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One command, ready to run.
final class ShellPlan implements CallPlan {
    /// How long a background command is looked at, so that one that fails at once says so.
    private static final long FIRST_LOOK_MILLIS = 400;

    private final Wanted wanted;
    private final CallContext context;
    private final CleanEnvironment environment;
    private final Sandbox sandbox;
    private final Jobs jobs;

    /// @param millis time limit, not for the background
    record Wanted(String command, Path cwd, long millis, boolean background, String mustAsk) {}

    ShellPlan(Wanted wanted, CallContext context, CleanEnvironment environment, Sandbox sandbox, Jobs jobs) {
        this.wanted = wanted;
        this.context = context;
        this.environment = environment;
        this.sandbox = sandbox;
        this.jobs = jobs;
    }

    @Override
    public String title() {
        String first = wanted.command().lines().findFirst().orElse("");
        boolean more = first.length() < wanted.command().stripTrailing().length();
        return (wanted.background() ? "shell in the background: " : "shell ") + first + (more ? " …" : "");
    }

    @Override
    public List<String> targets() {
        return List.of(wanted.command());
    }

    @Override
    public String folder() {
        return context.workspace().pathOf(wanted.cwd());
    }

    @Override
    public String mustAsk() {
        return wanted.mustAsk();
    }

    @Override
    public Preview preview() {
        return new Preview.Command(wanted.command(), wanted.cwd().toString(), sandbox.blocks());
    }

    @Override
    public ToolOutcome run(Approval approval, Consumer<String> output) throws ToolException, IOException, InterruptedException {
        List<String> command = sandbox.around(List.of("/bin/sh", "-c", wanted.command()), context.workspace().root(), wanted.cwd());
        return WatchedRun.of(context, () -> wanted.background() ? begin(command) : foreground(command, output));
    }

    private ToolOutcome foreground(List<String> command, Consumer<String> output) throws IOException {
        KeptOutput kept = new KeptOutput();
        AtomicBoolean over = new AtomicBoolean(); // what comes after the end is not this call's any more
        long began = System.nanoTime();
        ProcessGroup group = ProcessGroup.start(command, wanted.cwd(), environment, piece -> {
            String text = kept.add(piece.bytes(), piece.length(), piece.end());
            if (!text.isEmpty() && !over.get()) {
                output.accept(text);
            }
        });
        String end;
        boolean failed = true;
        try {
            if (group.await(wanted.millis())) {
                int left = group.clear();
                failed = group.exitCode() != 0;
                end = "exit code " + group.exitCode() + (left == 0 ? "" : "; " + left + " processes that it left behind were ended");
            } else {
                group.end();
                end = "ended after the time limit of " + wanted.millis() + " ms, with all that it had started";
            }
        } catch (InterruptedException _) {
            // Told in the outcome, so that what was changed until now is recorded with it.
            group.end();
            end = "stopped by the user, with all that it had started";
        } finally {
            over.set(true);
        }
        String text = kept.text();
        String said = text.isBlank() ? "(no output)" : text;
        return new ToolOutcome(
                said + (said.endsWith("\n") ? "" : "\n") + "[" + end + ", " + seconds(began) + "]", failed, List.of(), List.of(), null, 0);
    }

    private ToolOutcome begin(List<String> command) throws ToolException, IOException {
        String refusal = jobs.refusal();
        if (!refusal.isEmpty()) {
            throw new ToolException(refusal);
        }
        KeptOutput kept = new KeptOutput(Jobs.OUTPUT);
        ProcessGroup group = ProcessGroup.start(
                command, wanted.cwd(), environment, piece -> kept.add(piece.bytes(), piece.length(), piece.end()));
        Jobs.Job job = jobs.add(wanted.command(), group, kept);
        try {
            if (group.await(FIRST_LOOK_MILLIS)) {
                group.clear();
            }
        } catch (InterruptedException _) {
            group.end();
            return ToolOutcome.failure("Stopped by the user; job " + job.id() + " was ended.");
        }
        boolean failed = !group.isAlive() && group.exitCode() != 0;
        return new ToolOutcome(
                job.line() + "\n" + job.unread() + "\n[Use job_output and job_stop with " + job.id()
                        + ". It ends with the program. What it writes to files from now on is not recorded as a change.]",
                failed, List.of(), List.of(), null, 0);
    }

    private static String seconds(long began) {
        return String.format(java.util.Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
    }
}
