package dev.branchline.runtime;

import dev.branchline.event.Arrived;
import dev.branchline.event.EventBus;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.ApiError;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.RunId;
import dev.branchline.openrouter.ChatCall;
import dev.branchline.openrouter.OpenRouterException;
import dev.branchline.state.Effect;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Streams of runs: started, journalled, aborted, audited.
final class RunEffects {
    private final EventBus bus;
    private final Services services;
    private final SessionEffects sessions;
    private final Threads threads;
    private final ToolEffects tools;
    private final Map<RunId, ChatCall> calls = new ConcurrentHashMap<>();

    RunEffects(EventBus bus, Services services, SessionEffects sessions, Threads threads, ToolEffects tools) {
        this.bus = bus;
        this.services = services;
        this.sessions = sessions;
        this.threads = threads;
        this.tools = tools;
    }

    void start(Effect.StartRun start) {
        sessions.beginJournal(start);
        // Put there before its first event can take it out again.
        if (start.tools() && tools.any()) {
            OfferedCall call = new OfferedCall(start.run());
            calls.put(start.run(), call);
            var _ = threads.start("tools for " + start.run(), () -> call.send(start.request()));
        } else {
            calls.computeIfAbsent(start.run(), run -> services.openRouter().start(run, start.request(), this::received));
        }
    }

    /// A call that first finds out which tools there are, off the UI thread. Given up meanwhile, it is never sent.
    private final class OfferedCall implements ChatCall {
        private final RunId run;
        private @Nullable ChatCall sent;
        private boolean aborted;

        OfferedCall(RunId run) {
            this.run = run;
        }

        void send(ChatRequest request) {
            ChatRequest whole = tools.offered(request);
            synchronized (this) {
                if (!aborted) {
                    sent = services.openRouter().start(run, whole, RunEffects.this::received);
                }
            }
        }

        @Override
        public RunId run() {
            return run;
        }

        @Override
        public void abort() {
            ChatCall now;
            synchronized (this) {
                aborted = true;
                now = sent;
            }
            if (now != null) {
                now.abort();
            }
        }
    }

    private void received(StreamEvent event) {
        switch (event) {
            case StreamEvent.Opened o -> sessions.journalGeneration(o);
            case StreamEvent.Finished f -> calls.remove(f.run());
            case StreamEvent.Failed f -> calls.remove(f.run());
            case StreamEvent.Sent _, StreamEvent.TextDelta _, StreamEvent.ReasoningDelta _, StreamEvent.ToolCallDelta _,
                    StreamEvent.KeptAlive _, StreamEvent.Retrying _ -> {}
        }
        bus.publish(event);
    }

    /// Off the UI thread, because closing waits for the event that is just being delivered.
    void abort(RunId run) {
        ChatCall call = calls.remove(run);
        if (call != null) {
            var _ = threads.start("abort " + run, call::abort);
        }
    }

    void audit(Effect.Audit audit) throws InterruptedException {
        try {
            Optional<GenerationAudit> found = services.openRouter().generation(audit.generationId());
            bus.publish(found.<Arrived>map(g -> new Arrived.CostAudited(audit.session(), audit.message(), g))
                    .orElseGet(() -> new Arrived.CostNotAudited(
                            audit.message(), ApiError.of(ApiError.Kind.PROVIDER, "OpenRouter does not know this answer's cost yet."))));
        } catch (OpenRouterException e) {
            bus.publish(new Arrived.CostNotAudited(audit.message(), e.error()));
        }
    }

    void close() {
        calls.values().forEach(ChatCall::abort);
        calls.clear();
    }
}
