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

/// `job_output`: what a background job wrote since it was asked last; without a job, which there are.
final class JobOutputTool implements Tool {
    private static final long MOST_WAIT_MILLIS = 60_000;

    private static final ToolSpec SPEC = new ToolSpec(
            "job_output",
            "Tells what a background job has written since the last call, and whether it runs. Without job, lists all jobs.",
            "{\"type\":\"object\",\"properties\":{"
                    + "\"job\":{\"type\":\"string\",\"description\":\"its id, such as j1\"},"
                    + "\"wait\":{\"type\":\"integer\",\"minimum\":0,\"description\":\"milliseconds to wait for its end first, at most 60000\"}}}",
            ToolEffect.READS,
            ToolSpec.BUILT_IN);

    private final Jobs jobs;

    JobOutputTool(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) throws ToolException {
        String id = arguments.path("job").asString("");
        long wait = (long) Math.clamp(arguments.path("wait").asDouble(0), 0, MOST_WAIT_MILLIS);
        if (id.isEmpty()) {
            return new SimplePlan("job_output", arguments, () -> ToolOutcome.text(jobs.list()));
        }
        Jobs.Job job = jobs.find(id);
        if (job == null) {
            throw new ToolException("There is no job " + id + ".\n" + jobs.list());
        }
        return new SimplePlan("job_output " + id, arguments, () -> {
            if (wait > 0) {
                var _ = job.group().await(wait);
            }
            String text = job.unread();
            return ToolOutcome.text(job.line() + "\n" + (text.isEmpty() ? "(nothing new)" : text));
        });
    }
}
