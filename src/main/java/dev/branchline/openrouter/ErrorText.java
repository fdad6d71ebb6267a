package dev.branchline.openrouter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Digs the words that were meant for a person out of what upstreams wrap around them (API reference 3.3, `raw`).
final class ErrorText {
    private static final int MOST_LAYERS = 8;
    private static final int MOST_CHARACTERS = 2000;
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,300})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private ErrorText() {}

    /// @param raw text, JSON in a string, an object, or an SSE line, to any depth
    /// @return null when nothing readable is in it
    static @Nullable String unwrap(JsonNode raw) {
        return unwrap(raw, MOST_LAYERS);
    }

    private static @Nullable String unwrap(JsonNode node, int layers) {
        if (layers == 0) {
            return null;
        }
        if (node.isString()) {
            return unwrapText(node.stringValue(), layers);
        }
        if (node.isArray()) {
            return unwrapList(node, layers);
        }
        for (String name : new String[] {"error", "message", "detail", "details", "msg"}) {
            String found = unwrap(node.path(name), layers - 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String unwrapText(String text, int layers) {
        String trimmed = text.strip();
        while (trimmed.startsWith("data:")) {
            trimmed = trimmed.substring("data:".length()).strip();
        }
        if (trimmed.startsWith("{") || trimmed.startsWith("[") || trimmed.startsWith("\"")) {
            JsonNode inner = Json.parse(trimmed);
            if (inner != null) {
                String found = unwrap(inner, layers - 1);
                return found == null ? sentence(trimmed) : found;
            }
        }
        return trimmed.isEmpty() ? null : sentence(trimmed);
    }

    /// Validation errors come as a list of what is wrong where.
    private static @Nullable String unwrapList(JsonNode list, int layers) {
        List<String> parts = new ArrayList<>();
        for (JsonNode item : list) {
            String found = unwrap(item, layers - 1);
            if (found != null && parts.size() < 5) {
                String path = path(item.path("path"));
                parts.add(path.isEmpty() ? found : path + ": " + found);
            }
        }
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private static String path(JsonNode path) {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : path) {
            steps.add(step.asString(""));
        }
        return String.join(".", steps);
    }

    /// A page or plain text instead of JSON, reduced to a sentence; empty for an empty body.
    static String ofPage(String body) {
        String start = body.strip();
        if (!start.startsWith("<")) {
            return sentence(start.length() > 300 ? start.substring(0, 300) + "…" : start);
        }
        Matcher title = TITLE.matcher(start);
        return title.find() ? sentence(title.group(1)) : "";
    }

    /// One line without blanks at its ends, of bounded length.
    static String sentence(String text) {
        String line = BLANKS.matcher(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text)
                .replaceAll(" ");
        return line.strip();
    }
}
