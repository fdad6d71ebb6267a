package dev.branchline.openrouter;

import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import org.jspecify.annotations.Nullable;

/// Who makes a model: reasoning and cache markers are understood within a family only (API reference 7.3, 8.2).
final class ModelFamily {
    private static final String ROUTER = "openrouter";

    private ModelFamily() {}

    /// The author of a model id, aliases included; empty when the id names none.
    static String of(String model) {
        String plain = model.startsWith("~") ? model.substring(1) : model;
        int slash = plain.indexOf('/');
        return slash < 0 ? "" : plain.substring(0, slash);
    }

    /// The family that a request's history is written for. A router stays with the model it chose, as long as its
    /// conversation sticks to one provider, so the last answer tells.
    static String of(ChatRequest request) {
        String family = of(request.model());
        if (!family.equals(ROUTER)) {
            return family;
        }
        for (ChatMessage message : request.messages().reversed()) {
            if (message instanceof ChatMessage.Assistant answer && answer.model() != null) {
                return of(answer.model());
            }
        }
        return family;
    }

    /// Whether a reasoning entry of this format can be read by the family; formats that we do not know are trusted.
    static boolean reads(String family, @Nullable String format) {
        String maker = switch (format == null ? "" : format) {
            case "anthropic-claude-v1" -> "anthropic";
            case "google-gemini-v1" -> "google";
            case "openai-responses-v1", "azure-openai-responses-v1", "bedrock-openai-responses-v1" -> "openai";
            case "xai-responses-v1", "bedrock-xai-responses-v1" -> "x-ai";
            case "meta-responses-v1" -> "meta-llama";
            default -> "";
        };
        return maker.isEmpty() || maker.equals(family) || (maker.equals("meta-llama") && family.equals("meta"));
    }
}
