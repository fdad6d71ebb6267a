package dev.branchline.openrouter;

import dev.branchline.model.ChatMessage;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Decides which reasoning entries of a history go back to the model (API reference 7.3). One per request, fed in order.
final class ReasoningReplay {
    private static final String CLAUDE = "anthropic";

    private final String family;
    private final Set<String> sent = new HashSet<>();

    ReasoningReplay(String family) {
        this.family = family;
    }

    /// @return null to leave the field out; an array that came empty goes back empty
    @Nullable JsonNode of(ChatMessage.Assistant message) {
        String raw = message.reasoningDetails();
        if (raw == null || !isOurs(message.model())) {
            return null;
        }
        if (!(Json.parse(raw) instanceof ArrayNode received)) {
            return null;
        }
        if (received.isEmpty()) {
            return received;
        }
        ArrayNode kept = Json.NODES.arrayNode();
        for (JsonNode entry : received) {
            if (isReplayed(entry, message.model())) {
                kept.add(entry);
            }
        }
        return kept.isEmpty() ? null : kept;
    }

    private boolean isOurs(@Nullable String writer) {
        return writer == null || ModelFamily.of(writer).equals(family);
    }

    private boolean isReplayed(JsonNode entry, @Nullable String writer) {
        String format = Json.text(entry, "format");
        if (writer == null && !ModelFamily.reads(family, format)) {
            return false;
        }
        return !isUnsignedClaude(entry, format) && isNew(entry);
    }

    /// What was cut off before its signature came is refused by the upstream.
    private boolean isUnsignedClaude(JsonNode entry, @Nullable String format) {
        boolean claude = family.equals(CLAUDE) || "anthropic-claude-v1".equals(format);
        return claude && "reasoning.text".equals(Json.text(entry, "type")) && Json.filled(entry, "signature") == null;
    }

    private boolean isNew(JsonNode entry) {
        String type = Json.text(entry, "type");
        String key = switch (type == null ? "" : type) {
            case "reasoning.encrypted" -> first(entry, "id", "data");
            case "reasoning.text" -> first(entry, "signature", "text");
            case "reasoning.summary" -> first(entry, "summary", "id");
            default -> Json.write(entry);
        };
        return key == null || sent.add(type + "\n" + key);
    }

    private static @Nullable String first(JsonNode entry, String name, String otherwise) {
        String value = Json.filled(entry, name);
        return value != null ? value : Json.filled(entry, otherwise);
    }
}
