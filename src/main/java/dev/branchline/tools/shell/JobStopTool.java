package dev.branchline.tools.shell;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.SimplePlan;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import tools.jackson.databind.JsonNode;

/// `job_stop`: ends a background job. It can only end what was allowed to begin, so it is not asked for.
final class JobStopTool implements Tool {
    private static final ToolSpec SPEC = new ToolSpec(
            "job_stop",
            "Ends a background job with all that it has started, and tells what it wrote last.",
            "{\"type\":\"object\",\"properties\":{\"job\":{\"type\":\"string\",\"description\":\"its id, such as j1\"}},\"required\":[\"job\"]}",
            ToolEffect.READS,
            ToolSpec.BUILT_IN);

    private final Jobs jobs;

    JobStopTool(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) throws ToolException {
        String id = arguments.path("job").asString();
        Jobs.Job job = jobs.find(id);
        if (job == null) {
            throw new ToolException("There is no job " + id + ".\n" + jobs.list());
        }
        return new SimplePlan("job_stop " + id, arguments, () -> {
            job.group().end();
            return ToolOutcome.text(job.line() + "\n" + job.unread());
        });
    }
}
