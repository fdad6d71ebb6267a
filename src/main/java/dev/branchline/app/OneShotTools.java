package dev.branchline.app;

import dev.branchline.model.Answer;
import dev.branchline.model.RunId;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.state.tools.Turn;
import dev.branchline.tools.ToolService;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tools of a one-shot run, with the ledger that they write to.
final class OneShotTools implements AutoCloseable {
    private final SessionLedgers ledgers;
    private final ToolService service;
    private final OneShotOutput output;
    private final String definitions;
    private Turn turn;
    private @Nullable UnattendedRound round;
    private boolean stopped;

    private OneShotTools(SessionLedgers ledgers, ToolService service, OneShotOutput output, int most) {
        this.ledgers = ledgers;
        this.service = service;
        this.output = output;
        this.turn = Turn.begin(0, most);
        this.definitions = service.definitions();
    }

    /// @throws IOException when tools cannot work in this folder
    static OneShotTools open(Environment environment, Path workspace, List<PermissionRule> rules, OneShotOutput output) throws IOException {
        SessionLedgers ledgers = new SessionLedgers(environment.folders());
        Workspace files = ledgers.workspace(workspace.toString());
        ToolService service = new ToolWiring(environment, files.root())
                .service(files, rules, session -> ledgers.forTools(files, session), ledgers::keep, output::say);
        return new OneShotTools(ledgers, service, output, environment.loaded().settings().maxIterations());
    }

    /// The `tools` of a request, as JSON.
    String definitions() {
        return definitions;
    }

    /// Counts another request, unless the run has taken those it may.
    boolean mayAskOn() {
        if (turn.isAtLimit()) {
            return false;
        }
        turn = turn.next();
        return true;
    }

    /// Runs the calls of an answer; waits for them.
    ///
    /// @return what came of each, in their order; empty when nobody reads the output any more
    List<ToolOutcome> run(RunId run, Answer answer, Origin origin) throws InterruptedException {
        UnattendedRound next = new UnattendedRound(service, output, run, answer, origin, turn);
        synchronized (this) {
            round = next;
            if (stopped) {
                next.stop();
            }
        }
        List<ToolOutcome> outcomes = next.await();
        turn = next.turn();
        return outcomes;
    }

    /// Stops what runs and starts nothing more; the calls then come to their end. Any thread.
    synchronized void stop(RunId run) {
        stopped = true;
        if (round != null) {
            round.stop();
        }
        service.stop(run);
    }

    /// Ends what runs, and waits for a moment until it has ended. Any thread, any number of times.
    @Override
    public void close() throws IOException {
        service.close();
        ledgers.close();
    }
}
