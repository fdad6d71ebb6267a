package dev.branchline.app;

import dev.branchline.event.StreamEvent;
import dev.branchline.event.ToolEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.Cost;
import dev.branchline.model.Usage;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An event of a stream or of a tool as an object of JSON, one a line, for `run --json`. Names and fields are part of the program's interface.
final class EventJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventJson() {}

    static ObjectNode of(StreamEvent event) {
        ObjectNode node = JSON.createObjectNode();
        switch (event) {
            case StreamEvent.Sent _ -> node.put("type", "sent");
            case StreamEvent.Opened o -> node.put("type", "opened").put("generation", o.generationId());
            case StreamEvent.TextDelta d -> node.put("type", "text").put("text", d.text());
            case StreamEvent.ReasoningDelta d -> node.put("type", "reasoning").put("text", d.text());
            case StreamEvent.ToolCallDelta d ->
                node.put("type", "tool").put("index", d.index()).put("name", d.name()).put("arguments", d.argumentsPiece());
            case StreamEvent.KeptAlive _ -> node.put("type", "alive");
            case StreamEvent.Retrying r ->
                node.put("type", "retrying").put("attempt", r.attempt()).put("delayMs", r.delayMs()).put("reason", r.error().message());
            case StreamEvent.Finished f -> answer(node.put("type", "finished"), f.answer());
            case StreamEvent.Failed f -> {
                answer(node.put("type", "failed"), f.partial());
                node.putObject("error").put("kind", f.error().kind().name()).put("message", f.error().message());
            }
        }
        return node;
    }

    static ObjectNode of(ToolEvent event) {
        ObjectNode node = JSON.createObjectNode();
        switch (event) {
            case ToolEvent.Prepared p -> {
                ArrayNode calls = node.put("type", "calls").putArray("calls");
                p.calls().forEach(call -> call(calls.addObject(), call));
            }
            case ToolEvent.Started s -> node.put("type", "call_started").put("id", s.callId());
            case ToolEvent.Output o -> node.put("type", "call_output").put("id", o.callId()).put("text", o.piece());
            case ToolEvent.Finished f -> outcome(node.put("type", "call_finished").put("id", f.callId()), f.outcome());
        }
        return node;
    }

    /// Where a run's questions, answers and changes are kept.
    static ObjectNode session(String id) {
        return JSON.createObjectNode().put("type", "session").put("id", id);
    }

    private static void call(ObjectNode node, PreparedCall call) {
        node.put("id", call.call().id()).put("name", call.call().name()).put("arguments", call.call().arguments());
        node.put("title", call.title()).put("allowed", call.verdict() == Verdict.ALLOW && call.refusal() == null).put("reason", call.reason());
    }

    private static void outcome(ObjectNode node, ToolOutcome outcome) {
        node.put("failed", outcome.failed()).put("output", outcome.output()).put("millis", outcome.millis());
        ArrayNode changes = node.putArray("changes");
        outcome.changes().stream().map(ChangeId::toString).forEach(changes::add);
    }

    private static void answer(ObjectNode node, Answer answer) {
        Usage usage = answer.usage();
        node.put("text", answer.text()).put("generation", answer.generationId());
        node.put("model", answer.servedBy().model()).put("provider", answer.servedBy().provider());
        node.put("promptTokens", usage.promptTokens()).put("completionTokens", usage.completionTokens());
        node.put("calls", answer.toolCalls().size());
        switch (usage.cost()) {
            case Cost.Charged c -> node.put("costUsd", c.usd());
            case Cost.Estimated e -> node.put("estimatedCostUsd", e.usd());
            case Cost.Unknown _ -> node.putNull("costUsd");
        }
    }
}
