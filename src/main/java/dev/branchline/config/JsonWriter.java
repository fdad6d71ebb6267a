package dev.branchline.config;

import dev.branchline.model.Secret;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/// Plain values as JSON, the way a person would write a short one.
final class JsonWriter {
    private JsonWriter() {}

    /// @param value a text, secret, number, boolean, or a list or map of these
    static String value(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Secret secret -> text(secret.reveal());
            case Number number -> number.toString();
            case Boolean on -> on.toString();
            case Collection<?> items -> items.stream().map(JsonWriter::value).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(e -> text(String.valueOf(e.getKey())) + ": " + value(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            default -> throw new IllegalArgumentException("Not a settings value: " + value.getClass().getName());
        };
    }

    static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }
}
