package dev.branchline.tools.permission;

import dev.branchline.model.SessionId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.RuleSource;
import dev.branchline.model.tool.SourcedRule;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PermissionsTest {
    private static final SessionId SESSION = new SessionId("s");
    private static final SessionId OTHER = new SessionId("t");

    private final List<String> written = new ArrayList<>();

    @Test
    void withoutRulesReadingIsAllowedAndAllElseIsAskedFor() {
        Permissions none = new Permissions();

        assertThat(verdict(none, read("src/a"))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(none, edit("src/a"))).isEqualTo(Verdict.ASK);
        assertThat(verdict(none, run("ls"))).isEqualTo(Verdict.ASK);
        assertThat(verdict(none, new Asked("calculator", ToolEffect.EXECUTES, false, List.of(), ""))).isEqualTo(Verdict.ASK);
    }

    @Test
    void outsideOfTheWorkspaceIsAskedForWhateverIsAllowed() {
        Permissions all = with(rules(allow("*")), List.of(), List.of(), List.of());
        Asked outside = new Asked("read_file", ToolEffect.READS, false, List.of("/etc/hosts"), "It is outside of the workspace.");

        assertThat(all.judge(SESSION, outside)).isEqualTo(new Ruling(Verdict.ASK, "It is outside of the workspace.", List.of()));
    }

    @Test
    void aDenialWinsWhereverItStands() {
        for (int scope = 0; scope < 4; scope++) {
            List<List<PermissionRule>> scopes = new ArrayList<>(List.of(
                    rules(allow("edit_file")), rules(allow("edit_file")), List.of(), rules(allow("edit_file"))));
            scopes.set(scope, rules(deny("edit_file:secret/**")));
            Permissions permissions = with(scopes.get(0), scopes.get(1), scopes.get(2), scopes.get(3));

            assertThat(verdict(permissions, edit("secret/a"))).isEqualTo(Verdict.DENY);
            assertThat(verdict(permissions, edit("src/a"))).isEqualTo(Verdict.ALLOW);
        }
    }

    @Test
    void aDenialWinsOverMustAsk() {
        Permissions permissions = with(rules(deny("*:/etc/**")), List.of(), List.of(), List.of());

        assertThat(verdict(permissions, new Asked("read_file", ToolEffect.READS, false, List.of("/etc/hosts"), "outside"))).isEqualTo(Verdict.DENY);
    }

    @Test
    void theNarrowestScopeDecidesAndInItTheSternest() {
        assertThat(verdict(with(List.of(), rules(allow("edit_file")), List.of(), rules(ask("edit_file"))), edit("a"))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(with(List.of(), rules(ask("edit_file:a")), List.of(), rules(allow("*"))), edit("a"))).isEqualTo(Verdict.ASK);
        assertThat(verdict(with(List.of(), List.of(), List.of(), rules(allow("*"), ask("edit_file:*.md"))), edit("x/a.md"))).isEqualTo(Verdict.ASK);
        assertThat(verdict(with(List.of(), List.of(), rules(ask("read_file")), List.of()), read("a"))).isEqualTo(Verdict.ASK);
        assertThat(verdict(with(List.of(), List.of(), rules(ask("*")), rules(allow("*"))), edit("a"))).as("a project asks for more").isEqualTo(Verdict.ASK);
    }

    @Test
    void everyTargetMustBeAllowed() {
        Permissions permissions = with(rules(allow("edit_file:src/**")), List.of(), List.of(), List.of());

        assertThat(verdict(permissions, edit("src/a", "src/b/c"))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(permissions, edit("src/a", "pom.xml"))).isEqualTo(Verdict.ASK);
        assertThat(verdict(permissions, edit())).as("a pattern says nothing of a call without a target").isEqualTo(Verdict.ASK);
    }

    @Test
    void whatDecidesWhatOthersRunIsNeverWrittenUnasked() {
        Permissions all = new Permissions(
                new Rules(rules(allow("*")), List.of(), List.of(), List.of(), false), (_, _) -> {}, "config/settings.json"::equals);

        for (String path : List.of(".git/hooks/pre-commit", "sub/.git/config", ".GIT/config", ".branchline/settings.json", "config/settings.json")) {
            assertThat(verdict(all, edit(path))).as(path).isEqualTo(Verdict.ASK);
            assertThat(verdict(all, read(path))).as(path).isEqualTo(Verdict.ALLOW);
        }
        assertThat(verdict(all, edit(".gitignore"))).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void globsAreThoseOfIgnoreFiles() {
        assertThat(List.of("src/**", "src/", "**/a.java", "*.java", "src/*/a.java", "src/b/?.java", "a.java", "./src/b/a.java", "**"))
                .allMatch(glob -> PathGlob.fits(glob, "src/b/a.java", false));
        assertThat(List.of("src/*", "./a.java", "b/**", "src", "SRC/**", "src/b/a.jav", "src.b.a.java", "/**", "../**"))
                .noneMatch(glob -> PathGlob.fits(glob, "src/b/a.java", false));
        assertThat(PathGlob.fits("SRC/**", "src/a", true)).isTrue();
        assertThat(PathGlob.fits("/etc/**", "/etc/a/b", false)).isTrue();
        assertThat(PathGlob.fits("a\nb*", "a\nbc", false)).isTrue();
    }

    @Test
    void readOnlyModeDeniesAndHides() {
        Permissions permissions = new Permissions(new Rules(rules(allow("*")), List.of(), List.of(), List.of(), true), (_, _) -> {}, _ -> false);

        assertThat(verdict(permissions, edit("a"))).isEqualTo(Verdict.DENY);
        assertThat(verdict(permissions, run("ls"))).isEqualTo(Verdict.DENY);
        assertThat(verdict(permissions, read("a"))).isEqualTo(Verdict.ALLOW);
        assertThat(permissions.hides("shell", ToolEffect.EXECUTES)).isTrue();
        permissions.readOnly(false);
        assertThat(permissions.hides("shell", ToolEffect.EXECUTES)).isFalse();
    }

    @Test
    void aToolThatIsDeniedOutrightIsHidden() {
        Permissions permissions = with(rules(deny("shell"), deny("edit_file:a")), List.of(), List.of(), List.of());

        assertThat(permissions.hides("shell", ToolEffect.EXECUTES)).isTrue();
        assertThat(permissions.hides("edit_file", ToolEffect.WRITES)).isFalse();
        assertThat(with(List.of(), List.of(), rules(deny("*")), List.of()).hides("read_file", ToolEffect.READS)).isTrue();
    }

    @Test
    void answersAreRememberedInTheirScope() throws IOException {
        Permissions permissions = with(List.of(), List.of(), List.of(), List.of());
        permissions.remember(SESSION, allow("edit_file:a"), PermissionScope.CALL);
        assertThat(verdict(permissions, edit("a"))).isEqualTo(Verdict.ASK);

        permissions.remember(SESSION, allow("edit_file:a"), PermissionScope.SESSION);
        assertThat(verdict(permissions, edit("a"))).isEqualTo(Verdict.ALLOW);
        assertThat(permissions.judge(OTHER, edit("a")).verdict()).isEqualTo(Verdict.ASK);
        permissions.leave(SESSION);
        assertThat(verdict(permissions, edit("a"))).isEqualTo(Verdict.ASK);

        permissions.remember(SESSION, allow("edit_file:b"), PermissionScope.PROJECT);
        permissions.remember(SESSION, allow("shell:ls *"), PermissionScope.GLOBAL);
        assertThat(permissions.judge(OTHER, edit("b")).verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(permissions.judge(OTHER, run("ls -l")).verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(written).containsExactly("PROJECT edit_file:b", "GLOBAL shell:ls *");
    }

    @Test
    void whatDecidesIsNamedWithItsSource() {
        Permissions permissions = with(rules(allow("shell:git *")), rules(allow("shell")), rules(ask("shell:git push*")), rules(deny("shell:git push --force*")));

        assertThat(permissions.judge(SESSION, run("git push")).by()).isEqualTo(new SourcedRule(allow("shell:git *"), RuleSource.COMMAND_LINE));
        assertThat(permissions.judge(SESSION, run("git push --force")).by()).isEqualTo(new SourcedRule(deny("shell:git push --force*"), RuleSource.GLOBAL));
        assertThat(permissions.judge(SESSION, read("a")).by()).isNull();
        assertThat(permissions.fitting(SESSION, run("git push"))).extracting(SourcedRule::source)
                .containsExactly(RuleSource.COMMAND_LINE, RuleSource.PROJECT, RuleSource.WORKSPACE);
        assertThat(permissions.all(SESSION)).hasSize(4);
    }

    @Test
    void aRuleIsTakenAwayWhereItStands() throws IOException {
        Permissions permissions = with(rules(allow("a")), rules(allow("b")), rules(deny("c")), List.of());
        permissions.remember(SESSION, allow("edit_file"), PermissionScope.GLOBAL);
        assertThat(permissions.all(OTHER)).contains(new SourcedRule(allow("edit_file"), RuleSource.GLOBAL));

        permissions.forget(SESSION, new SourcedRule(allow("edit_file"), RuleSource.GLOBAL));
        permissions.forget(SESSION, new SourcedRule(allow("b"), RuleSource.PROJECT));

        assertThat(verdict(permissions, edit("x"))).as("not left over in the session").isEqualTo(Verdict.ASK);
        assertThat(permissions.all(SESSION)).containsExactly(
                new SourcedRule(allow("a"), RuleSource.COMMAND_LINE), new SourcedRule(deny("c"), RuleSource.WORKSPACE));
        for (SourcedRule fixed : permissions.all(SESSION)) {
            assertThatThrownBy(() -> permissions.forget(SESSION, fixed)).isInstanceOf(IOException.class);
        }
        assertThat(permissions.all(SESSION)).hasSize(2);
    }

    @Test
    void aRuleThatCannotBeTakenOutOfTheSettingsStillHolds() {
        RuleKeeper full = new RuleKeeper() {
            @Override
            public void keep(PermissionRule rule, PermissionScope scope) {}

            @Override
            public void forget(PermissionRule rule, PermissionScope scope) throws IOException {
                throw new IOException("full");
            }
        };
        Permissions permissions = new Permissions(new Rules(List.of(), List.of(), List.of(), rules(deny("shell")), false), full, _ -> false);

        assertThatThrownBy(() -> permissions.forget(SESSION, new SourcedRule(deny("shell"), RuleSource.GLOBAL))).hasMessage("full");

        assertThat(verdict(permissions, run("ls"))).isEqualTo(Verdict.DENY);
    }

    @Test
    void anAnswerThatCannotBeKeptHoldsForTheSession() {
        Permissions permissions = new Permissions(Rules.NONE, (_, _) -> {
            throw new IOException("full");
        }, _ -> false);

        assertThatThrownBy(() -> permissions.remember(SESSION, allow("edit_file"), PermissionScope.GLOBAL)).hasMessage("full");

        assertThat(verdict(permissions, edit("a"))).isEqualTo(Verdict.ALLOW);
        assertThat(permissions.judge(OTHER, edit("a")).verdict()).isEqualTo(Verdict.ASK);
    }

    @Test
    void whatIsOfferedAllowsTheCall() throws IOException {
        assertThat(offered(edit("src/b/a.java"))).containsExactly("edit_file:src/b/a.java", "edit_file:src/b/**", "edit_file");
        assertThat(offered(edit("pom.xml"))).containsExactly("edit_file:./pom.xml", "edit_file");
        assertThat(offered(edit("a*b"))).containsExactly("edit_file");
        assertThat(offered(run("git status -s"))).containsExactly("shell:git status -s", "shell:git status *");
        assertThat(offered(run("npm test"))).containsExactly("shell:npm test", "shell:npm test*");
        assertThat(offered(run("ls"))).containsExactly("shell:ls");
        assertThat(offered(run("ls; rm x"))).isEmpty();
        assertThat(offered(run("grep 'a*' x"))).isEmpty();
        for (Asked call : List.of(edit("src/b/a.java"), edit("pom.xml"), run("git status -s"), run("npm test"), run("ls -l 'a b'"))) {
            for (PermissionRule rule : new Permissions().judge(SESSION, call).rules()) {
                Permissions permissions = new Permissions();
                permissions.remember(SESSION, rule, PermissionScope.SESSION);
                assertThat(verdict(permissions, call)).isEqualTo(Verdict.ALLOW);
            }
        }
    }

    @Test
    void rulesAreReadAsTheyAreWritten() {
        assertThat(RuleText.parse(Verdict.ALLOW, "shell:git log a:b").pattern()).isEqualTo("git log a:b");
        assertThat(RuleText.parse(Verdict.DENY, "*").pattern()).isNull();
        assertThat(RuleText.parse(Verdict.DENY, " shell : rm * ").target()).isEqualTo("shell:rm *");
        for (String bad : List.of("", ":", "a b", "a:", "edit_file:  ", "tool\u202e", "shell:a\u200bb", "**:x", "x".repeat(70))) {
            assertThatThrownBy(() -> RuleText.parse(Verdict.ALLOW, bad)).as(bad).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Write");
        }
    }

    @Test
    void aWorkspaceMayOnlyRestrict(@TempDir Path folder) throws IOException {
        assertThat(WorkspaceRules.read(folder)).isEqualTo(new WorkspaceRules(List.of(), false, List.of()));

        write(folder, "{\"permissions\":{\"allow\":[\"*\"],\"deny\":[\"*:.env\"],\"ask\":[\"read_file\"]},\"tools\":{\"readOnly\":true},\"toolPaths\":[\"x\"]}");
        WorkspaceRules read = WorkspaceRules.read(folder);

        assertThat(read.rules()).containsExactly(deny("*:.env"), ask("read_file"));
        assertThat(read.readOnly()).isTrue();
        assertThat(read.problems()).hasSize(2).anyMatch(p -> p.contains("permissions.allow")).anyMatch(p -> p.contains("toolPaths"));
    }

    @Test
    void aBrokenWorkspaceFileMakesEverythingAsk(@TempDir Path folder) throws IOException {
        for (String broken : List.of("{", "[]", "{\"permissions\":{\"deny\":\"no such rule\"}}", "{\"permissions\":{\"ask\":[1]}}")) {
            write(folder, broken);
            WorkspaceRules read = WorkspaceRules.read(folder);
            assertThat(read.rules()).as(broken).contains(ask("*"));
            assertThat(read.problems()).isNotEmpty();
        }
        write(folder, "{\"tools\":{\"readOnly\":\"yes\"}}");
        assertThat(WorkspaceRules.read(folder).readOnly()).isTrue();
        Files.delete(folder.resolve(WorkspaceRules.FILE));
        Files.createDirectory(folder.resolve(WorkspaceRules.FILE));
        assertThat(WorkspaceRules.read(folder).rules()).containsExactly(ask("*"));
    }

    @Test
    void whereNobodyCanBeAskedBothSidesAreTold() {
        PreparedCall call = new PreparedCall(
                new ToolCall("c", "shell", "{}"), ToolEffect.EXECUTES, "shell npm test", Verdict.ASK, "No rule allows it.", null,
                new Preview.Arguments("{}"), List.of(allow("shell:npm test")));

        assertThat(Unattended.toModel(call)).contains("nobody is there", "No rule allows it.");
        assertThat(Unattended.toUser(call)).isEqualTo("not allowed: shell npm test. To allow it: --allow 'shell:npm test'");
    }

    private static void write(Path folder, String text) throws IOException {
        Path file = folder.resolve(WorkspaceRules.FILE);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static List<String> offered(Asked call) {
        return new Permissions().judge(SESSION, call).rules().stream().map(PermissionRule::target).toList();
    }

    private Permissions with(List<PermissionRule> run, List<PermissionRule> project, List<PermissionRule> workspace, List<PermissionRule> global) {
        return new Permissions(
                new Rules(run, project, workspace, global, false), (rule, scope) -> written.add(scope + " " + rule.target()), _ -> false);
    }

    private static Verdict verdict(Permissions permissions, Asked call) {
        return permissions.judge(SESSION, call).verdict();
    }

    private static Asked read(String path) {
        return new Asked("read_file", ToolEffect.READS, false, List.of(path), "");
    }

    private static Asked edit(String... paths) {
        return new Asked("edit_file", ToolEffect.WRITES, false, List.of(paths), "");
    }

    private static Asked run(String command) {
        return new Asked("shell", ToolEffect.EXECUTES, true, List.of(command), "");
    }

    private static List<PermissionRule> rules(PermissionRule... rules) {
        return Stream.of(rules).toList();
    }

    private static PermissionRule allow(String text) {
        return RuleText.parse(Verdict.ALLOW, text);
    }

    private static PermissionRule ask(String text) {
        return RuleText.parse(Verdict.ASK, text);
    }

    private static PermissionRule deny(String text) {
        return RuleText.parse(Verdict.DENY, text);
    }
}
