package dev.branchline.tools.shell;

import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.tools.ToolBench;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.process.CleanEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// With real bubblewrap where it is there and can be used.
class SandboxTest {
    @TempDir
    private Path folder;

    private Path workspace = Path.of("");
    private Path outside = Path.of("");

    @Test
    void onlyTheWorkspaceCanBeWritten() throws IOException {
        ToolOutcome outcome = inside(Sandbox.Kind.WORKSPACE, "echo a >in; echo b >" + folder + "/outside/out; cat in; ls /tmp | wc -l; echo c >/tmp/mine && echo own");

        assertThat(outcome.output()).contains("a\n", "own\n");
        assertThat(workspace.resolve("in")).exists();
        assertThat(outside.resolve("out")).doesNotExist();
        assertThat(Path.of("/tmp/mine")).doesNotExist();
    }

    @Test
    void theKeyAndTheSessionsCannotBeRead() throws IOException {
        assertThat(inside(Sandbox.Kind.WORKSPACE, "cat " + folder + "/outside/secret; echo $?").output()).doesNotContain("sk-or").contains("1\n");
    }

    @Test
    void otherProcessesAreNotSeen() throws IOException {
        assertThat(inside(Sandbox.Kind.WORKSPACE, "cat /proc/" + ProcessHandle.current().pid() + "/environ >/dev/null 2>&1 || echo none").output()).contains("none");
    }

    @Test
    void withoutNetworkThereIsNone() throws IOException {
        assertThat(inside(Sandbox.Kind.NO_NETWORK, "cat /proc/net/dev | grep -vc lo:").output()).startsWith("2\n");
    }

    @Test
    void theProjectsOwnRestrictionsCannotBeWritten() throws IOException {
        prepare();
        Files.createDirectory(workspace.resolve(".branchline"));

        assertThat(inside(Sandbox.Kind.WORKSPACE, "echo x >.branchline/settings.json || echo refused").output()).contains("refused");
    }

    @Test
    void whatItBlocksIsShown() throws IOException {
        prepare();
        try (ToolBench bench = bench(Sandbox.Kind.NO_NETWORK, System.getenv())) {
            PreparedCall call = bench.prepare("shell", ShellToolTest.json("command", "ls"));

            assertThat(((Preview.Command) call.preview()).sandbox()).contains("cannot write outside of the workspace", "no network");
        }
    }

    @Test
    void withoutBubblewrapNothingRuns() throws IOException {
        prepare();
        try (ToolBench bench = bench(Sandbox.Kind.WORKSPACE, Map.of("PATH", folder.toString()))) {
            ToolOutcome outcome = bench.run("shell", ShellToolTest.json("command", "touch ran"));

            assertThat(outcome.failed()).isTrue();
            assertThat(outcome.output()).contains("bwrap is not on the PATH", "Nothing was run", "Install bubblewrap");
            assertThat(workspace.resolve("ran")).doesNotExist();
        }
    }

    @Test
    void bubblewrapThatCannotIsARefusal() throws IOException {
        prepare();
        Path broken = Files.createDirectory(folder.resolve("bin")).resolve("bwrap");
        Files.writeString(broken, "#!/bin/sh\necho 'no permission for namespaces' >&2\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        try (ToolBench bench = bench(Sandbox.Kind.WORKSPACE, Map.of("PATH", folder.resolve("bin").toString()))) {
            assertThat(bench.run("shell", ShellToolTest.json("command", "touch ran")).output())
                    .contains("no permission for namespaces", "Nothing was run");
            assertThat(workspace.resolve("ran")).doesNotExist();
        }
    }

    private void prepare() throws IOException {
        workspace = folder.resolve("workspace");
        outside = folder.resolve("outside");
        Files.createDirectories(workspace);
        Files.createDirectories(outside);
        Files.writeString(outside.resolve("secret"), "sk-or-v1-secret");
    }

    private ToolOutcome inside(Sandbox.Kind kind, String command) throws IOException {
        prepare();
        try (ToolBench bench = bench(kind, System.getenv())) {
            ToolOutcome outcome = bench.run("shell", ShellToolTest.json("command", command));
            Assumptions.assumeFalse(outcome.output().contains("The settings want a sandbox"), "bubblewrap cannot be used here");
            return outcome;
        }
    }

    private ToolBench bench(Sandbox.Kind kind, Map<String, String> variables) throws IOException {
        CleanEnvironment environment = new CleanEnvironment(variables, () -> null);
        return new ToolBench(workspace, new Permissions(), List.of(new ShellTools(environment, new Sandbox(kind, List.of(outside), environment))));
    }
}
