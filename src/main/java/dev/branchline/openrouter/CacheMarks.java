package dev.branchline.openrouter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where a request asks its provider to cache the prompt (API reference 8.2). All others cache by themselves.
///
/// Claude: the system prompt for an hour, since people pause to think, and the moving end of the conversation. Qwen: the
/// system prompt and the newest prompt. Gemini: the system prompt only, because there each new marker is paid storage.
enum CacheMarks {
    NONE,
    CLAUDE,
    GEMINI,
    QWEN;

    static CacheMarks of(String model) {
        return switch (ModelFamily.of(model)) {
            case "anthropic" -> CLAUDE;
            case "google" -> model.contains("gemini") ? GEMINI : NONE;
            case "qwen", "alibaba" -> QWEN;
            default -> NONE;
        };
    }

    boolean onWholeRequest() {
        return this == CLAUDE;
    }

    @Nullable JsonNode onInstructions() {
        return switch (this) {
            case NONE -> null;
            case CLAUDE -> Json.NODES.objectNode().put("type", "ephemeral").put("ttl", "1h");
            case GEMINI, QWEN -> shortLived();
        };
    }

    @Nullable JsonNode onLastUser() {
        return this == QWEN ? shortLived() : null;
    }

    static ObjectNode shortLived() {
        return Json.NODES.objectNode().put("type", "ephemeral");
    }
}
