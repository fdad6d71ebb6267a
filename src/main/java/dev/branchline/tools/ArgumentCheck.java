package dev.branchline.tools;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Holds arguments against a tool's schema. Loaded at the first call of a tool, not at the start of the program. Safe for many threads.
public final class ArgumentCheck {
    /// More would not help the model.
    private static final int TOLD = 8;

    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private static final class Library {
        static final SchemaRegistry REGISTRY;

        static {
            // The library logs through SLF4J, which without a log to write to would complain on the screen.
            System.setProperty("slf4j.internal.verbosity", "ERROR");
            REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        }
    }

    /// @param schema JSON Schema as text
    /// @throws ToolException when they do not fit; says each thing that is wrong
    void check(String tool, String schema, JsonNode arguments) throws ToolException {
        List<Error> errors;
        try {
            errors = schemas.computeIfAbsent(schema, Library.REGISTRY::getSchema).validate(arguments);
        } catch (JacksonException e) { // the library holds numbers for longs
            throw new ToolException("The arguments do not fit " + tool + ": a number in them is too large. Nothing was done; call again with a smaller one.", e);
        }
        if (!errors.isEmpty()) {
            throw new ToolException("The arguments do not fit " + tool + ": "
                    + errors.stream().limit(TOLD).map(ArgumentCheck::told).collect(Collectors.joining("; "))
                    + ". Nothing was done; call again with arguments that fit.");
        }
    }

    /// Reads arguments and holds them against a schema.
    ///
    /// @throws ToolException when they do not fit
    public static JsonNode parsed(String tool, String schema, String arguments) throws ToolException {
        JsonNode given = Arguments.parse(arguments);
        new ArgumentCheck().check(tool, schema, given);
        return given;
    }

    /// Looks whether a text is a schema of arguments: an object that describes an object.
    ///
    /// @throws ToolException when it is none
    public static void schema(String text) throws ToolException {
        JsonNode schema = Arguments.parse(text);
        if (!schema.path("type").asString("object").equals("object")) {
            throw new ToolException("Its parameters must describe an object: {\"type\": \"object\", \"properties\": {…}}.");
        }
        try {
            var _ = Library.REGISTRY.getSchema(text).validate(Arguments.parse(""));
        } catch (RuntimeException e) {
            throw new ToolException("Its parameters are no JSON Schema: " + e.getMessage(), e);
        }
    }

    private static String told(Error error) {
        String place = error.getInstanceLocation().toString();
        return (place.isEmpty() || place.equals("$") ? "" : place + ": ") + error.getMessage();
    }
}
