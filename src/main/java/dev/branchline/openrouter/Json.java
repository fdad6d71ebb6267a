package dev.branchline.openrouter;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON trees by the streaming parser alone: an object mapper would cost more at start than all of a session's parsing.
///
/// Fractions stay decimal, so that money and what is replayed keep their digits.
final class Json {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// Base64 images come as one string.
    private static final int MAX_STRING = 64 << 20;

    private static final int MAX_DEPTH = 200;

    /// Beyond this a decimal is an attack on whoever adds it up.
    private static final int MAX_SCALE = 100;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_STRING)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build();

    private Json() {}

    /// @return null unless the bytes are exactly one JSON value; broken UTF-8 is replaced, not refused
    static @Nullable JsonNode parse(byte[] bytes, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            return whole(parser);
        } catch (JacksonException _) {
            String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') < 0 ? null : parse(text);
        }
    }

    /// @return null unless the text is exactly one JSON value
    static @Nullable JsonNode parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return whole(parser);
        } catch (JacksonException _) {
            return null;
        }
    }

    private static @Nullable JsonNode whole(JsonParser parser) {
        if (parser.nextToken() == null) {
            return null;
        }
        JsonNode node = read(parser);
        return parser.nextToken() == null ? node : null;
    }

    private static JsonNode read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    object.set(name, read(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(parser));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> switch (parser.getNumberType()) {
                case INT, LONG -> NODES.numberNode(parser.getLongValue());
                case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
            };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL, NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT -> NODES.nullNode();
        };
    }

    static String write(JsonNode node) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, node);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static void write(JsonGenerator generator, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                generator.writeStartObject();
                for (Map.Entry<String, JsonNode> property : node.properties()) {
                    generator.writeName(encodable(property.getKey()));
                    write(generator, property.getValue());
                }
                generator.writeEndObject();
            }
            case ARRAY -> {
                generator.writeStartArray();
                for (JsonNode element : node) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            case STRING -> generator.writeString(encodable(node.stringValue()));
            case NUMBER -> {
                if (node.isIntegralNumber()) {
                    generator.writeNumber(node.bigIntegerValue());
                } else {
                    generator.writeNumber(node.decimalValue());
                }
            }
            case BOOLEAN -> generator.writeBoolean(node.booleanValue());
            case NULL, MISSING, BINARY, POJO -> generator.writeNull();
        }
    }

    /// Half a surrogate pair cannot be written as UTF-8.
    static String encodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
            }
        }
        return text;
    }

    /// @return null when absent or no string
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    /// @return null when absent, no string, or empty
    static @Nullable String filled(JsonNode object, String name) {
        String value = text(object, name);
        return value == null || value.isEmpty() ? null : value;
    }

    /// @return null when absent, not a number, or outside of what a count may be
    static @Nullable Long count(JsonNode object, String name) {
        BigDecimal value = decimal(object, name);
        if (value == null || value.signum() < 0 || value.precision() - value.scale() > 18) {
            return null;
        }
        return value.longValue();
    }

    /// @return null when absent, not a number (a number in a string counts), or absurdly large or fine
    static @Nullable BigDecimal decimal(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isNumber()) {
            return sane(value.isIntegralNumber() ? new BigDecimal(value.bigIntegerValue()) : value.decimalValue());
        }
        return value.isString() ? decimal(value.stringValue()) : null;
    }

    static @Nullable BigDecimal decimal(String text) {
        try {
            return text.length() > MAX_SCALE ? null : sane(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static @Nullable BigDecimal sane(BigDecimal value) {
        return Math.abs((long) value.scale()) > MAX_SCALE || value.precision() > MAX_SCALE ? null : value;
    }

    static boolean isTrue(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isBoolean() && value.booleanValue();
    }

    static JsonNode missing() {
        return MissingNode.getInstance();
    }

    /// Writes a property; what cannot be encoded is replaced.
    static void text(JsonGenerator json, String name, String value) {
        json.writeName(name);
        json.writeString(encodable(value));
    }

    /// Writes a property unless its value is missing or null.
    static void property(JsonGenerator json, String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            json.writeName(encodable(name));
            write(json, value);
        }
    }
}
