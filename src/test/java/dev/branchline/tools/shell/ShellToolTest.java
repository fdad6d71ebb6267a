package dev.branchline.tools.shell;

import dev.branchline.event.ToolEvent;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.ToolBench;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.process.CleanEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// With real processes.
@DisabledOnOs(OS.WINDOWS)
class ShellToolTest {
    @TempDir
    private Path folder;

    private ToolBench bench;

    @BeforeEach
    void open() throws IOException {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("OPENROUTER_API_KEY", "sk-or-v1-secret");
        variables.put("MY_COPY", "Bearer sk-or-v1-secret");
        variables.put("OTHER_COPY", "x-in-settings-x");
        variables.put("HARMLESS", "stays");
        CleanEnvironment environment = new CleanEnvironment(variables, () -> "in-settings");
        bench = new ToolBench(folder, new Permissions(), List.of(
                new ShellTools(environment, new Sandbox(Sandbox.Kind.OFF, List.of(), environment))));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void outputOfBothStreamsAndTheExitCodeComeBack() {
        ToolOutcome outcome = shell("echo out; echo err >&2; exit 3");

        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.output()).contains("out\n", "err\n").containsPattern("\\[exit code 3, \\d+\\.\\d s\\]$");
        assertThat(shell("true").output()).startsWith("(no output)\n[exit code 0");
        assertThat(shell("no-such-program").output()).contains("exit code 127");
    }

    /// Java would pass on a question mark, and the shell would take it for the name of any file.
    @Test
    void whatCannotBePassedOnToTheLetterIsNotRun() throws IOException {
        Files.writeString(folder.resolve("x"), "");

        assertThat(bench.prepare("shell", "{\"command\":\"echo \\ud800\"}").refusal()).contains("character set", "Nothing was run");
        assertThat(bench.prepare("shell", "{\"command\":\"echo \\u0000\"}").refusal()).contains("NUL");
        assertThat(bench.prepare("shell", json("command", "echo " + "x".repeat(131_072))).refusal()).contains("131071 bytes", "script");
        assertThat(shell("echo " + "x".repeat(131_058) + " | wc -c").failed()).as("so much is taken").isFalse();
        assertThat(bench.prepare("shell", "{\"command\":\"true\",\"timeout\":" + "9".repeat(30) + "}").refusal()).isNull();
        assertThat(bench.prepare("shell", "{\"command\":\"true\",\"timeout\":1e30}").refusal()).contains("too large");
    }

    @Test
    void itIsAskedForAndShownExactly() {
        PreparedCall call = bench.prepare("shell", json("command", "echo a; rm -rf x"));

        assertThat(call.verdict()).isEqualTo(Verdict.ASK);
        assertThat(call.preview()).isEqualTo(new Preview.Command("echo a; rm -rf x", real(folder), ""));
        assertThat(call.rules()).isEmpty();
        assertThat(call.title()).isEqualTo("shell echo a; rm -rf x");
        assertThat(bench.prepare("shell", json("command", "echo a\nrm -rf x\n")).title()).isEqualTo("shell echo a …");
        assertThat(bench.prepare("shell", json("command", "pwd", "cwd", "/")).reason()).contains("outside of the workspace");
    }

    @Test
    void aFolderThatGitWouldObeyIsAskedForWhateverIsAllowed() throws IOException {
        bench.permissions.remember(ToolBench.TURN.session(), new PermissionRule(Verdict.ALLOW, "shell", null), PermissionScope.SESSION);
        Files.createDirectories(folder.resolve("x/objects"));
        Files.createDirectories(folder.resolve("x/refs"));
        Files.createDirectories(folder.resolve("x/sub"));
        assertThat(bench.prepare("shell", json("command", "git status", "cwd", "x")).verdict()).isEqualTo(Verdict.ALLOW);

        Files.writeString(folder.resolve("x/HEAD"), "ref: refs/heads/main\n");

        assertThat(bench.prepare("shell", json("command", "git status", "cwd", "x")).reason()).contains("repository of its own");
        assertThat(bench.prepare("shell", json("command", "git status", "cwd", "x/sub")).verdict()).isEqualTo(Verdict.ASK);
        assertThat(bench.prepare("shell", json("command", "git status")).verdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void itRunsInTheWorkspaceOrAFolderOfIt() throws IOException {
        Files.createDirectory(folder.resolve("sub"));

        assertThat(shell("pwd").output()).startsWith(real(folder) + "\n");
        assertThat(bench.run("shell", json("command", "pwd", "cwd", "sub")).output()).startsWith(real(folder) + "/sub\n");
        assertThat(bench.run("shell", json("command", "pwd", "cwd", "nowhere")).output()).contains("There is no folder nowhere");
        assertThat(bench.run("shell", json("command", " ")).output()).contains("empty");
    }

    @Test
    void theKeyIsNotInTheEnvironment() {
        String output = shell("env").output();

        assertThat(output).doesNotContain("sk-or", "MY_COPY", "OTHER_COPY", "OPENROUTER").contains("HARMLESS=stays", "TERM=dumb", "NO_COLOR=1");
    }

    @Test
    void thereIsNoInputAndNoTerminal() {
        assertThat(shell("cat; echo read").output()).startsWith("read\n");
        assertThat(shell("(echo x >/dev/tty) 2>/dev/null || echo none").output()).startsWith("none\n");
    }

    @Test
    void liveOutputComesWhileItRuns() throws IOException {
        Path gate = folder.resolve("gate");
        PreparedCall call = bench.prepare("shell", json("command", "echo first; until [ -e gate ]; do sleep 0.02; done; echo second"));
        bench.start(call);
        assertThat(bench.next()).isInstanceOf(ToolEvent.Started.class);

        assertThat(bench.next()).isEqualTo(new ToolEvent.Output(ToolBench.RUN, call.call().id(), "first\n"));

        Files.createFile(gate);
        assertThat(bench.outcome().output()).startsWith("first\nsecond\n");
    }

    @Test
    void theTimeLimitEndsTheWholeGroup() throws Exception {
        ToolOutcome outcome = bench.run("shell", json("command", "sleep 100 & echo $! >child; sleep 100", "timeout", 300));

        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.output()).contains("time limit of 300 ms");
        assertEnded("child");
    }

    @Test
    void aCommandThatIgnoresTheRequestToEndIsKilled() throws Exception {
        ToolOutcome outcome = bench.run("shell", json("command", "trap '' TERM; echo $$ >child; while :; do sleep 0.05; done", "timeout", 300));

        assertThat(outcome.output()).contains("time limit");
        assertEnded("child");
    }

    @Test
    void aStopEndsTheWholeGroupAndKeepsWhatWasSaid() throws Exception {
        PreparedCall call = bench.prepare("shell", json("command", "sleep 100 & echo $! >child; echo said; wait"));
        bench.start(call);
        while (!(bench.next() instanceof ToolEvent.Output)) {
            assertThat(call).isNotNull();
        }

        bench.service.stopCall(ToolBench.RUN, call.call().id());

        ToolOutcome outcome = bench.outcome();
        assertThat(outcome.output()).startsWith("said\n").contains("stopped by the user");
        assertThat(bench.changes.finished.get()).isEqualTo(bench.changes.watched.get()).isEqualTo(1);
        assertEnded("child");
    }

    @Test
    void whoLeavesTheGroupIsFound() throws Exception {
        PreparedCall call = bench.prepare("shell", json("command",
                "setsid sh -c 'echo $$ >one; sleep 100' & (setsid sh -c 'echo $$ >two; sleep 100' &) ; until [ -s one ] && [ -s two ]; do sleep 0.02; done; echo ready; wait"));
        bench.start(call);
        while (!(bench.next() instanceof ToolEvent.Output)) {
            assertThat(call).isNotNull();
        }

        bench.service.stopCall(ToolBench.RUN, call.call().id());

        assertThat(bench.outcome().failed()).isTrue();
        assertEnded("one");
        assertEnded("two");
    }

    @Test
    void whatACommandLeavesBehindIsEndedWithIt() throws Exception {
        ToolOutcome outcome = shell("sleep 100 >/dev/null 2>&1 & echo $! >child; echo done");

        assertThat(outcome.failed()).isFalse();
        assertThat(outcome.output()).startsWith("done\n").contains("left behind were ended");
        assertEnded("child");
    }

    @Test
    void hugeOutputIsSentInPartAndKeptWhole() {
        ToolOutcome outcome = shell("yes 0123456789abcde | head -c 10485760");

        assertThat(outcome.output().length()).isLessThan(41_000);
        assertThat(outcome.fullText()).isNotNull();
        assertThat(bench.kept).hasSize(1).first().satisfies(whole -> assertThat(whole.length()).isBetween(10_485_760, 10_485_900));
    }

    @Test
    void bytesThatAreNoTextAreNoTrouble() {
        assertThat(shell("printf 'a\\377b\\000c\\033[31m'").output()).startsWith("a\uFFFDb\0c\u001B[31m");
        assertThat(shell("printf '\\303'; sleep 0.05; printf '\\244'").output()).startsWith("ä");
    }

    @Test
    void aBackgroundJobGoesOnUntilItIsStopped() throws Exception {
        String begun = bench.run("shell", json("command", "echo $$ >child; echo up; until [ -e gate ]; do sleep 0.02; done; echo more; sleep 100", "background", true)).output();
        assertThat(begun).startsWith("j1 · running").contains("up\n", "not recorded as a change");
        assertThat(bench.run("job_output", "").output()).contains("j1 · running");
        assertThat(bench.run("job_output", json("job", "j1")).output()).contains("(nothing new)");

        Files.createFile(folder.resolve("gate"));
        String output = "";
        while (!output.contains("more")) {
            output = bench.run("job_output", json("job", "j1", "wait", 20)).output();
        }
        String stopped = bench.run("job_stop", json("job", "j1")).output();

        assertThat(stopped).startsWith("j1 · ended");
        assertEnded("child");
        assertThat(bench.run("job_stop", json("job", "j9")).output()).contains("There is no job j9", "j1 · ended");
    }

    @Test
    void whatManyJobsWriteDoesNotFillTheMemory() throws Exception {
        bench.run("shell", json("command", "head -c 5000000 /dev/zero | tr '\\0' x; echo end", "background", true));
        assertThat(bench.kept.getLast()).hasSizeLessThan(1 << 20).contains("too many to keep").contains("xend\n");
        for (int i = 0; i < 55; i++) {
            bench.run("shell", json("command", "true", "background", true));
        }

        String jobs = bench.run("job_output", "{}").output();
        assertThat(jobs.lines()).hasSizeBetween(50, 51);
        assertThat(jobs).contains("j56 · ").doesNotContain("j1 · ");
    }

    @Test
    void aJobThatFailsAtOnceSaysSo() {
        ToolOutcome outcome = bench.run("shell", json("command", "echo bad; exit 4", "background", true));

        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.output()).contains("ended with exit code 4", "bad");
    }

    @Test
    void jobsEndWithTheProgram() throws Exception {
        assertThat(bench.run("shell", json("command", "sh -c 'echo $$ >child; trap \"\" TERM; while :; do sleep 0.05; done'", "background", true)).output()).startsWith("j1");

        bench.close();

        assertEnded("child");
    }

    private void assertEnded(String file) throws Exception {
        long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
        var handle = ProcessHandle.of(pid);
        if (handle.isPresent() && handle.get().isAlive() && !zombie(pid)) {
            handle.get().onExit().get(5, TimeUnit.SECONDS);
        }
    }

    private static boolean zombie(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) && Files.readString(stat).contains(") Z ");
    }

    private ToolOutcome shell(String command) {
        return bench.run("shell", json("command", command));
    }

    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String json(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return new JsonMapper().writeValueAsString(map);
    }
}
