package dev.branchline.tools;

import dev.branchline.event.ToolEvent;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PermissionAnswer;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.PermissionWish;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that is done with tools: which there are, what a call would do, whether it may, and doing it. Every method returns at once and may
/// be called from any thread; the work is done on virtual threads, and its events come from these.
///
/// A yes holds for what was shown: when a call is started, it is looked at again. When it would now do something else (a file changed
/// meanwhile) and a person had allowed it, it does not start; instead it is prepared anew and must be asked for again. One that the rules
/// allow by themselves is held against them once more and runs as things are now.
public final class ToolService implements AutoCloseable {
    private final Registry registry;
    private final Permissions permissions;
    private final Preparation preparation;
    private final PermissionDesk desk;
    private final FullTexts texts;
    private final Map<RunId, RunCalls> runs = new ConcurrentHashMap<>();

    /// @param sources built-in tools first; of two tools with one name the first counts
    public ToolService(List<ToolSource> sources, Permissions permissions, Workspace workspace, Ledgers ledgers, FullTexts texts) {
        this(sources, permissions, workspace, ledgers, texts, "");
    }

    /// @param sandbox what commands are kept from, for the user; empty without a sandbox
    public ToolService(
            List<ToolSource> sources, Permissions permissions, Workspace workspace, Ledgers ledgers, FullTexts texts, String sandbox) {
        this.registry = new Registry(sources);
        this.permissions = permissions;
        this.preparation = new Preparation(registry, permissions, new CallContexts(workspace, ledgers));
        this.desk = new PermissionDesk(permissions, new TryOut(registry, permissions, workspace), sandbox);
        this.texts = texts;
    }

    /// All tools, also those that no model is told of.
    public List<ToolSpec> specs() {
        return registry.specs();
    }

    /// The `tools` array of a request, JSON; `[]` for none. Leaves out what could never run. The same tools give the same bytes.
    public String definitions() {
        return Definitions.of(preparation.offered());
    }

    public Permissions permissions() {
        return permissions;
    }

    /// Looks at the calls of an answer, or at some of them again. Ends in one [ToolEvent.Prepared], unless the run is stopped before.
    ///
    /// @param turn who asks; its call and tool are filled in for each
    public void prepare(RunId run, List<ToolCall> calls, Origin turn, Consumer<ToolEvent> events) {
        RunCalls mine = runs.computeIfAbsent(run, _ -> new RunCalls());
        mine.begin("prepare-" + run, null, () -> {
            List<PreparedCall> prepared = new ArrayList<>();
            for (ToolCall call : calls) {
                Preparation.Looked looked = preparation.look(call, turn);
                mine.waiting.put(call.id(), new Waiting(looked, turn, events));
                prepared.add(looked.shown());
            }
            events.accept(new ToolEvent.Prepared(run, prepared));
        });
    }

    /// Starts a prepared call. Ends in one [ToolEvent.Finished], or in a [ToolEvent.Prepared] of this call alone when it must be asked for
    /// again; then it is as if it had never been started.
    ///
    /// @param asked whether a person allowed it, having seen what was prepared; without, only what the rules allow runs
    /// @return false when there is no such prepared call, or the run was stopped: nothing happens
    public boolean start(RunId run, String callId, Approval approval, boolean asked) {
        RunCalls mine = runs.get(run);
        Waiting waiting = mine == null ? null : mine.waiting.remove(callId);
        if (mine == null || waiting == null) {
            return false;
        }
        mine.begin("tool-" + callId, callId, () -> new Execution(run, waiting, approval, asked).run(mine));
        return true;
    }

    /// Stops all that the run has going, and forgets what waits. What had started still ends in its event.
    public void stop(RunId run) {
        RunCalls mine = runs.remove(run);
        if (mine != null) {
            mine.waiting.clear();
            mine.stopAll();
        }
    }

    /// Stops one call; it ends in its event.
    public void stopCall(RunId run, String callId) {
        RunCalls mine = runs.get(run);
        if (mine != null) {
            mine.stop(callId);
        }
    }

    /// Remembers an answer of the user for calls to come.
    ///
    /// @throws IOException when it could not be written; it holds for this session all the same. Blocking: not on the UI thread
    public void remember(SessionId session, PermissionRule rule, PermissionScope scope) throws IOException {
        permissions.remember(session, rule, scope);
    }

    /// Shows the rules in force, changes them, or tries a call against them. Blocking: not on the UI thread.
    public PermissionAnswer permissions(SessionId session, PermissionWish wish) {
        return desk.answer(session, wish);
    }

    /// Stops everything, background jobs and hosts too, and waits for a moment until it has ended.
    @Override
    public void close() {
        List<RunCalls> all = List.copyOf(runs.values());
        runs.clear();
        all.forEach(RunCalls::stopAll);
        all.forEach(RunCalls::await);
        registry.close();
    }

    /// @param looked what was shown
    private record Waiting(Preparation.Looked looked, Origin turn, Consumer<ToolEvent> events) {
        String id() {
            return looked.shown().call().id();
        }
    }

    /// One call from start to end, on its own thread.
    private final class Execution {
        private final RunId run;
        private final Waiting waiting;
        private final Approval approval;
        private final boolean asked;
        private long began;

        Execution(RunId run, Waiting waiting, Approval approval, boolean asked) {
            this.run = run;
            this.waiting = waiting;
            this.approval = approval;
            this.asked = asked;
        }

        void run(RunCalls mine) {
            began = System.nanoTime();
            ToolOutcome outcome;
            try {
                outcome = outcome(mine);
            } catch (ToolException e) {
                outcome = ToolOutcome.failure(Preparation.told(e));
            } catch (InterruptedException _) {
                outcome = ToolOutcome.failure("Stopped by the user.");
            } catch (IOException e) {
                outcome = ToolOutcome.failure(call().name() + " failed: " + Preparation.told(e));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                outcome = ToolOutcome.failure(call().name() + " broke: " + e);
            }
            if (outcome != null) {
                Thread.interrupted(); // keeping the text must not fail because of a stop
                long millis = (System.nanoTime() - began) / 1_000_000;
                waiting.events.accept(new ToolEvent.Finished(run, waiting.id(), OutputCap.cap(outcome.after(millis), texts)));
            }
        }

        /// @return null when it must be asked for again
        private @Nullable ToolOutcome outcome(RunCalls mine) throws ToolException, IOException, InterruptedException {
            PreparedCall shown = waiting.looked.shown();
            Preparation.Looked now = preparation.look(call(), waiting.turn);
            CallPlan plan = now.plan();
            if (plan == null) {
                String refusal = now.shown().refusal();
                throw new ToolException(refusal == null ? now.shown().reason() : refusal);
            }
            boolean same = shown.refusal() == null && shown.preview().equals(now.shown().preview());
            if (asked ? !same : now.shown().verdict() != Verdict.ALLOW) {
                mine.waiting.put(waiting.id(), new Waiting(now, waiting.turn, waiting.events));
                waiting.events.accept(new ToolEvent.Prepared(run, List.of(now.shown())));
                return null;
            }
            waiting.events.accept(new ToolEvent.Started(run, waiting.id()));
            return plan.run(approval, piece -> waiting.events.accept(new ToolEvent.Output(run, waiting.id(), piece)));
        }

        private ToolCall call() {
            return waiting.looked.shown().call();
        }
    }

    /// What one run has going.
    private static final class RunCalls {
        /// How long an orderly end may take: a process group that has to be killed takes less.
        private static final long END_MILLIS = 5_000;

        private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
        private final Map<Thread, String> threads = new ConcurrentHashMap<>();

        interface Work {
            void run() throws InterruptedException;
        }

        void begin(String name, @Nullable String callId, Work work) {
            Thread thread = Thread.ofVirtual().name(name).unstarted(() -> {
                try {
                    work.run();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt(); // stopped while nothing had begun
                } finally {
                    threads.remove(Thread.currentThread());
                }
            });
            threads.put(thread, callId == null ? "" : callId);
            thread.start();
        }

        void stop(String callId) {
            threads.forEach((thread, id) -> {
                if (id.equals(callId)) {
                    thread.interrupt();
                }
            });
        }

        void stopAll() {
            threads.keySet().forEach(Thread::interrupt);
        }

        void await() {
            try {
                for (Thread thread : threads.keySet()) {
                    var _ = thread.join(java.time.Duration.ofMillis(END_MILLIS));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
