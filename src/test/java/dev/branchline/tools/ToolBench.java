package dev.branchline.tools;

import dev.branchline.event.ToolEvent;
import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A service with tools to be tried, and the waiting for its events.
public final class ToolBench implements AutoCloseable {
    public static final RunId RUN = new RunId(7);
    public static final SessionId SESSION = new SessionId("s1");
    public static final Origin TURN = new Origin(SESSION, new EntryId("0001"), new EntryId("0002"), "", "", "a/model");

    public final PlainChanges changes = new PlainChanges();
    public final List<String> kept = new CopyOnWriteArrayList<>();
    public final Permissions permissions;
    public final ToolService service;
    private final LinkedBlockingQueue<ToolEvent> events = new LinkedBlockingQueue<>();
    private int calls;

    public ToolBench(Path workspace, Permissions permissions, List<ToolSource> sources) throws IOException {
        this.permissions = permissions;
        this.service = new ToolService(sources, permissions, Workspace.open(workspace), _ -> changes, text -> {
            kept.add(text);
            return "hash" + kept.size();
        });
    }

    public static CallContext context(Path workspace, PlainChanges changes) throws IOException {
        return new CallContext(Workspace.open(workspace), changes, TURN, new SeenFiles());
    }

    public ToolCall call(String tool, String arguments) {
        return new ToolCall("call" + ++calls, tool, arguments);
    }

    public ToolEvent next() {
        try {
            ToolEvent event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public boolean quiet() {
        return events.isEmpty();
    }

    public List<PreparedCall> prepare(ToolCall... all) {
        service.prepare(RUN, List.of(all), TURN, events::add);
        return ((ToolEvent.Prepared) next()).calls();
    }

    public PreparedCall prepare(String tool, String arguments) {
        return prepare(call(tool, arguments)).getFirst();
    }

    public void start(PreparedCall call) {
        if (!service.start(RUN, call.call().id(), new Approval.Whole(), true)) {
            throw new AssertionError("not prepared");
        }
    }

    /// Waits for the end of the one call that runs.
    public ToolOutcome outcome() {
        while (true) {
            if (next() instanceof ToolEvent.Finished f) {
                return f.outcome();
            }
        }
    }

    public ToolOutcome run(String tool, String arguments) {
        PreparedCall call = prepare(tool, arguments);
        if (call.refusal() != null) {
            return ToolOutcome.failure(call.refusal());
        }
        start(call);
        return outcome();
    }

    @Override
    public void close() {
        service.close();
    }
}
