package dev.branchline.tools;

import dev.branchline.model.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All tools by name: built-in ones in their order, then the user's by name. A name belongs to the first that has it.
final class Registry {
    private final List<ToolSource> sources;

    Registry(List<ToolSource> sources) {
        this.sources = List.copyOf(sources);
    }

    Collection<Tool> tools() {
        Map<String, Tool> named = new LinkedHashMap<>();
        for (ToolSource source : sources) {
            for (Tool tool : source.tools()) {
                named.putIfAbsent(tool.spec().name(), tool);
            }
        }
        return named.values();
    }

    List<ToolSpec> specs() {
        List<ToolSpec> specs = new ArrayList<>();
        tools().forEach(tool -> specs.add(tool.spec()));
        return specs;
    }

    @Nullable Tool find(String name) {
        return tools().stream().filter(tool -> tool.spec().name().equals(name)).findFirst().orElse(null);
    }

    void close() {
        sources.forEach(ToolSource::close);
    }
}
