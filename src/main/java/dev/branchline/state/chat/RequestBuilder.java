package dev.branchline.state.chat;

import dev.branchline.model.Answer;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.EntryId;
import dev.branchline.model.ToolCall;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns the path from the root to a node into the request that answers it.
final class RequestBuilder {
    private RequestBuilder() {}

    static ChatRequest forAnswerBelow(AppState state, EntryId node, String model) {
        SessionTree tree = state.conversation().tree();
        return new ChatRequest(
                model,
                messages(tree.pathToRoot(node), state.settings().systemPrompt()),
                "branchline-" + state.conversation().header().id(),
                state.models().effort(),
                state.settings().maxTokens(),
                state.settings().parameters(),
                null);
    }

    private static List<ChatMessage> messages(List<Entry.Node> path, String defaultSystemPrompt) {
        List<ChatMessage> messages = new ArrayList<>();
        String systemPrompt = defaultSystemPrompt;
        Set<String> done = path.stream()
                .flatMap(n -> n instanceof Entry.ToolResult t ? Stream.of(t.toolCallId()) : Stream.empty())
                .collect(Collectors.toSet());
        Set<String> asked = new HashSet<>();
        for (Entry.Node node : path) {
            switch (node) {
                case Entry.UserMessage u -> messages.add(new ChatMessage.User(u.text(), u.images()));
                case Entry.AssistantMessage a -> addAnswer(messages, a, done, asked);
                case Entry.ToolResult t -> {
                    if (asked.contains(t.toolCallId())) {
                        messages.add(new ChatMessage.Tool(t.toolCallId(), t.toolName(), t.output()));
                    }
                }
                case Entry.SystemPrompt s -> systemPrompt = s.text();
                case Entry.ModelSwitched _ -> {}
            }
        }
        if (!systemPrompt.isBlank()) {
            messages.addFirst(new ChatMessage.Instructions(systemPrompt));
        }
        return messages;
    }

    /// What would make every later request fail is left out: an answer of which nothing came, and a tool call without a
    /// result.
    private static void addAnswer(List<ChatMessage> messages, Entry.AssistantMessage message, Set<String> done, Set<String> asked) {
        Answer answer = message.answer();
        List<ToolCall> calls = answer.toolCalls().stream().filter(c -> done.contains(c.id())).toList();
        calls.forEach(c -> asked.add(c.id()));
        if (answer.text().isBlank() && calls.isEmpty()) {
            return;
        }
        boolean partial = answer.ending().isPartial();
        messages.add(new ChatMessage.Assistant(
                answer.text(),
                calls,
                partial ? null : answer.reasoningDetails(),
                answer.annotations(),
                message.requestedModel()));
    }
}
