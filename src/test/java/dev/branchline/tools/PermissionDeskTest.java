package dev.branchline.tools;

import dev.branchline.model.tool.PermissionAnswer;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.PermissionWish;
import dev.branchline.model.tool.RuleSource;
import dev.branchline.model.tool.SourcedRule;
import dev.branchline.model.tool.TriedCall;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.file.FileTools;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.process.CleanEnvironment;
import dev.branchline.tools.shell.Sandbox;
import dev.branchline.tools.shell.ShellTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What the user is told of the rules is what the judge of real calls says.
class PermissionDeskTest {
    @TempDir
    Path folder;

    private ToolBench bench;

    @BeforeEach
    void open() throws IOException {
        CleanEnvironment clean = new CleanEnvironment(Map.of("PATH", "/usr/bin:/bin"), () -> null);
        bench = new ToolBench(folder, new Permissions(), List.of(
                ToolSource.of(FileTools.all()), new ShellTools(clean, new Sandbox(Sandbox.Kind.OFF, List.of(), clean))));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private PermissionAnswer wish(PermissionWish wish) {
        return bench.service.permissions(ToolBench.TURN.session(), wish);
    }

    private void add(Verdict verdict, PermissionScope scope, String rule) {
        assertThat(wish(new PermissionWish.Add(verdict, scope, rule)).problem()).isEmpty();
    }

    private TriedCall tried(String call) {
        PermissionAnswer answer = wish(new PermissionWish.Try(call));
        assertThat(answer.problem()).as(call).isEmpty();
        return Objects.requireNonNull(answer.tried());
    }

    @Test
    void aTriedCallIsJudgedAndNamesWhatDecides() {
        add(Verdict.ALLOW, PermissionScope.SESSION, "shell:git *");
        add(Verdict.DENY, PermissionScope.GLOBAL, "shell:git push*");
        SourcedRule denial = new SourcedRule(new PermissionRule(Verdict.DENY, "shell", "git push*"), RuleSource.SESSION);

        assertThat(tried("shell git push --force")).satisfies(t -> {
            assertThat(t.verdict()).isEqualTo(Verdict.DENY);
            assertThat(t.decider()).isEqualTo(denial);
            assertThat(t.fitting()).hasSize(3);
        });
        assertThat(tried("shell: git status").verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(tried("shell git status; rm x").decider()).as("no plain command").isNull();
        assertThat(tried("shell git status; rm x").verdict()).isEqualTo(Verdict.ASK);
        assertThat(tried("shell").verdict()).isEqualTo(Verdict.ASK);
    }

    @Test
    void onlyAFolderOfTheWorkspaceIsTakenForTheFolderOfATriedCommand() throws IOException {
        Files.createDirectory(folder.resolve("web"));
        add(Verdict.DENY, PermissionScope.SESSION, "shell:cat*");
        add(Verdict.ALLOW, PermissionScope.SESSION, "shell:web> npm test");

        assertThat(tried("shell cat> notes.txt").verdict()).isEqualTo(Verdict.DENY);
        assertThat(tried("shell web> npm test").verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(tried("shell nowhere> npm test").verdict()).isEqualTo(Verdict.ASK);
    }

    @Test
    void aTriedPathLeadsWhereItReallyLeads() throws IOException {
        add(Verdict.ALLOW, PermissionScope.SESSION, "*");
        Files.createSymbolicLink(folder.resolve("out"), Path.of("/etc"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a.txt"));

        assertThat(tried("edit_file src/a.java").verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(tried("read_file out/hosts")).satisfies(t -> {
            assertThat(t.verdict()).isEqualTo(Verdict.ASK);
            assertThat(t.reason()).contains("/etc/hosts is outside");
        });
        assertThat(tried("edit_file ../x").verdict()).isEqualTo(Verdict.ASK);
        assertThat(tried("write_file .git/hooks/pre-commit").verdict()).isNotEqualTo(Verdict.ALLOW);
        assertThat(tried("write_file link").verdict()).isEqualTo(Verdict.DENY);
        assertThat(tried("edit_file .branchline/settings.json").verdict()).isEqualTo(Verdict.ASK);
    }

    @Test
    void whatCannotBeTriedOrAddedIsTold() {
        assertThat(wish(new PermissionWish.Try("no_such_tool x")).problem()).contains("There is no tool no_such_tool", "edit_file");
        assertThat(wish(new PermissionWish.Try("?!")).problem()).contains("Write a tool");
        assertThat(wish(new PermissionWish.Add(Verdict.ALLOW, PermissionScope.SESSION, "a b")).problem()).contains("Write TOOL");
        assertThat(wish(new PermissionWish.Add(Verdict.DENY, PermissionScope.PROJECT, "shell")).problem()).contains(".branchline/settings.json");
        assertThat(wish(new PermissionWish.Look()).rules()).isEmpty();
    }

    @Test
    void readOnlyModeIsTold() {
        bench.permissions.readOnly(true);

        assertThat(tried("shell ls")).satisfies(t -> {
            assertThat(t.verdict()).isEqualTo(Verdict.DENY);
            assertThat(t.reason()).contains("Read-only");
        });
        assertThat(tried("read_file a").verdict()).isEqualTo(Verdict.ALLOW);
    }
}
