package dev.branchline.demo;

import dev.branchline.model.Answer;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.tool.ToolOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a conversation as if the demo server had answered it: the same counts, prices, cache and speed, so that its figures agree
/// with those of what comes after.
final class ConversationWriter {
    private final Instant start;
    private final List<DemoConversation.Node> nodes = new ArrayList<>();
    private final List<DemoConversation.FileDeed> deeds = new ArrayList<>();
    private final PromptCache cache = new PromptCache();

    ConversationWriter(Instant start) {
        this.start = start;
    }

    int ask(int parent, int minute, String text) {
        return add(new DemoConversation.Question(parent, start.plus(Duration.ofMinutes(minute)), null, text));
    }

    int answer(int parent, String model, String thought, String text) {
        return write(parent, DemoModels.get(model), thought, text, List.of(), false);
    }

    /// An answer that calls tools. Each call is to have its [#result], in this order.
    int calls(int parent, String model, String text, ToolCall... calls) {
        return write(parent, DemoModels.get(model), "", text, List.of(calls), false);
    }

    /// What came of a call.
    ///
    /// @param changes as the ledger names what it did to files
    int result(int parent, ToolCall call, String output, int millis, ChangeId... changes) {
        ToolOutcome outcome = new ToolOutcome(output, false, List.of(), List.of(changes), null, millis);
        return add(new DemoConversation.Result(parent, nodes.get(parent).at().plusMillis(millis + 1_500L), null, call, outcome));
    }

    /// Notes what the call of a result did to a file.
    void did(int answer, int result, String path, String content) {
        if (nodes.get(result) instanceof DemoConversation.Result r) {
            deeds.add(new DemoConversation.FileDeed(answer, r.call(), r.at(), path, content));
        }
    }

    /// Notes what the user did to a file after a message.
    void userDid(int after, String path, String content) {
        deeds.add(new DemoConversation.FileDeed(-1, null, nodes.get(after).at(), path, content));
    }

    /// An answer that the user stopped; its cost was asked for afterwards.
    int stopped(int parent, String model, String thought, String text) {
        return write(parent, DemoModels.get(model), thought, text, List.of(), true);
    }

    void label(int index, String label) {
        nodes.set(index, switch (nodes.get(index)) {
            case DemoConversation.Question q -> new DemoConversation.Question(q.parent(), q.at(), label, q.text());
            case DemoConversation.Reply r -> new DemoConversation.Reply(r.parent(), r.at(), label, r.requestedModel(), r.answer(), r.audit());
            case DemoConversation.Result r -> new DemoConversation.Result(r.parent(), r.at(), label, r.call(), r.outcome());
        });
    }

    DemoConversation conversation(String title, int head) {
        return new DemoConversation(title, nodes, head, deeds);
    }

    private int write(int parent, DemoModel model, String thought, String text, List<ToolCall> calls, boolean stopped) {
        ChatCall call = new ChatCall(model.id(), model, model.providers().getFirst(), true, path(parent), List.of(), false,
                thought.isEmpty() ? null : "high", true, null, "demo", true);
        Tally tally = new Tally();
        tally.reasoning = Tokens.split(thought).size();
        tally.content = Tokens.split(text).size() + calls.stream().mapToInt(c -> Tokens.count(c.arguments())).sum();
        PromptCache.Share share = cache.lookUp(call);
        Bill bill = Bill.of(call, share.prompt(), share.cached(), tally, 0);
        if (!stopped) {
            cache.answered(call, text);
        }
        long total = model.firstTokenMillis() + tally.completion() * 1000L / model.tokensPerSecond();
        String generation = "gen-" + (start.getEpochSecond() + nodes.size()) + "-demo";
        String finish = calls.isEmpty() ? "stop" : "tool_calls";
        Answer answer = new Answer(text, thought, details(model.family(), thought, tally, stopped), calls, List.of(), null, List.of(),
                stopped ? new Ending.Stopped() : new Ending.Complete(finish, model.family().nativeWord(finish)), stopped ? Usage.UNKNOWN : usage(bill), served(call),
                generation, new Timing((long) model.firstTokenMillis(), null, total));
        GenerationAudit audit = stopped ? audit(generation, call, bill) : null;
        Instant at = nodes.get(parent).at().plusMillis(total + 1000L * nodes.size());
        return add(new DemoConversation.Reply(parent, at, null, model.id(), answer, audit));
    }

    private List<ChatCall.Turn> path(int node) {
        Deque<ChatCall.Turn> turns = new ArrayDeque<>();
        for (int at = node; at >= 0; at = nodes.get(at).parent()) {
            turns.addFirst(switch (nodes.get(at)) {
                case DemoConversation.Question q -> new ChatCall.Turn("user", q.text());
                case DemoConversation.Reply r -> new ChatCall.Turn("assistant", r.answer().text());
                case DemoConversation.Result r -> new ChatCall.Turn("tool", r.outcome().output());
            });
        }
        return List.copyOf(turns);
    }

    private int add(DemoConversation.Node node) {
        nodes.add(node);
        return nodes.size() - 1;
    }

    /// A stopped thought has no seal and may not be replayed.
    private static @Nullable String details(Family family, String thought, Tally tally, boolean stopped) {
        if (thought.isEmpty() || stopped) {
            return null;
        }
        ObjectNode readable = Reasoning.readable(family, thought);
        ObjectNode seal = Reasoning.seal(family, tally.reasoning);
        ArrayNode details = Json.array().add(readable);
        if (seal != null && seal.has("signature")) {
            readable.set("signature", seal.get("signature"));
        } else if (seal != null) {
            details.add(seal);
        }
        return details.toString();
    }

    private static Usage usage(Bill bill) {
        return new Usage(bill.prompt(), bill.completion(), bill.cached(), bill.written(), bill.reasoning(), 0L, new Cost.Charged(bill.cost()), false);
    }

    private static ServedBy served(ChatCall call) {
        ObjectNode metadata = Served.metadata(call, 0);
        return new ServedBy(call.model().id(), call.provider().name(), metadata.path("attempt").asInt(1), metadata.path("region").asString("eu"),
                metadata.path("summary").asString(""));
    }

    private static GenerationAudit audit(String id, ChatCall call, Bill bill) {
        return new GenerationAudit(id, bill.cost(), bill.prompt(), bill.completion(), bill.cached(), bill.reasoning(), call.provider().name(), true);
    }
}
