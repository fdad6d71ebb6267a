package dev.branchline.tools.shell;

import dev.branchline.tools.process.CleanEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A wall around commands by bubblewrap: the workspace can be written, the rest only read. Asked for and not to be had means refused.
public final class Sandbox {
    private final Kind kind;
    private final List<Path> hidden;
    private final CleanEnvironment environment;
    private volatile boolean proven;

    /// What commands are kept from.
    public enum Kind {
        OFF(""),
        WORKSPACE("cannot write outside of the workspace, has a /tmp of its own, and sees neither other programs nor Branchline's settings and sessions"),
        NO_NETWORK(WORKSPACE.blocks + "; no network");

        private final String blocks;

        Kind(String blocks) {
            this.blocks = blocks;
        }
    }

    /// @param hidden folders that nothing inside may read: where the key and the sessions are
    public Sandbox(Kind kind, List<Path> hidden, CleanEnvironment environment) {
        this.kind = kind;
        this.hidden = List.copyOf(hidden);
        this.environment = environment;
    }

    /// One sentence; empty without a sandbox.
    public String blocks() {
        return kind.blocks;
    }

    /// Puts the wall around a command.
    ///
    /// @throws IOException when there is none to be had; says why and what to do
    List<String> around(List<String> command, Path workspace, Path cwd) throws IOException, InterruptedException {
        if (kind == Kind.OFF) {
            return command;
        }
        List<String> wall = wall(workspace, cwd);
        if (!proven) {
            prove(wall);
            proven = true;
        }
        List<String> whole = new ArrayList<>(wall);
        whole.addAll(command);
        return whole;
    }

    private List<String> wall(Path workspace, Path cwd) throws IOException {
        Path bwrap = environment.find("bwrap").orElseThrow(() -> refusal("bwrap is not on the PATH", "Install bubblewrap"));
        List<String> wall = new ArrayList<>(List.of(
                bwrap.toString(), "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL",
                "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/var/tmp"));
        // Sockets behind which others do what is asked of them: a read-only file does not stop anyone from speaking to it.
        for (String folder : List.of("/run/user", "/run/dbus", "/run/systemd/private", "/run/containerd", "/run/podman")) {
            cover(wall, Path.of(folder));
        }
        cover(wall, Path.of("/run/docker.sock"));
        hidden.forEach(path -> cover(wall, path));
        wall.addAll(List.of("--bind", workspace.toString(), workspace.toString()));
        Path restrictions = workspace.resolve(".branchline");
        wall.addAll(List.of("--ro-bind-try", restrictions.toString(), restrictions.toString()));
        hidden.stream().filter(path -> path.startsWith(workspace)).forEach(path -> cover(wall, path));
        if (kind == Kind.NO_NETWORK) {
            wall.add("--unshare-net");
        }
        wall.addAll(List.of("--chdir", cwd.toString(), "--"));
        return wall;
    }

    private static void cover(List<String> wall, Path path) {
        if (Files.isDirectory(path)) {
            wall.addAll(List.of("--tmpfs", path.toString()));
        } else if (Files.exists(path)) {
            wall.addAll(List.of("--ro-bind", "/dev/null", path.toString()));
        }
    }

    private void prove(List<String> wall) throws IOException, InterruptedException {
        List<String> trial = new ArrayList<>(wall);
        trial.addAll(List.of("/bin/sh", "-c", ":"));
        ProcessBuilder builder = new ProcessBuilder(trial).redirectErrorStream(true);
        environment.applyTo(builder);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw refusal("bwrap does not answer", "See what `bwrap --ro-bind / / true` does");
            }
            if (process.exitValue() != 0) {
                String said = new String(process.getInputStream().readNBytes(500), StandardCharsets.UTF_8).strip();
                throw refusal("bwrap cannot make one here (" + said + ")", "Allow unprivileged user namespaces");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static IOException refusal(String why, @Nullable String remedy) {
        return new IOException("The settings want a sandbox for commands, and " + why + ". Nothing was run. " + remedy + ", or set \"sandbox\" to \"off\".");
    }
}
