package dev.branchline.tools;

import dev.branchline.model.tool.ToolOutcome;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// A call of which the arguments say everything, and that says nothing before its end.
public final class SimplePlan extends RunningPlan {
    /// What is done once it is allowed.
    @FunctionalInterface
    public interface Work {
        ToolOutcome run() throws ToolException, IOException, InterruptedException;
    }

    public SimplePlan(String title, JsonNode arguments, Work work) {
        super(title, arguments, _ -> work.run());
    }
}
