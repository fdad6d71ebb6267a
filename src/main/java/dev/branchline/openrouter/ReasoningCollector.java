package dev.branchline.openrouter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Collects `reasoning_details` so that they can be sent back as they were (API reference 7.3), and picks what of a
/// chunk's reasoning is for reading. The wire tells readable reasoning twice; whichever of the two came first is shown.
final class ReasoningCollector {
    private enum Source { NONE, PLAIN, DETAILS }

    private final ArrayNode entries = Json.NODES.arrayNode();
    private boolean received;
    private Source shown = Source.NONE;
    private @Nullable ObjectNode open;
    private final StringBuilder openText = new StringBuilder();

    /// Takes in one delta.
    ///
    /// @return what to show of it, possibly empty
    String add(JsonNode delta) {
        String plain = Json.filled(delta, "reasoning");
        if (plain == null) {
            plain = Json.filled(delta, "reasoning_content");
        }
        String detailed = "";
        JsonNode details = delta.path("reasoning_details");
        if (details.isArray()) {
            received = true;
            StringBuilder readable = new StringBuilder();
            for (JsonNode entry : details) {
                collect(entry, readable);
            }
            detailed = readable.toString();
        }
        return choose(plain == null || isRedacted(plain) ? "" : plain, detailed);
    }

    private String choose(String plain, String detailed) {
        if (shown == Source.NONE) {
            shown = !plain.isEmpty() ? Source.PLAIN : !detailed.isEmpty() ? Source.DETAILS : Source.NONE;
        }
        return switch (shown) {
            case NONE -> "";
            case PLAIN -> plain;
            case DETAILS -> detailed;
        };
    }

    private static boolean isRedacted(String text) {
        return "[REDACTED]".equals(text.strip());
    }

    private void collect(JsonNode entry, StringBuilder readable) {
        if (!(entry instanceof ObjectNode object)) {
            return;
        }
        String key = textKey(object);
        String text = key == null ? null : Json.text(object, key);
        if (text != null && !isRedacted(text)) {
            readable.append(text);
        }
        if (key != null && open != null && continues(open, object)) {
            openText.append(text == null ? "" : text);
            takeOver(open, object);
        } else {
            close();
            entries.add(object);
            if (key != null) {
                open = object;
                openText.append(text == null ? "" : text);
            }
        }
    }

    private static @Nullable String textKey(JsonNode entry) {
        return switch (entry.path("type").asString("")) {
            case "reasoning.text" -> "text";
            case "reasoning.summary" -> "summary";
            default -> null;
        };
    }

    private static boolean continues(ObjectNode open, ObjectNode next) {
        return open.path("type").equals(next.path("type")) && index(open) == index(next);
    }

    private static long index(ObjectNode entry) {
        Long index = Json.count(entry, "index");
        return index == null ? -1 : index;
    }

    private static void takeOver(ObjectNode open, ObjectNode next) {
        for (String name : new String[] {"signature", "id", "format"}) {
            JsonNode value = next.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                open.set(name, value);
            }
        }
    }

    /// Writes the text gathered so far into its entry; the entry goes on growing afterwards.
    private void settle() {
        if (open != null && !openText.isEmpty()) {
            String key = textKey(open);
            if (key != null) {
                open.put(key, openText.toString());
            }
        }
    }

    private void close() {
        settle();
        open = null;
        openText.setLength(0);
    }

    /// The JSON array to send back, `[]` included; null when the wire never mentioned details.
    @Nullable String details() {
        settle();
        return received ? Json.write(entries) : null;
    }
}
