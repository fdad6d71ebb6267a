package dev.branchline.app;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.Cost;
import dev.branchline.model.Usage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A stream event as one line of JSON for `run --json`. Names and fields are part of the program's interface.
final class EventJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventJson() {}

    static String of(StreamEvent event) {
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
        return JSON.writeValueAsString(node);
    }

    private static void answer(ObjectNode node, Answer answer) {
        Usage usage = answer.usage();
        node.put("text", answer.text()).put("generation", answer.generationId());
        node.put("model", answer.servedBy().model()).put("provider", answer.servedBy().provider());
        node.put("promptTokens", usage.promptTokens()).put("completionTokens", usage.completionTokens());
        switch (usage.cost()) {
            case Cost.Charged c -> node.put("costUsd", c.usd());
            case Cost.Estimated e -> node.put("estimatedCostUsd", e.usd());
            case Cost.Unknown _ -> node.putNull("costUsd");
        }
    }
}
