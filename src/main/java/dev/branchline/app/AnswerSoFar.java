package dev.branchline.app;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// An answer on its way to a one-shot run, so that something is left of it when the run is interrupted.
final class AnswerSoFar {
    private final LinkedBlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private @Nullable String generation;
    private boolean asked;

    /// From any thread.
    void accept(StreamEvent event) {
        events.add(event);
    }

    /// Ends it with what has come until now. To be called when no more events come.
    void interrupt(RunId run) {
        events.add(new StreamEvent.Failed(run, ApiError.of(ApiError.Kind.INTERRUPTED, "Interrupted."), Answer.empty(new Ending.Stopped())));
    }

    /// Waits for the next event. One that is interrupted brings what had come.
    StreamEvent take() throws InterruptedException {
        StreamEvent event = events.take();
        switch (event) {
            case StreamEvent.Sent _ -> asked = true;
            case StreamEvent.Opened o -> {
                asked = true;
                generation = o.generationId();
            }
            case StreamEvent.TextDelta d -> text.append(d.text());
            case StreamEvent.ReasoningDelta d -> reasoning.append(d.text());
            case StreamEvent.Failed f when f.error().kind() == ApiError.Kind.INTERRUPTED -> {
                return new StreamEvent.Failed(f.run(), f.error(), partial());
            }
            case StreamEvent.Failed _, StreamEvent.Finished _, StreamEvent.ToolCallDelta _, StreamEvent.KeptAlive _, StreamEvent.Retrying _ -> {}
        }
        return event;
    }

    /// Whether it may have cost something: the request was on its way.
    boolean mayCost() {
        return asked || !text.isEmpty() || !reasoning.isEmpty();
    }

    private Answer partial() {
        Answer none = Answer.empty(new Ending.Stopped());
        return new Answer(
                text.toString(), reasoning.toString(), null, none.toolCalls(), none.citations(), null, none.images(), none.ending(), none.usage(),
                none.servedBy(), generation, none.timing());
    }
}
