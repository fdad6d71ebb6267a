package dev.branchline.openrouter;

import dev.branchline.model.ChatMessage;
import dev.branchline.model.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts a history into the order that upstreams insist on (API reference 4.2): each tool call is followed by exactly one
/// result before anything else is said, nothing is empty, and one person's messages in a row are one message.
final class Conversation {
    static final String NOT_RUN = "No result: this call was not run.";
    static final String NO_OUTPUT = "(no output)";

    private Conversation() {}

    static List<ChatMessage> settled(List<ChatMessage> messages) {
        List<ChatMessage> settled = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            switch (messages.get(i)) {
                case ChatMessage.Instructions said -> {
                    if (!said.text().isBlank()) {
                        settled.add(said);
                    }
                }
                case ChatMessage.User said -> addUser(settled, said);
                case ChatMessage.Assistant said -> {
                    if (!said.text().isBlank() || !said.toolCalls().isEmpty()) {
                        settled.add(said);
                        addResults(settled, said, messages.subList(i + 1, messages.size()));
                    }
                }
                case ChatMessage.Tool _ -> {
                    // sent with the call it belongs to; a result without a call is refused by every upstream
                }
            }
        }
        return settled;
    }

    /// An answer that failed before its first word leaves two prompts in a row, which some chat templates refuse.
    private static void addUser(List<ChatMessage> settled, ChatMessage.User said) {
        if (said.text().isBlank() && said.images().isEmpty()) {
            return;
        }
        if (!settled.isEmpty() && settled.getLast() instanceof ChatMessage.User before) {
            List<String> images = new ArrayList<>(before.images());
            images.addAll(said.images());
            String gap = before.text().isBlank() || said.text().isBlank() ? "" : "\n\n";
            settled.set(settled.size() - 1, new ChatMessage.User(before.text() + gap + said.text(), images));
        } else {
            settled.add(said);
        }
    }

    private static void addResults(List<ChatMessage> settled, ChatMessage.Assistant said, List<ChatMessage> later) {
        Set<String> answered = new HashSet<>();
        for (ToolCall call : said.toolCalls()) {
            if (answered.add(call.id())) {
                settled.add(result(call, later));
            }
        }
    }

    /// Results may stand anywhere up to the next calls, whose ids some providers use again.
    private static ChatMessage.Tool result(ToolCall call, List<ChatMessage> later) {
        for (ChatMessage message : later) {
            if (message instanceof ChatMessage.Tool tool && tool.toolCallId().equals(call.id())) {
                return tool.content().isBlank() ? new ChatMessage.Tool(call.id(), call.name(), NO_OUTPUT, tool.images()) : tool;
            }
            if (message instanceof ChatMessage.Assistant next && !next.toolCalls().isEmpty()) {
                break;
            }
        }
        return new ChatMessage.Tool(call.id(), call.name(), NOT_RUN);
    }
}
