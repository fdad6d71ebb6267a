package dev.branchline.openrouter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A parameter's value as JSON.
final class ParameterValue {
    private ParameterValue() {}

    /// @param structured whether a text may stand for a JSON object or array
    /// @return the null node for what JSON cannot say
    static JsonNode of(@Nullable Object value, boolean structured) {
        return switch (value) {
            case null -> Json.NODES.nullNode();
            case Boolean flag -> Json.NODES.booleanNode(flag);
            case Integer number -> Json.NODES.numberNode((long) number);
            case Long number -> Json.NODES.numberNode((long) number);
            case BigInteger number -> Json.NODES.numberNode(number);
            case BigDecimal number -> Json.NODES.numberNode(number);
            case Number number -> {
                double d = number.doubleValue();
                yield Double.isFinite(d) ? Json.NODES.numberNode(new BigDecimal(number.toString())) : Json.NODES.nullNode();
            }
            case String text -> ofText(text, structured);
            case List<?> list -> {
                ArrayNode array = Json.NODES.arrayNode();
                list.forEach(element -> array.add(of(element, false)));
                yield array;
            }
            case Map<?, ?> map -> {
                TreeMap<String, Object> sorted = new TreeMap<>();
                map.forEach((name, inner) -> sorted.put(String.valueOf(name), inner));
                ObjectNode object = Json.NODES.objectNode();
                sorted.forEach((name, inner) -> object.set(name, of(inner, false)));
                yield object;
            }
            default -> Json.NODES.stringNode(value.toString());
        };
    }

    private static JsonNode ofText(String text, boolean structured) {
        String trimmed = text.strip();
        if (structured && (trimmed.startsWith("{") || trimmed.startsWith("["))) {
            JsonNode node = Json.parse(trimmed);
            if (node != null) {
                return node;
            }
        }
        return Json.NODES.stringNode(text);
    }
}
