package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.model.SessionId;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.Asked;
import dev.branchline.tools.permission.Permissions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class OwnToolsTest {
    private static final SessionId SESSION = new SessionId("s");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aToolIsAddedTriedAndRemoved() throws Exception {
        Path tool = Files.writeString(folder.resolve("hello.tool.json"),
                "{\"name\":\"hello\",\"description\":\"Greets. Always.\",\"command\":[\"sh\",\"-c\",\"echo hi; echo noise >&2\"]}");

        assertThat(own().add(tool, false)).isZero();
        assertThat(Files.readString(environment().folders().settingsFile())).contains("hello.tool.json");
        assertThat(own().list(false)).isZero();
        assertThat(out.toString()).containsPattern("shell +executes ").containsPattern("hello +offered +Greets\\.\n");
        assertThat(own().test("hello", "{}")).isZero();
        assertThat(out.toString()).contains("hi\n");
        assertThat(err.toString()).contains("noise\n");

        Files.writeString(tool, Files.readString(tool).replace("Greets", "Insults"));
        assertThat(own().test("hello", "{}")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("has changed since it was trusted");

        assertThat(own().remove(tool)).isZero();
        assertThat(environment().loaded().settings().access().toolPaths()).isEmpty();
        assertThat(own().remove(tool)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatAToolPrintsCannotReachATerminalThroughStandardError() throws Exception {
        Path tool = Files.writeString(folder.resolve("bell.tool.json"),
                "{\"name\":\"bell\",\"description\":\"d\",\"command\":[\"sh\",\"-c\",\"printf '\\\\033[2J'; printf '\\\\033[2Jnoise' >&2\"]}");
        own().add(tool, false);
        System.setProperty("branchline.stdout.tty", "no");
        try {
            assertThat(own().test("bell", "{}")).isZero();
        } finally {
            System.clearProperty("branchline.stdout.tty");
        }

        assertThat(out.toString()).as("a file or a pipe gets it as it is").contains("\u001b[2J");
        assertThat(err.toString()).contains("noise").doesNotContain("\u001b");
    }

    @Test
    void theListCanBeReadByPrograms() throws Exception {
        assertThat(own().list(true)).isZero();

        assertThat(new JsonMapper().readTree(out.toString()).path("tools")).anyMatch(
                t -> t.path("name").asString().equals("shell") && t.path("source").asString().equals("built in"));
    }

    @Test
    void onlyOnesOwnCanBeTried() throws Exception {
        assertThat(own().test("shell", "{}")).isEqualTo(ExitCode.USAGE);
        assertThat(own().test("nothing", "{}")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatIsAllowedForGoodIsWrittenToTheUsersSettings() throws Exception {
        Permissions permissions = new ToolWiring(environment(), folder).permissions(List.of(), _ -> {});
        permissions.remember(SESSION, new PermissionRule(Verdict.ALLOW, "edit_file", "src/**"), PermissionScope.PROJECT);
        permissions.remember(SESSION, new PermissionRule(Verdict.ALLOW, "shell", "npm test"), PermissionScope.GLOBAL);

        Permissions later = new ToolWiring(environment(), folder).permissions(List.of(), _ -> {});
        Permissions elsewhere = new ToolWiring(environment(), folder.resolve("other")).permissions(List.of(), _ -> {});

        assertThat(later.judge(SESSION, edit("src/a")).verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(elsewhere.judge(SESSION, edit("src/a")).verdict()).isEqualTo(Verdict.ASK);
        assertThat(elsewhere.judge(SESSION, new Asked("shell", ToolEffect.EXECUTES, true, List.of("npm test"), "")).verdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void theProgramsOwnFilesAreNotWrittenUnasked() throws Exception {
        Permissions all = new ToolWiring(environment(), folder).permissions(List.of(new PermissionRule(Verdict.ALLOW, "*", null)), _ -> {});

        assertThat(all.judge(SESSION, edit("home/config/settings.json")).verdict()).isEqualTo(Verdict.ASK);
        assertThat(all.judge(SESSION, edit("other")).verdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void aMistakeInWhatRestrictsMakesEverythingAsk() throws Exception {
        for (String broken : List.of("{\"permissions\": {\"deny\": \"shell\", \"allow\": [\"edit_file\"]}}", "{\"permissions\": {\"deny\": [\"a b\"], \"allow\": [\"edit_file\"]}}")) {
            Files.createDirectories(environment().folders().config());
            Files.writeString(environment().folders().settingsFile(), broken);
            List<String> problems = new ArrayList<>();

            assertThat(new ToolWiring(environment(), folder).permissions(List.of(), problems::add).judge(SESSION, edit("a")).verdict()).isEqualTo(Verdict.ASK);
        }
    }

    @Test
    void rulesOnTheCommandLineAreParsedOnce() {
        StringWriter errors = new StringWriter();
        CommandLine line = new CommandLine(new BranchlineCommand()).setErr(new PrintWriter(errors));

        assertThat(line.execute("run", "--allow", "two words", "question")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("names no tool", "TOOL:PATTERN");
        assertThat(line.execute("tools")).isEqualTo(ExitCode.USAGE);
    }

    private static Asked edit(String path) {
        return new Asked("edit_file", ToolEffect.WRITES, false, List.of(path), "");
    }

    private Environment environment() throws IOException {
        return Environment.of(System.getenv(), Folders.under(folder.resolve("home")), null);
    }

    private OwnTools own() throws IOException {
        return new OwnTools(environment(), folder, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
