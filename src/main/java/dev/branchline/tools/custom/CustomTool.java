package dev.branchline.tools.custom;

import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.RunningPlan;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import dev.branchline.tools.WatchedRun;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A tool of the user's, as it was trusted.
final class CustomTool implements Tool {
    private final Trusted trusted;
    private final ToolSpec spec;
    private final Work work;

    /// What runs; throws when the content is no longer the trusted one.
    @FunctionalInterface
    interface Work {
        String run(Trusted tool, JsonNode arguments, Consumer<String> noise) throws ToolException, InterruptedException;
    }

    CustomTool(Trusted trusted, Work work) {
        this.trusted = trusted;
        this.spec = trusted.spec();
        this.work = work;
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) {
        return new RunningPlan(
                trusted.name(), arguments,
                output -> WatchedRun.of(context, () -> ToolOutcome.text(work.run(trusted, arguments, output))));
    }
}
