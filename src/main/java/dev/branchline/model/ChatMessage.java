package dev.branchline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a request, in the order in which it is sent.
public sealed interface ChatMessage {
    /// The system prompt.
    record Instructions(String text) implements ChatMessage {}

    /// @param images data URLs, sent after the text
    record User(String text, List<String> images) implements ChatMessage {
        public User {
            images = List.copyOf(images);
        }
    }

    /// @param model who wrote it; reasoning details are replayed only to the same model (API reference 7.3)
    /// @param reasoningDetails raw JSON array, or null
    record Assistant(String text, List<ToolCall> toolCalls, @Nullable String reasoningDetails, @Nullable String annotations, @Nullable String model)
            implements ChatMessage {
        public Assistant {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /// @param images data URLs, sent after the text
    record Tool(String toolCallId, String name, String content, List<String> images) implements ChatMessage {
        public Tool {
            images = List.copyOf(images);
        }

        public Tool(String toolCallId, String name, String content) {
            this(toolCallId, name, content, List.of());
        }
    }
}
