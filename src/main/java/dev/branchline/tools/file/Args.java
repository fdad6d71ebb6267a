package dev.branchline.tools.file;

import dev.branchline.tools.ToolException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The arguments of a call. They fit the schema already, so that a wrong kind is a mistake of ours or of a model past all checks.
record Args(JsonNode node) {
    boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    String text(String name) throws ToolException {
        JsonNode value = node.get(name);
        if (value == null || !value.isString()) {
            throw new ToolException("The argument \"" + name + "\" is missing; it must be a text.");
        }
        return value.asString();
    }

    @Nullable String textOrNull(String name) throws ToolException {
        return has(name) ? text(name) : null;
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = node.get(name);
        return (value == null || !value.isBoolean()) ? otherwise : value.asBoolean();
    }

    int number(String name, int otherwise, int from, int to) {
        JsonNode value = node.get(name);
        return value != null && value.isNumber() ? (int) Math.clamp(value.doubleValue(), from, to) : otherwise; // some are larger than any long
    }

    String laidOut() {
        return node.toPrettyString();
    }
}
