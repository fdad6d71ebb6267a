package dev.branchline.tools;

import java.util.List;

/// Where tools come from. Asked before each request and each call, so that what was added, changed or taken away counts at once.
@FunctionalInterface
public interface ToolSource extends AutoCloseable {
    /// Any thread; quick when nothing has changed.
    List<Tool> tools();

    /// Ends what its tools have running.
    @Override
    default void close() {}

    static ToolSource of(List<? extends Tool> tools) {
        List<Tool> fixed = List.copyOf(tools);
        return () -> fixed;
    }
}
