package dev.branchline.tools;

import dev.branchline.changes.Changes;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.tool.ToolOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Runs what may change files behind our back, and records what it did. Also when it failed or was stopped.
public final class WatchedRun {
    private static final int TOLD = 20;

    private WatchedRun() {}

    /// @param work a stop in the midst of it is best told in its outcome, so that its changes go along
    public static ToolOutcome of(CallContext context, SimplePlan.Work work) throws ToolException, IOException, InterruptedException {
        Changes.Watch watch = context.changes().watch(context.origin());
        ToolOutcome outcome;
        try {
            outcome = work.run();
        } catch (ToolException | IOException | InterruptedException | RuntimeException e) {
            boolean stopped = Thread.interrupted(); // looking must not be cut short
            String found = told(watch.finish());
            if (stopped) {
                Thread.currentThread().interrupt();
            }
            if (e instanceof ToolException && !found.isEmpty()) {
                throw new ToolException(e.getMessage() + found, e);
            }
            throw e;
        }
        boolean stopped = Thread.interrupted();
        Changes.Observed observed = watch.finish();
        if (stopped) {
            Thread.currentThread().interrupt();
        }
        return new ToolOutcome(
                outcome.output() + told(observed), outcome.failed(), outcome.images(),
                observed.changes().stream().map(Change::id).toList(), outcome.fullText(), outcome.millis());
    }

    private static String told(Changes.Observed observed) {
        List<String> lines = new ArrayList<>();
        observed.changes().stream().limit(TOLD).forEach(change -> lines.add(line(change)));
        if (observed.changes().size() > TOLD) {
            lines.add("and " + (observed.changes().size() - TOLD) + " more");
        }
        lines.addAll(observed.notices());
        return lines.isEmpty() ? "" : "\n[Files: " + String.join("; ", lines) + "]";
    }

    private static String line(Change change) {
        FileEdit edit = change.edit();
        String deed = edit.renamedFrom() != null ? "renamed from " + edit.renamedFrom()
                : edit.before() instanceof FileState.Absent ? "created"
                : edit.after() instanceof FileState.Absent ? "deleted" : "+" + change.added() + " −" + change.removed();
        return change.path() + " " + deed;
    }
}
