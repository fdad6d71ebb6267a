package dev.branchline.tools;

import dev.branchline.model.tool.ToolSpec;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// Something a model can call. One object serves all calls, also at the same time.
public interface Tool {
    ToolSpec spec();

    /// Looks at a call before anything of it runs; reads only. The arguments fit the schema.
    ///
    /// @throws ToolException when the call cannot be done; its message goes to the model
    /// @throws InterruptedException when the run was stopped meanwhile
    CallPlan plan(JsonNode arguments, CallContext context) throws ToolException, IOException, InterruptedException;
}
