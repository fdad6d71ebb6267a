package dev.branchline.disk;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// Streaming JSON as the session files need it: any text survives exactly, of any length.
public final class LineJson {
    /// Surrogates are written as escapes, one by one, because half a pair has no UTF-8 form and would be lost or refused.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(100)
                    .build())
            .build();

    private LineJson() {}

    public static JsonGenerator writer(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /// A parser that stands on the opening brace of the line's object.
    ///
    /// @throws LineDamagedException when the line does not begin with one
    public static JsonParser object(byte[] bytes, int offset, int length) {
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new LineDamagedException("not a JSON object");
        }
        return parser;
    }

    /// Goes on to the next field of the object and to its value.
    ///
    /// @return the field's name, or null at the end of the object
    public static @Nullable String nextField(JsonParser parser) {
        String name = parser.nextName();
        if (name != null) {
            parser.nextToken();
        } else if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new LineDamagedException("the object does not end");
        }
        return name;
    }

    public static String string(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new LineDamagedException(parser.currentName() + " is not a text");
        }
        return parser.getString();
    }

    public static @Nullable String stringOrNull(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : string(parser);
    }

    public static @Nullable Long longOrNull(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : number(parser);
    }

    public static @Nullable Integer intOrNull(JsonParser parser) {
        Long value = longOrNull(parser);
        return value == null ? null : Math.toIntExact(value);
    }

    public static long number(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new LineDamagedException(parser.currentName() + " is not a whole number");
        }
        return parser.getLongValue();
    }

    public static boolean bool(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw new LineDamagedException(parser.currentName() + " is not true or false");
        };
    }

    /// Reads an array whose elements each begin at the parser's current token.
    public static <T> List<T> list(JsonParser parser, Function<JsonParser, T> element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new LineDamagedException(parser.currentName() + " is not a list");
        }
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(element.apply(parser));
        }
        return list;
    }

    public static void strings(JsonGenerator out, String name, List<String> values) {
        out.writeArrayPropertyStart(name);
        values.forEach(out::writeString);
        out.writeEndArray();
    }

    /// Writes nothing for null: an absent field reads as null.
    public static void optional(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    /// Writes nothing for null: an absent field reads as null.
    public static void optional(JsonGenerator out, String name, @Nullable Number value) {
        if (value != null) {
            out.writeNumberProperty(name, value.longValue());
        }
    }
}
