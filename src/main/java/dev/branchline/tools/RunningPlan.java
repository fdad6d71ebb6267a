package dev.branchline.tools;

import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A call of which the arguments say everything, and that has live output.
public sealed class RunningPlan implements CallPlan permits SimplePlan {
    private final String title;
    private final String arguments;
    private final Work work;

    /// What is done once it is allowed.
    @FunctionalInterface
    public interface Work {
        /// @param output takes pieces for the screen
        ToolOutcome run(Consumer<String> output) throws ToolException, IOException, InterruptedException;
    }

    public RunningPlan(String title, JsonNode arguments, Work work) {
        this.title = title;
        this.arguments = Arguments.laidOut(arguments);
        this.work = work;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> targets() {
        return List.of();
    }

    @Override
    public String mustAsk() {
        return "";
    }

    @Override
    public Preview preview() {
        return new Preview.Arguments(arguments);
    }

    @Override
    public ToolOutcome run(Approval approval, Consumer<String> output) throws ToolException, IOException, InterruptedException {
        return work.run(output);
    }
}
