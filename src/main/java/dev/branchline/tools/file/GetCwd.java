package dev.branchline.tools.file;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import tools.jackson.databind.JsonNode;

/// Says where the workspace is.
final class GetCwd implements Tool {
    static final String NAME = "get_cwd";
    static final String NO_ARGUMENTS = """
            {"type":"object","properties":{},"additionalProperties":false}""";

    private static final ToolSpec SPEC = new ToolSpec(
            NAME, "Tell the absolute path of the workspace, to which all paths are relative.", NO_ARGUMENTS, ToolEffect.READS, ToolSpec.BUILT_IN);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) {
        return Looking.around(NAME, new Args(arguments), () -> ToolOutcome.text(context.workspace().root().toString()));
    }
}
