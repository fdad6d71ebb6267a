package dev.branchline.tools;

import dev.branchline.model.tool.ToolSpec;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/// Writes the `tools` array of a request. The same tools give the same bytes: a changed one costs the prompt cache.
final class Definitions {
    private Definitions() {}

    /// @param specs in the order to be sent
    static String of(List<ToolSpec> specs) {
        return specs.stream().map(Definitions::one).collect(Collectors.joining(",", "[", "]"));
    }

    private static String one(ToolSpec spec) {
        return "{\"type\":\"function\",\"function\":{\"name\":" + quoted(spec.name()) + ",\"description\":" + quoted(spec.description())
                + ",\"parameters\":" + spec.parameters() + "}}";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
