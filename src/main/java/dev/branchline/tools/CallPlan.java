package dev.branchline.tools;

import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// A call that is ready to run once it is allowed.
public interface CallPlan {
    /// What it is in one line, such as `edit_file src/Parser.java`.
    String title();

    /// What permission patterns are held against: workspace paths that the call touches (absolute outside of it), or for a shell the one
    /// command line. Empty when only the tool's name can decide.
    List<String> targets();

    /// Where a command runs: a workspace path, empty for the workspace itself, absolute outside of it.
    default String folder() {
        return "";
    }

    /// Why it must be asked whatever the rules allow, such as a path outside of the workspace; empty when rules may decide.
    String mustAsk();

    Preview preview();

    /// Does it. Interrupting the thread stops it at once, whole process group and all.
    ///
    /// @param output takes pieces of live output, for the screen
    /// @throws ToolException when it failed; the message goes to the model
    ToolOutcome run(Approval approval, Consumer<String> output) throws ToolException, IOException, InterruptedException;
}
