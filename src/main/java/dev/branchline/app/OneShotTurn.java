package dev.branchline.app;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.CostSum;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.openrouter.ChatCall;
import dev.branchline.ui.Costs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The turn of a one-shot run: answers, the tools that they call, further answers, until one calls none. [#run] is called once;
/// [#interrupt] comes from another thread, when the program is asked to end.
final class OneShotTurn {
    /// Where requests are sent.
    interface Router {
        ChatCall start(RunId run, ChatRequest request, Consumer<StreamEvent> sink);
    }

    /// Begins the session, once there is something to keep; what is answered without one leaves its cost only.
    interface Sessions {
        OneShotSession begin() throws IOException, InterruptedException;

        /// Notes what an answer cost that belongs to no session.
        void cost(Answer answer) throws IOException;
    }

    private static final RunId RUN = new RunId(1);
    /// A process group that must be killed takes up to five seconds.
    private static final long PATIENCE_SECONDS = 7;

    private final Router router;
    private final @Nullable OneShotTools tools;
    private final OneShotOutput output;
    private final ChatRequest first;
    private final boolean sees;
    private final Sessions sessions;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable ChatCall call;
    private @Nullable AnswerSoFar answering;
    private @Nullable OneShotSession session;
    private boolean ended;
    private CostSum cost = CostSum.ZERO;
    /// What was kept and what it cost, once all is over.
    private @Nullable String told;
    /// Held while things are closed: who comes second waits.
    private final Object closing = new Object();

    /// @param tools null when none are offered
    /// @param sees whether the model takes images
    OneShotTurn(Router router, @Nullable OneShotTools tools, OneShotOutput output, ChatRequest first, boolean sees, Sessions sessions) {
        this.router = router;
        this.tools = tools;
        this.output = output;
        this.first = first;
        this.sees = sees;
        this.sessions = sessions;
    }

    /// @return the exit code
    int run() throws InterruptedException {
        try {
            return turn();
        } finally {
            synchronized (this) {
                // Whoever interrupts may be told only after the session was closed.
                told = summary();
            }
            over.countDown();
        }
    }

    private int turn() throws InterruptedException {
        boolean begun = false;
        try {
            List<ChatMessage> messages = new ArrayList<>(first.messages());
            while (true) {
                StreamEvent last = stream(messages);
                if (last instanceof StreamEvent.Failed f) {
                    boolean nothing = f.partial().text().isEmpty() && !begun;
                    boolean interrupted = f.error().kind() == ApiError.Kind.INTERRUPTED;
                    keep(f.partial(), interrupted ? !mayCost() : nothing);
                    return interrupted ? ExitCode.INTERRUPTED : code(f.error(), nothing);
                }
                if (!(last instanceof StreamEvent.Finished(var _, Answer answer))) {
                    return ExitCode.NO_READER;
                }
                if (tools == null || answer.toolCalls().isEmpty()) {
                    keep(answer, false);
                    return ExitCode.OK;
                }
                begun = true;
                List<ToolOutcome> outcomes = call(tools, answer);
                if (outcomes.isEmpty()) {
                    return ExitCode.NO_READER;
                }
                if (!tools.mayAskOn()) {
                    output.say("The turn has taken as many requests as it may: maxIterations in the settings.");
                    return ExitCode.PARTIAL;
                }
                addTo(messages, answer, outcomes);
            }
        } catch (IOException e) {
            output.say(Main.reason(e));
            return begun ? ExitCode.PARTIAL : ExitCode.FAILED;
        }
    }

    /// @return its end, or another event when nobody reads the output any more
    private StreamEvent stream(List<ChatMessage> messages) throws InterruptedException {
        ChatRequest request = new ChatRequest(
                first.model(), messages, first.sessionKey(), first.effort(), first.maxTokens(), first.parameters(), first.tools());
        AnswerSoFar coming = new AnswerSoFar();
        synchronized (this) {
            answering = coming;
            if (ended) {
                coming.interrupt(RUN);
            } else {
                call = router.start(RUN, request, coming::accept);
            }
        }
        while (true) {
            StreamEvent event = coming.take();
            if (!output.show(event)) {
                return new StreamEvent.KeptAlive(RUN);
            }
            switch (event) {
                case StreamEvent.Finished f -> {
                    output.end(f.answer().text());
                    return f;
                }
                case StreamEvent.Failed f -> {
                    output.end(f.partial().text());
                    output.say(f.error().message());
                    return f;
                }
                case StreamEvent.Sent _, StreamEvent.Opened _, StreamEvent.TextDelta _, StreamEvent.ReasoningDelta _, StreamEvent.ToolCallDelta _,
                        StreamEvent.KeptAlive _, StreamEvent.Retrying _ -> {}
            }
        }
    }

    private synchronized boolean mayCost() {
        return answering != null && answering.mayCost();
    }

    private List<ToolOutcome> call(OneShotTools with, Answer answer) throws IOException, InterruptedException {
        OneShotSession kept = session();
        Origin origin = kept.answered(answer);
        addCost(answer);
        List<ToolOutcome> outcomes = with.run(RUN, answer, origin);
        kept.results(answer.toolCalls(), outcomes);
        return outcomes;
    }

    private synchronized OneShotSession session() throws IOException, InterruptedException {
        OneShotSession known = session;
        if (known == null) {
            known = sessions.begin();
            session = known;
            output.session(known.id());
        }
        return known;
    }

    /// The last answer of a turn.
    private void keep(Answer answer, boolean nothing) throws IOException, InterruptedException {
        OneShotSession known;
        synchronized (this) {
            known = session;
        }
        if (nothing) {
            return;
        }
        addCost(answer);
        if (known != null) {
            known.answered(answer);
            return;
        }
        try {
            sessions.cost(answer);
        } catch (IOException e) {
            output.say("What it cost is not in the day's sum: " + Main.reason(e)); // the answer is there all the same
        }
    }

    private synchronized void addCost(Answer answer) {
        cost = cost.plus(answer.usage().cost());
    }

    private void addTo(List<ChatMessage> messages, Answer answer, List<ToolOutcome> outcomes) {
        messages.add(new ChatMessage.Assistant(
                answer.text(), answer.toolCalls(), answer.reasoningDetails(), answer.annotations(), first.model()));
        for (int i = 0; i < outcomes.size(); i++) {
            ToolCall made = answer.toolCalls().get(i);
            List<String> images = outcomes.get(i).images();
            String unseen = sees || images.isEmpty() ? "" : "\n[An image came with it, which this model cannot see.]";
            messages.add(new ChatMessage.Tool(made.id(), made.name(), outcomes.get(i).output() + unseen, sees ? images : List.of()));
        }
    }

    /// Breaks off what is on its way: the answer, the tools. What had come of both is kept, with what it cost, and told. Returns when that is
    /// done, or could not be done in a few seconds. Any thread but that of [#run].
    void interrupt() {
        AnswerSoFar coming;
        ChatCall last;
        synchronized (this) {
            ended = true;
            coming = answering;
            last = call;
        }
        if (last != null) {
            last.abort(); // no event comes behind this
        }
        if (coming != null) {
            coming.interrupt(RUN);
        }
        if (tools != null) {
            tools.stop(RUN);
        }
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                output.say("Not all could be ended in time.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        String sentence;
        synchronized (this) {
            sentence = told == null ? summary() : told;
        }
        output.say(sentence);
        end();
    }

    private synchronized String summary() {
        String spent = cost.equals(CostSum.ZERO) ? "It cost nothing."
                : "It cost " + Costs.text(cost) + (cost.unknown() == 0 ? "." : "; what was broken off is charged all the same, how much is not known.");
        String kept = session == null ? " No tool had run, and nothing was changed." : " What came and was done is kept: branchline changes -s " + session.id()
                + " shows what was changed, branchline undo -s " + session.id() + " takes it back.";
        return spent + kept;
    }

    /// Ends all that is left, and returns when it has ended. Any thread, any number of times.
    void end() {
        ChatCall last;
        synchronized (this) {
            ended = true;
            last = call;
        }
        if (last != null) {
            last.abort();
        }
        synchronized (closing) {
            close();
        }
    }

    private void close() {
        OneShotSession kept;
        synchronized (this) {
            kept = session;
            session = null;
        }
        try {
            if (tools != null) {
                tools.close();
            }
            if (kept != null) {
                kept.close();
            }
        } catch (IOException e) {
            output.say(Main.reason(e));
        }
    }

    private static int code(ApiError error, boolean nothing) {
        return switch (error.kind()) {
            case AUTHENTICATION -> ExitCode.KEY;
            case CREDITS, IN_FLIGHT_BUDGET, RATE_LIMIT, DAILY_LIMIT -> ExitCode.LIMIT;
            default -> nothing ? ExitCode.FAILED : ExitCode.PARTIAL;
        };
    }
}
