package dev.branchline.pilot;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Catalogue;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.KeyStatus;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.Usage;
import dev.branchline.openrouter.CatalogueCache;
import dev.branchline.openrouter.ChatCall;
import dev.branchline.openrouter.Endpoint;
import dev.branchline.openrouter.OpenRouter;
import dev.branchline.openrouter.OpenRouterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// OpenRouter as a test plays it: what streams is what the test says, when it says so.
final class ScriptedRouter implements OpenRouter {
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, GenerationAudit> audits = new ConcurrentHashMap<>();
    private volatile Catalogue catalogue = Catalogue.EMPTY;
    private volatile @Nullable ApiError trouble;

    /// One answer in flight.
    static final class Call implements ChatCall {
        private final RunId run;
        private final ChatRequest request;
        private final Consumer<StreamEvent> sink;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
        private volatile boolean over;
        private boolean opened;

        Call(RunId run, ChatRequest request, Consumer<StreamEvent> sink) {
            this.run = run;
            this.request = request;
            this.sink = sink;
        }

        @Override
        public RunId run() {
            return run;
        }

        @Override
        public void abort() {
            over = true;
        }

        boolean isOver() {
            return over;
        }

        ChatRequest request() {
            return request;
        }

        private String generation() {
            return "gen-" + run.value();
        }

        void emit(StreamEvent event) {
            if (!over) {
                sink.accept(event);
            }
        }

        void open() {
            if (!opened) {
                opened = true;
                emit(new StreamEvent.Opened(run, generation()));
            }
        }

        void text(String piece) {
            open();
            text.append(piece);
            emit(new StreamEvent.TextDelta(run, piece));
        }

        void reasoning(String piece) {
            open();
            reasoning.append(piece);
            emit(new StreamEvent.ReasoningDelta(run, piece));
        }

        void retrying(int attempt, ApiError error, long delayMs) {
            emit(new StreamEvent.Retrying(run, attempt, error, delayMs));
        }

        void finish(Cost cost) {
            open();
            emit(new StreamEvent.Finished(run, answer(new Ending.Complete("stop", null), cost)));
            over = true;
        }

        void fail(ApiError error) {
            emit(new StreamEvent.Failed(run, error, answer(new Ending.Failed(error), Cost.UNKNOWN)));
            over = true;
        }

        private Answer answer(Ending ending, Cost cost) {
            Usage usage = new Usage(12_400L, 340L, 11_200L, null, null, null, cost, false);
            ServedBy served = new ServedBy(request.model(), "Anthropic", 1, null, null);
            return new Answer(
                    text.toString(), reasoning.toString(), null, List.of(), List.of(), null, List.of(), ending, usage, served,
                    opened ? generation() : null, Timing.UNKNOWN);
        }
    }

    @Override
    public void reconfigure(Endpoint newEndpoint) {}

    @Override
    public ChatCall start(RunId run, ChatRequest request, Consumer<StreamEvent> sink) {
        Call call = new Call(run, request, sink);
        calls.add(call);
        return call;
    }

    /// @param number from 1, in the order of asking
    Call call(int number) {
        return calls.get(number - 1);
    }

    Call newest() {
        return calls.getLast();
    }

    int asked() {
        return calls.size();
    }

    void offers(Catalogue models) {
        catalogue = models;
    }

    /// From now on every look-up fails so; null ends that.
    void troubled(@Nullable ApiError error) {
        trouble = error;
    }

    void audited(GenerationAudit audit) {
        audits.put(audit.generationId(), audit);
    }

    @Override
    public Catalogue models(CatalogueCache cache, Consumer<String> problem) throws OpenRouterException {
        check();
        return catalogue;
    }

    @Override
    public KeyStatus key(Secret key) throws OpenRouterException {
        check();
        return new KeyStatus("pilot", null, null, null, null, false);
    }

    private void check() throws OpenRouterException {
        ApiError error = trouble;
        if (error != null) {
            throw new OpenRouterException(error);
        }
    }

    @Override
    public Optional<GenerationAudit> generation(String generationId) {
        return Optional.ofNullable(audits.get(generationId));
    }

    @Override
    public void close() {}
}
