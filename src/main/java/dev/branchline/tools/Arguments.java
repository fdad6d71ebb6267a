package dev.branchline.tools;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The arguments of a call as models write them.
final class Arguments {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            // Line ends inside of strings are the commonest slip of models, and mean what they are.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Arguments() {}

    /// @param text as the wire gave it; empty for a call without arguments
    /// @return an object
    /// @throws ToolException when it is none
    static JsonNode parse(String text) throws ToolException {
        if (text.isBlank()) {
            return LENIENT.createObjectNode();
        }
        JsonNode node = read(text);
        if (node.isString() && node.asString().strip().startsWith("{")) { // encoded twice
            node = read(node.asString());
        }
        if (node.isNull()) {
            return LENIENT.createObjectNode();
        }
        if (!node.isObject()) {
            throw new ToolException("The arguments must be a JSON object such as {\"path\": \"a.txt\"}. Nothing was done; call again.");
        }
        return node;
    }

    /// The JSON laid out for reading; what is no JSON comes back as it is.
    static String laidOut(String text) {
        try {
            return LENIENT.writerWithDefaultPrettyPrinter().writeValueAsString(parse(text));
        } catch (ToolException | JacksonException _) {
            return text;
        }
    }

    static String laidOut(JsonNode node) {
        return LENIENT.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    private static JsonNode read(String text) throws ToolException {
        try {
            return LENIENT.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            String why = e.getOriginalMessage().replaceAll("(?s) ?\\((?:start marker at|from `).*", "");
            throw new ToolException(
                    "The arguments are not valid JSON" + place + ": " + why + ". Nothing was done; call again with valid JSON.", e);
        }
    }
}
