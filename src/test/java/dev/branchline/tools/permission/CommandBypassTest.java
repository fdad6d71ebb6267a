package dev.branchline.tools.permission;

import dev.branchline.model.SessionId;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Command lines that patterns must not let through, whatever they allow.
class CommandBypassTest {
    private static final SessionId SESSION = new SessionId("s");
    /// Even one who allows every command means every command, and not every program behind it.
    private static final Permissions GENEROUS = permissions(
            "shell:*", "shell:git status*", "shell:git *", "shell:npm test", "shell:ls *", "shell:find *", "shell:echo *", "shell:cat *", "*:*", "*:**");

    static Permissions permissions(String... allowed) {
        List<PermissionRule> rules = Stream.of(allowed).map(text -> RuleText.parse(Verdict.ALLOW, text)).toList();
        return new Permissions(new Rules(List.of(), List.of(), List.of(), rules, false), (_, _) -> {}, _ -> false);
    }

    static Verdict verdict(Permissions permissions, String command) {
        return permissions.judge(SESSION, asked(command)).verdict();
    }

    private static Asked asked(String command) {
        return new Asked("shell", ToolEffect.EXECUTES, true, List.of(command), "");
    }

    @Test
    void nothingOfTheCorpusIsAllowed() throws IOException {
        List<String> corpus = corpus();

        assertThat(corpus).hasSizeGreaterThan(780);
        assertThat(corpus).allSatisfy(line -> assertThat(verdict(GENEROUS, line)).as(line).isEqualTo(Verdict.ASK));
    }

    @Test
    void ofWhatAsksNothingWiderThanItselfIsOfferedToBeRemembered() throws IOException {
        Permissions none = new Permissions();

        assertThat(corpus()).allSatisfy(line -> assertThat(none.judge(SESSION, asked(line)).rules()).as(line).allSatisfy(
                rule -> assertThat(rule.pattern()).isEqualTo(line)));
    }

    @Test
    void veryLongCommandsAreAskedForEvenWhenTheToolIsAllowed() {
        assertThat(verdict(permissions("shell"), "echo " + "x".repeat(9_000))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(permissions("shell"), "echo " + "x".repeat(10_000))).isEqualTo(Verdict.ASK);
        assertThat(verdict(permissions("shell"), "echo \u202e")).isEqualTo(Verdict.ASK);
        assertThat(verdict(permissions("shell"), "echo a\necho b | cat")).isEqualTo(Verdict.ALLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"git status", "git  status   -s", "npm test", "ls -la src", "ls 'a b'", "echo \"it's\"", "find src -name Foo.java",
            "cat src/Ä.txt", "node scripts/a.js -e x", "python a.py", "bash build.sh -c x", "mvn -q -Dtest=Foo test", "cargo build", "git log -p -3",
            "git diff --stat main", "git show --name-only HEAD", "git branch -a", "git fetch origin", "git commit -m 'a: b'", "rg -n --hidden x src", "sort -rn x", "uniq -c x",
            "tar -xzf a.tar.gz", "tar xf README.FILE.tar", "make -j4 test", "npm run build", "npm install", "go test ./x", "go build", "cargo test", "cmake --build out",
            "curl -sSL https://a.example/x", "kubectl get pods", "uv sync", "wc -l x", "head -n 5 x", "test -f x", "find . -name Foo -newer x",
            "rsync -a x y", "pip list", "gradle test", "yarn test", "gh pr list", "jq .a x.json", "ls1 x",
            "git merge --no-ff main", "git pull --rebase origin", "git rebase main", "git branch --remotes", "git commit -s -m x", "git worktree list",
            "mvn -q -B -Dtest=Foo -DskipITs -pl core -am test", "go test -run Foo -v -count=1 x", "swift test", "dotnet test", "mix test", "bazel build x", "ninja -j4",
            "stack build", "composer install", "terraform plan", "openssl version", "gpg --verify x", "javac2 x", "tar czf x.tar.gz src", "bat x", "hg status", "svn status", "sha256sum x", "base64 x", "make2 x"})
    void plainCommandsAre(String line) {
        assertThat(verdict(GENEROUS, line)).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void aPatternCoversTheWholeCommand() {
        Permissions some = permissions("shell:npm test", "shell:git status*", "shell:python -m pytest*", "shell:python -m *");

        assertThat(verdict(some, "npm test")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(some, "npm test -- --grep x")).isEqualTo(Verdict.ASK);
        assertThat(verdict(some, "npm  test")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(some, "anpm test")).isEqualTo(Verdict.ASK);
        assertThat(verdict(some, "./git status")).isEqualTo(Verdict.ASK);
        assertThat(verdict(some, "git push")).isEqualTo(Verdict.ASK);
        assertThat(verdict(some, "Git status")).isEqualTo(Verdict.ASK);
        assertThat(verdict(some, "python -m pytest -x tests")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(some, "python -m http.server")).as("the module is not spelled out").isEqualTo(Verdict.ASK);
    }

    @Test
    void whatSurprisesMustStandInTheRule() {
        Permissions some = permissions("shell:git bisect run ./check", "shell:make -C sub *", "shell:mvn dependency:tree*", "shell:uv run pytest*", "shell:git config --get *");

        assertThat(verdict(some, "git bisect run ./check")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(some, "make -C sub test")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(some, "make -C sub SHELL=./evil test")).isEqualTo(Verdict.ASK);
        assertThat(verdict(some, "mvn dependency:tree -q")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(some, "mvn dependency:tree exec:exec")).isEqualTo(Verdict.ASK);
        assertThat(verdict(some, "uv run pytest -x")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(some, "git config --get user.name")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(some, "git config --get core.editor")).as("what could be a setting that runs something").isEqualTo(Verdict.ASK);
    }

    /// In another folder the same words do something else: its package.json, its Makefile, its .git say what.
    @Test
    void aRuleHoldsInTheFolderThatItNames() {
        Permissions root = permissions("shell:npm test", "shell:git *");
        Permissions web = permissions("shell:web> npm test", "shell:packages/*> npm test", "shell:**> make check");

        assertThat(verdict(root, "npm test", "")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(root, "npm test", "web")).isEqualTo(Verdict.ASK);
        assertThat(verdict(root, "git status", "node_modules/evil")).isEqualTo(Verdict.ASK);
        assertThat(verdict(permissions("shell"), "npm test", "web")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(web, "npm test", "web")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(web, "npm test", "packages/a")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(web, "make check", "any/where")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(web, "make check", "")).isEqualTo(Verdict.ALLOW);
        for (String folder : List.of("", "web2", "web/sub", "sub/web", "packages/a/b", "packages", "WEB", "/web", "web> npm test")) {
            assertThat(verdict(web, "npm test", folder)).as(folder).isEqualTo(Verdict.ASK);
        }
        assertThat(verdict(web, "web> npm test", "")).as("what stands in the command is no folder").isEqualTo(Verdict.ASK);
        assertThat(verdict(permissions("shell:echo 'a> b'"), "echo 'a> b'", "")).as("and no folder in quotes").isEqualTo(Verdict.ALLOW);
    }

    @Test
    void whatNamesAFileOfTheProgramsOwnIsAskedForWhereverItIs() {
        Permissions cat = new Permissions(
                new Rules(List.of(), List.of(), List.of(), List.of(
                        RuleText.parse(Verdict.ALLOW, "shell:**> cat *"), RuleText.parse(Verdict.ALLOW, "shell:cat /data/bl/config/settings.json")), false),
                (_, _) -> {}, path -> path.startsWith("/data/bl/") || path.equals("sub/../../bl/key"));

        for (String word : List.of("/data/bl/config/x.json", "-n --file=/data/bl/key", "-I/data/bl/key", "x:/data/bl/key")) {
            assertThat(verdict(cat, "cat " + word, "")).as(word).isEqualTo(Verdict.ASK);
            assertThat(verdict(cat, "cat " + word, "sub")).as(word).isEqualTo(Verdict.ASK);
        }
        assertThat(verdict(cat, "cat ../../bl/key", "sub")).isEqualTo(Verdict.ASK);
        assertThat(verdict(cat, "cat ../../bl/key", "")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(cat, "cat /data/bl/config/settings.json", "")).as("spelled out").isEqualTo(Verdict.ALLOW);
        assertThat(verdict(cat, "cat app.config web/a.config.js x/../y", "")).isEqualTo(Verdict.ALLOW);
    }

    /// Also where it ends like a version: `d8`, `lz4`, `dirs`.
    @Test
    void everyProgramOfTheTablesIsFoundUnderItsOwnName() {
        List<String> surprises = List.of(
                "--output", "--exec", "--config", "--kubeconfig", "--diff-program", "--pager", "--root", "--pre-invoke", "--post-renderer", "--script",
                "--strip-program", "--justfile", "--eval", "--parameter", "-o", "-c", "-e", "-x", "-d", "-f", "-s", "-T", "-delete", "-out", "'a[`]'", "a!b",
                "run", "exec", "config", "console", "alias", "netns", "util", "sh", "a.dll");
        assertThat(Surprises.names()).hasSizeGreaterThan(200).allSatisfy(name -> assertThat(surprises).as(name).anySatisfy(
                word -> assertThat(verdict(GENEROUS, name + " " + word)).isEqualTo(Verdict.ASK)));

        List<String> interpreters = Stream.of(CommandPattern.INTERPRETER.pattern().split("\\|")).filter(name -> name.matches("[a-z0-9-]+")).toList();
        assertThat(interpreters).hasSizeGreaterThan(60).allSatisfy(name -> assertThat(verdict(GENEROUS, name + " -e x")).as(name).isEqualTo(Verdict.ASK));
    }

    @Test
    void denyingHoldsInAllFoldersUnlessItNamesOne() {
        Permissions some = new Permissions(new Rules(List.of(), List.of(), List.of(), List.of(
                RuleText.parse(Verdict.ALLOW, "shell"), RuleText.parse(Verdict.DENY, "shell:npm publish"), RuleText.parse(Verdict.DENY, "shell:web> rm")), false),
                (_, _) -> {}, _ -> false);

        assertThat(verdict(some, "npm publish", "web")).isEqualTo(Verdict.DENY);
        assertThat(verdict(some, "rm x", "web")).isEqualTo(Verdict.DENY);
        assertThat(verdict(some, "rm x", "")).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void aDenialWhoseFirstWordEndsInASignOfTheShellStillHoldsEverywhere() {
        for (String rule : List.of("shell:*> /etc/*", "shell:2> *", "shell:cat> *")) {
            Permissions some = new Permissions(new Rules(List.of(), List.of(), List.of(), List.of(
                    RuleText.parse(Verdict.ALLOW, "shell"), RuleText.parse(Verdict.DENY, rule)), false), (_, _) -> {}, _ -> false);

            assertThat(verdict(some, "cat> /etc/x 2> y", "")).as(rule).isEqualTo(Verdict.DENY);
            assertThat(verdict(some, "cat> /etc/x 2> y", "web")).as(rule).isEqualTo(Verdict.DENY);
            assertThat(verdict(some, "cat x", "web")).as(rule).isEqualTo(Verdict.ALLOW);
        }
    }

    @Test
    void whatIsOfferedToBeRememberedNamesTheFolder() {
        Permissions none = new Permissions();

        assertThat(none.judge(SESSION, asked("npm test", "web")).rules()).extracting(PermissionRule::target)
                .containsExactly("shell:web> npm test", "shell:web> npm test*");
        assertThat(none.judge(SESSION, asked("npm test", "sp ace")).rules()).isEmpty();
        assertThat(none.judge(SESSION, asked("npm test", "a*b")).rules()).isEmpty();
    }

    private static Verdict verdict(Permissions permissions, String command, String folder) {
        return permissions.judge(SESSION, asked(command, folder)).verdict();
    }

    private static Asked asked(String command, String folder) {
        return new Asked("shell", ToolEffect.EXECUTES, true, List.of(command), folder, "");
    }

    @Property(tries = 2_000)
    void noSignOfTheShellGetsThrough(@ForAll @StringLength(max = 12) String before, @ForAll @StringLength(max = 12) String after) {
        for (String sign : List.of(";", "|", "&", "\n", "`", "$(", ">", "<", "\u0000", "\u202e")) {
            String line = "git status " + before.replaceAll("['\"]", "") + sign + after.replaceAll("['\"]", "");
            assertThat(verdict(GENEROUS, line)).isEqualTo(Verdict.ASK);
        }
    }

    @Test
    void denyingIsReadWidely() {
        for (String line : List.of(
                "rm -rf x", "  rm   x", "ls; rm x", "ls && rm x", "ls|rm x", "(rm x)", "$(rm x)", "`rm x`", "sudo rm x", "env A=b rm x", "xargs rm",
                "/bin/rm x", "\\rm x", "r\\m x", "\"rm\" x", "'r'm x", "RM x", "ls\nrm x", "ls \\\n; rm x", "sh -c 'rm x'", "find . -exec rm {} +", "rm")) {
            assertThat(CommandPattern.denies("rm", line)).as(line).isTrue();
        }
        for (String line : List.of("rmdir x", "ls farm", "git-rm-x", "charm x", "ls rm_x")) {
            assertThat(CommandPattern.denies("rm", line)).as(line).isFalse();
        }
        assertThat(CommandPattern.denies("git push*", "cd x && git  push --force")).isTrue();
        assertThat(CommandPattern.denies("git push*", "git pull")).isFalse();
        assertThat(CommandPattern.denies("*secret*", "cat my-secret-file")).isTrue();
    }

    @Test
    void aPatternCannotMakeMatchingSlow() {
        String line = "a".repeat(100_000);
        long before = System.nanoTime();

        assertThat(CommandPattern.denies("a*a*a*a*a*a*b", line)).isFalse();
        assertThat(Wildcard.fits("*a*a*a*a*a*a*b", line, 0)).isFalse();

        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(5_000);
    }

    private static List<String> corpus() throws IOException {
        try (var in = Objects.requireNonNull(CommandBypassTest.class.getResourceAsStream("never-allowed.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(CommandBypassTest::written)
                    .toList();
        }
    }

    private static String written(String line) {
        String controls = line.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r").replace("\\0", "\0");
        return Pattern.compile("\\\\u([0-9a-f]{4})").matcher(controls)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }
}
