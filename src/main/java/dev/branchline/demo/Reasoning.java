package dev.branchline.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Entries of `reasoning_details` as each family writes them (API reference 7.3).
final class Reasoning {
    private Reasoning() {}

    static ObjectNode readable(Family family, String text) {
        ObjectNode entry = Json.object();
        if (family == Family.OPENAI) {
            entry.put("type", "reasoning.summary").put("summary", text);
        } else {
            entry.put("type", "reasoning.text").put("text", text);
        }
        return entry.put("format", family.reasoningFormat).put("index", 0).putNull("id");
    }

    /// What ends a thought: a signature, an encrypted block, or nothing.
    static @Nullable ObjectNode seal(Family family, int number) {
        return switch (family) {
            case ANTHROPIC -> Json.object().put("type", "reasoning.text").put("format", family.reasoningFormat).put("index", 0).putNull("id")
                    .put("signature", opaque("demo-signature-", number));
            case OPENAI, GOOGLE -> Json.object().put("type", "reasoning.encrypted").put("data", opaque("demo-sealed-thought-", number))
                    .put("format", family.reasoningFormat).put("id", "rs_demo" + number).put("index", family == Family.OPENAI ? 0 : 1);
            case OPEN -> null;
        };
    }

    private static String opaque(String text, int number) {
        return Base64.getEncoder().encodeToString((text + number).getBytes(StandardCharsets.UTF_8));
    }
}
