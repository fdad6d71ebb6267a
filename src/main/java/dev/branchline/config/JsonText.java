package dev.branchline.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// A hand-written JSON text and what it says. Comments and trailing commas are allowed, for people write it.
///
/// @param root null when there is nothing but blanks and comments
record JsonText(String text, @Nullable JsonValue root) {
    /// Says where a text stops being JSON.
    static final class SyntaxException extends Exception {
        final int line;
        final int column;

        SyntaxException(int line, int column, String message) {
            super(message);
            this.line = line;
            this.column = column;
        }
    }

    static JsonText parse(String text) throws SyntaxException {
        if (text.isBlank()) { // most users have no file: spare their start the parser's loading
            return new JsonText(text, null);
        }
        try (JsonParser parser = Lenient.FACTORY.createParser(ObjectReadContext.empty(), text.toCharArray())) {
            JsonToken first = parser.nextToken();
            JsonValue root = first == null ? null : value(parser, first);
            if (root != null && parser.nextToken() != null) {
                var at = parser.currentTokenLocation();
                throw new SyntaxException(at.getLineNr(), at.getColumnNr(), "There is more after the end of the settings.");
            }
            return new JsonText(text, root);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new SyntaxException(
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    at == null ? 1 : Math.max(1, at.getColumnNr()),
                    withoutQuotes(e.getOriginalMessage()));
        }
    }

    int line(int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    int column(int offset) {
        return offset - (offset == 0 ? -1 : text.lastIndexOf('\n', offset - 1));
    }

    private static JsonValue value(JsonParser parser, JsonToken token) {
        int start = offset(parser);
        return switch (token) {
            case START_OBJECT -> members(parser, start);
            case START_ARRAY -> items(parser, start);
            case VALUE_STRING -> {
                String text = parser.getString(); // reads to the closing quote, so that the end is known
                yield new JsonValue.Text(start, here(parser), text);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String digits = parser.getString();
                yield new JsonValue.Digits(start, start + digits.length(), digits);
            }
            case VALUE_TRUE -> new JsonValue.Flag(start, start + 4, true);
            case VALUE_FALSE -> new JsonValue.Flag(start, start + 5, false);
            case VALUE_NULL -> new JsonValue.Null(start, start + 4);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("The parser gave " + token + " where a value begins");
        };
    }

    private static JsonValue members(JsonParser parser, int start) {
        List<JsonValue.Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int nameStart = offset(parser);
            String name = parser.currentName();
            members.add(new JsonValue.Member(nameStart, name, value(parser, parser.nextToken())));
        }
        return new JsonValue.Members(start, here(parser), List.copyOf(members));
    }

    private static JsonValue items(JsonParser parser, int start) {
        List<JsonValue> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(parser, token));
            token = parser.nextToken();
        }
        return new JsonValue.Items(start, here(parser), List.copyOf(items));
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static int here(JsonParser parser) {
        return (int) parser.currentLocation().getCharOffset();
    }

    /// The library quotes what it stumbled over, and that could be a key without its quotes.
    private static String withoutQuotes(@Nullable String message) {
        return message == null ? "This is not JSON." : message.replaceAll("'[^']{2,}'", "'…'").replace('\n', ' ') + ".";
    }

    private static final class Lenient {
        static final JsonFactory FACTORY = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
    }
}
