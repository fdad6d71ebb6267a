package dev.branchline.tools.shell;

import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolSource;
import dev.branchline.tools.process.CleanEnvironment;
import java.util.List;

/// `shell`, `job_output` and `job_stop`, with the jobs that run in the background.
public final class ShellTools implements ToolSource {
    private final Jobs jobs = new Jobs();
    private final List<Tool> tools;

    public ShellTools(CleanEnvironment environment, Sandbox sandbox) {
        tools = List.of(new ShellTool(environment, sandbox, jobs), new JobOutputTool(jobs), new JobStopTool(jobs));
    }

    @Override
    public List<Tool> tools() {
        return tools;
    }

    /// Ends all jobs.
    @Override
    public void close() {
        jobs.close();
    }
}
