package dev.branchline.tools.file;

import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.ToolException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// A call that only looks.
record Looking(String title, List<String> targets, String mustAsk, Preview preview, Look look) implements CallPlan {
    @FunctionalInterface
    interface Look {
        ToolOutcome run() throws ToolException, IOException, InterruptedException;
    }

    static Looking at(String tool, Spot spot, Args args, Look look) {
        return new Looking(
                tool + " " + spot.shown(), List.of(spot.path()), spot.mustAsk(), new Preview.Arguments(args.laidOut()), look);
    }

    /// Nothing but the name can decide.
    static Looking around(String tool, Args args, Look look) {
        return new Looking(tool, List.of(), "", new Preview.Arguments(args.laidOut()), look);
    }

    @Override
    public ToolOutcome run(Approval approval, Consumer<String> output) throws ToolException, IOException, InterruptedException {
        return look.run();
    }
}
