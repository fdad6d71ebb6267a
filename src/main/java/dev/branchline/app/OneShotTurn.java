package dev.branchline.app;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.openrouter.ChatCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The turn of a one-shot run: answers, the tools that they call, further answers, until one calls none. [#run] is called once; [#end] may
/// be called from another thread, when the program is interrupted.
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

    private final Router router;
    private final @Nullable OneShotTools tools;
    private final OneShotOutput output;
    private final ChatRequest first;
    private final boolean sees;
    private final Sessions sessions;
    private @Nullable ChatCall call;
    private @Nullable OneShotSession session;
    private boolean ended;

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
        boolean begun = false;
        try {
            List<ChatMessage> messages = new ArrayList<>(first.messages());
            while (true) {
                StreamEvent last = stream(messages);
                if (last instanceof StreamEvent.Failed f) {
                    boolean nothing = f.partial().text().isEmpty() && !begun;
                    keep(f.partial(), nothing);
                    return code(f.error(), nothing);
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
        LinkedBlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
        synchronized (this) {
            if (!ended) {
                call = router.start(RUN, request, events::add);
            }
        }
        while (true) {
            StreamEvent event = events.take();
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

    private List<ToolOutcome> call(OneShotTools with, Answer answer) throws IOException, InterruptedException {
        OneShotSession kept = session();
        Origin origin = kept.answered(answer);
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

    /// Breaks off what is on its way: the answer, the tools, and keeps what there is. Any thread, any number of times.
    void end() {
        ChatCall last;
        OneShotSession kept;
        synchronized (this) {
            ended = true;
            last = call;
            kept = session;
        }
        if (last != null) {
            last.abort();
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
