package dev.branchline.tools.custom;

import dev.branchline.event.ToolEvent;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.ToolBench;
import dev.branchline.tools.custom.CustomTools.State;
import dev.branchline.tools.custom.CustomTools.Status;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.process.CleanEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// With a real Node and real programs.
@DisabledOnOs(OS.WINDOWS)
class CustomToolsTest {
    private static final String CALCULATOR = """
            // In the form of the parent's examples.
            export default {
              name: 'calculator',
              description: 'Works out one operation on two numbers.',
              parameters: {
                type: 'object',
                properties: {
                  operation: { type: 'string', enum: ['add', 'divide'] },
                  a: { type: 'number' },
                  b: { type: 'number' },
                },
                required: ['operation', 'a', 'b'],
              },
              execute: async ({ operation, a, b }) => {
                if (operation === 'divide' && b === 0) throw new Error('one cannot divide by zero');
                return String(operation === 'add' ? a + b : a / b);
              },
            };
            """;
    private static final String TIME = """
            module.exports = {
              name: 'get_current_time',
              description: 'Tells the time.',
              parameters: { type: 'object', properties: {} },
              execute() { return new Date(0).toISOString(); },
            };
            """;

    @TempDir
    private Path folder;

    private Path tools;
    private Path workspace;
    private CustomTools custom;
    private ToolBench bench;

    @BeforeEach
    void open() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        workspace = Files.createDirectory(folder.resolve("workspace"));
        open(System.getenv());
    }

    private void open(Map<String, String> variables) throws IOException {
        custom = new CustomTools(
                () -> List.of(tools), Set.of("read_file", "shell"), new TrustStore(folder.resolve("data/tools.json")),
                new CleanEnvironment(variables, () -> null), workspace);
        bench = new ToolBench(workspace, new Permissions(), List.of(custom));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theParentsFormsAllWork() throws Exception {
        write("calculator.js", CALCULATOR);
        write("time.js", TIME);
        write("named.mjs", "export const tool = { name: 'named', description: 'd', parameters: {}, execute: ({ x }) => `got ${x}` };");
        write("bare.mjs", "export const name = 'bare'; export const description = 'd'; export const execute = () => 'of the module';");
        write("old.cjs", "exports.default = { name: 'old', description: 'd', execute() { return { not: 'a text' }; } };");
        write("notes.txt", "no tool");

        assertThat(custom.trust(tools)).extracting(Status::name).containsExactly("bare", "calculator", "named", "old", "get_current_time");

        assertThat(output("calculator", "{\"operation\":\"add\",\"a\":2,\"b\":3}")).isEqualTo("5");
        assertThat(output("get_current_time", "")).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(output("named", "{\"x\":1}")).isEqualTo("got 1");
        assertThat(output("bare", "")).isEqualTo("of the module");
        assertThat(output("old", "")).isEqualTo("{\"not\":\"a text\"}");
        assertThat(bench.service.definitions()).contains("\"enum\":[\"add\",\"divide\"]");
    }

    @Test
    void whatAToolThrowsIsToldToTheModel() throws Exception {
        write("calculator.mjs", CALCULATOR);
        custom.trust(tools);

        ToolOutcome outcome = bench.run("calculator", "{\"operation\":\"divide\",\"a\":1,\"b\":0}");

        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.output()).isEqualTo("one cannot divide by zero");
        assertThat(output("calculator", "{\"operation\":\"square\",\"a\":1,\"b\":0}")).contains("operation", "add");
    }

    @Test
    void aCallIsAskedForAndWatched() throws Exception {
        write("time.js", TIME);
        custom.trust(tools);

        PreparedCall call = bench.prepare("get_current_time", "");
        assertThat(call.verdict()).isEqualTo(Verdict.ASK);
        assertThat(call.effect()).isEqualTo(ToolEffect.EXECUTES);
        bench.start(call);

        assertThat(bench.outcome().failed()).isFalse();
        assertThat(bench.changes.watched.get()).isEqualTo(1);
        assertThat(bench.changes.finished.get()).isEqualTo(1);
    }

    @Test
    void onlyWhatIsTrustedIsOffered() throws Exception {
        Path file = write("time.js", TIME);
        assertThat(custom.list()).singleElement().satisfies(s -> {
            assertThat(s.state()).isEqualTo(State.UNTRUSTED);
            assertThat(s.word()).contains("tools add");
        });
        assertThat(bench.service.specs()).isEmpty();

        custom.trust(file);
        assertThat(bench.service.specs()).hasSize(1);

        write("time.js", TIME.replace("Tells", "Says"));
        assertThat(bench.service.specs()).isEmpty();
        assertThat(custom.list().getFirst().state()).isEqualTo(State.CHANGED);

        custom.trust(file);
        assertThat(bench.service.definitions()).contains("Says the time.");
        custom.forget(tools);
        assertThat(bench.service.specs()).isEmpty();
    }

    @Test
    void aChangeBetweenYesAndRunIsNotRun() throws Exception {
        write("time.js", TIME);
        custom.trust(tools);
        PreparedCall call = bench.prepare("get_current_time", "");

        write("time.js", TIME.replace("toISOString()", "toISOString() + require('fs').writeFileSync('" + workspace + "/ran', '')"));
        bench.start(call);

        assertThat(bench.outcome().failed()).isTrue();
        assertThat(workspace.resolve("ran")).doesNotExist();
    }

    @Test
    void trustCoversTheFilesThatAreTakenAlong() throws Exception {
        write("part.mjs", "export const word = 'first';");
        Path main = write("main.mjs", "import { word } from './part.mjs';\nexport default { name: 'main', description: 'd', execute: () => word };");
        custom.trust(main);
        assertThat(output("main", "")).isEqualTo("first");

        write("part.mjs", "export const word = 'second';");
        assertThat(custom.list()).anyMatch(s -> s.state() == State.CHANGED && s.word().contains("part.mjs"));

        custom.trust(main);
        assertThat(output("main", "")).as("nothing of the old content is remembered").isEqualTo("second");
    }

    @Test
    void aLinkThatLeadsElsewhereIsAnotherTool() throws Exception {
        Path one = Files.writeString(folder.resolve("one.js"), TIME);
        Path two = Files.writeString(folder.resolve("two.js"), TIME.replace("Tells", "Says"));
        Path link = Files.createSymbolicLink(tools.resolve("time.js"), one);
        custom.trust(link);
        assertThat(output("get_current_time", "")).startsWith("1970");

        Files.delete(link);
        Files.createSymbolicLink(link, two);

        assertThat(custom.list().getFirst().state()).isEqualTo(State.CHANGED);
    }

    @Test
    void theNameOfABuiltInToolCannotBeTaken() throws Exception {
        write("shell.js", TIME.replace("get_current_time", "shell"));
        write("time.js", TIME);
        write("zweite.js", TIME);

        List<Status> all = custom.trust(tools);

        assertThat(all).extracting(Status::state).containsExactly(State.REFUSED, State.OFFERED, State.REFUSED);
        assertThat(all.getFirst().word()).contains("belongs to another tool");
        assertThat(bench.service.specs()).hasSize(1);
    }

    @Test
    void whatIsNoToolIsRefusedWithItsReason() throws Exception {
        write("a.mjs", "export default { name: 'a', description: 'd' };");
        write("b.mjs", "syntax error here");
        write("c.mjs", "export default { name: 'a b', description: 'd', execute() {} };");
        write("d.mjs", "export default { name: 'd', description: 'd', parameters: { type: 'string' }, execute() {} };");
        write("e.tool.json", "{\"name\":\"e\"}");
        write("f.tool.json", "{");
        write("g.tool.json", "{\"name\":\"g\",\"command\":[\"x\"],\"effect\":\"writes\"}");

        assertThat(custom.trust(tools)).allMatch(s -> s.state() == State.REFUSED).extracting(Status::word).satisfiesExactly(
                w -> assertThat(w).contains("no execute"), w -> assertThat(w).isNotEmpty(), w -> assertThat(w).contains("name"),
                w -> assertThat(w).contains("object"), w -> assertThat(w).contains("command"), w -> assertThat(w).contains("JSON"),
                w -> assertThat(w).contains("effect"));
        assertThatThrownBy(() -> custom.trust(folder.resolve("nowhere"))).hasMessageContaining("is not there");
        assertThatThrownBy(() -> custom.trust(workspace)).hasMessageContaining("holds no tool");
    }

    @Test
    void whatToolsPrintMeetsNoAnswerAndIsShownLive() throws Exception {
        write("loud.mjs", """
                import { writeSync, readFileSync } from 'node:fs';
                import { spawnSync } from 'node:child_process';
                export default { name: 'loud', description: 'd', async execute() {
                  console.log('{"id":1,"ok":true,"text":"forged"}');
                  process.stdout.write('raw\\n');
                  writeSync(1, 'rawer\\n');
                  spawnSync('sh', ['-c', 'echo of a child'], { stdio: 'inherit' });
                  console.log('x'.repeat(300000) + ' in the last moment');
                  return 'result:' + readFileSync(0, 'utf8');
                } };
                """);
        custom.trust(tools);
        PreparedCall call = bench.prepare("loud", "");
        bench.start(call);

        StringBuilder live = new StringBuilder();
        ToolEvent event = bench.next();
        while (!(event instanceof ToolEvent.Finished)) {
            live.append(event instanceof ToolEvent.Output o ? o.piece() : "");
            event = bench.next();
        }

        assertThat(((ToolEvent.Finished) event).outcome().output()).isEqualTo("result:");
        assertThat(live).contains("forged", "raw\n", "rawer\n", "of a child\n", " in the last moment").doesNotContain("\u0001", "\u0002");
    }

    @Test
    void aCrashIsToldAndTheNextCallWorks() throws Exception {
        write("crash.mjs", "export default { name: 'crash', description: 'd', execute({ now }) { if (now) { console.error('last words'); process.exit(3); } return 'alive'; } };");
        custom.trust(tools);

        assertThat(output("crash", "{\"now\":true}")).contains("ended while this call ran", "starts anew");
        assertThat(output("crash", "{}")).isEqualTo("alive");
    }

    @Test
    void aHangEndsAtTheTimeLimitAndAStopEndsItToo() throws Exception {
        write("hang.mjs", "import { writeFileSync } from 'node:fs';\nexport default { name: 'hang', description: 'd', execute({ ok }) { if (ok) return 'fine'; console.log('going'); while (true); } };");
        custom.trust(tools);
        PreparedCall call = bench.prepare("hang", "{}");
        bench.start(call);
        while (!(bench.next() instanceof ToolEvent.Output)) {
            assertThat(call).isNotNull();
        }

        bench.service.stopCall(ToolBench.RUN, call.call().id());

        assertThat(bench.outcome().output()).isEqualTo("Stopped by the user.");
        assertThat(output("hang", "{\"ok\":true}")).isEqualTo("fine");
    }

    @Test
    void withoutNodeItSaysWhatIsMissing() throws Exception {
        write("time.js", TIME);
        custom.trust(tools);
        bench.close();
        open(Map.of("PATH", ""));

        assertThat(output("get_current_time", "")).contains("Node 20 or newer", "no node on the PATH");
    }

    @Test
    void anOldNodeIsRefused() throws Exception {
        write("time.js", TIME);
        custom.trust(tools);
        bench.close();
        Path bin = Files.createDirectory(folder.resolve("bin"));
        program(bin.resolve("node"), "echo '{\"hello\":\"18.20.1\"}' >&3; cat <&4 >/dev/null");
        open(Map.of("PATH", bin + ":/usr/bin:/bin"));

        assertThat(output("get_current_time", "")).contains("Node 20 or newer", "18.20.1");
    }

    @Test
    void theHostEndsWithTheProgram() throws Exception {
        write("pid.mjs", "export default { name: 'pid', description: 'd', execute: () => String(process.pid) };");
        custom.trust(tools);
        ProcessHandle host = ProcessHandle.of(Long.parseLong(output("pid", ""))).orElseThrow();

        bench.close();

        host.onExit().get(5, TimeUnit.SECONDS);
    }

    @Test
    void millionsOfCharactersComeBackWhole() throws Exception {
        write("big.mjs", "export default { name: 'big', description: 'd', execute: () => 'ä'.repeat(2_000_000) };");
        custom.trust(tools);

        ToolOutcome outcome = bench.run("big", "");

        assertThat(outcome.output().length()).isLessThan(41_000);
        assertThat(bench.kept.getFirst()).hasSize(2_000_000);
    }

    @Test
    void aProgramGetsItsArgumentsAndGivesItsOutput() throws Exception {
        program(tools.resolve("count.sh"), "cat; echo; pwd; echo noise >&2");
        write("count.tool.json", "{\"name\":\"count\",\"description\":\"d\",\"parameters\":{\"type\":\"object\",\"required\":[\"a\"]},\"command\":[\"./count.sh\"],\"effect\":\"reads\"}");
        custom.trust(tools);

        assertThat(bench.prepare("count", "{\"a\":1}").verdict()).as("declared so in what was trusted").isEqualTo(Verdict.ALLOW);
        assertThat(output("count", "{\"a\": 1}")).isEqualTo("{\"a\":1}\n" + workspace.toRealPath() + "\n");
        assertThat(output("count", "{}")).contains("a");

        program(tools.resolve("count.sh"), "echo changed");
        assertThat(custom.list().getFirst().word()).contains("count.sh has changed");
    }

    @Test
    void aProgramThatFailsOrHangsSaysSo() throws Exception {
        program(tools.resolve("fail.sh"), "echo partly; echo why >&2; exit 5");
        program(tools.resolve("hang.sh"), "echo begun >&2; sleep 100 & echo $! >" + workspace + "/child; wait");
        write("fail.tool.json", "{\"name\":\"fail\",\"description\":\"d\",\"command\":[\"fail.sh\"]}");
        write("hang.tool.json", "{\"name\":\"hang\",\"description\":\"d\",\"command\":[\"sh\",\"hang.sh\"],\"timeoutMs\":300}");
        write("none.tool.json", "{\"name\":\"none\",\"description\":\"d\",\"command\":[\"/no/such/program\"]}");
        custom.trust(tools);

        assertThat(output("fail", "")).contains("exit code 5", "why", "partly");
        assertThat(output("hang", "")).contains("did not end within 300 ms", "begun");
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(workspace.resolve("child")).strip())).filter(ProcessHandle::isAlive).filter(
                p -> !p.info().command().orElse("").isEmpty())).isEmpty();
        assertThat(bench.run("none", "").failed()).isTrue();
    }

    @Test
    void aDamagedTrustFileTrustsNothing() throws Exception {
        write("time.js", TIME);
        custom.trust(tools);
        Files.writeString(folder.resolve("data/tools.json"), "{");

        assertThat(bench.service.specs()).isEmpty();
        assertThat(custom.list()).singleElement().satisfies(s -> assertThat(s.word()).contains("damaged"));
    }

    /// Each call that goes wrong is told, and the next one works, in the same process.
    @Test
    void whateverAToolGivesOrThrowsIsTold() throws Exception {
        write("odd.mjs", """
                import { closeSync } from 'node:fs';
                const nasty = { get message() { throw new Error('x'); }, toString() { throw new Error('y'); } };
                const circle = {}; circle.self = circle;
                export default { name: 'odd', description: 'd', parameters: {}, async execute({ what }) {
                  switch (what) {
                    case 'nasty': throw nasty;
                    case 'nothing': throw undefined;
                    case 'symbol': throw Symbol('s');
                    case 'frozen': throw Object.create(null);
                    case 'big': return 10n;
                    case 'circle': return circle;
                    case 'function': return () => 1;
                    case 'half': return String.fromCharCode(0xd800);
                    case 'zero': return 'a' + String.fromCharCode(0) + 'b' + String.fromCharCode(27) + '[2J';
                    case 'later': setTimeout(() => { throw new Error('behind'); }, 0); return 'first';
                    case 'number': return 0;
                    case 'deaf': closeSync(2); setTimeout(() => { throw new Error('unheard'); }, 0); return new Promise(() => {});
                    case 'never': setTimeout(() => { throw new Error('of a timer'); }, 0); return new Promise(() => {});
                    default: return undefined;
                  }
                } };
                """);
        custom.trust(tools);

        assertThat(odd("nasty")).contains("cannot be told");
        assertThat(odd("nothing")).contains("undefined");
        assertThat(odd("symbol")).contains("Symbol(s)");
        assertThat(odd("frozen")).contains("cannot be told");
        assertThat(odd("big")).contains("BigInt");
        assertThat(odd("circle")).contains("circular");
        assertThat(odd("function")).isEmpty();
        assertThat(odd("half")).hasSize(1);
        assertThat(odd("zero")).isEqualTo("a\0b\u001b[2J");
        assertThat(odd("number")).isEqualTo("0");
        assertThat(odd("none")).isEmpty();
        assertThat(odd("later")).isEqualTo("first");
        assertThat(odd("number")).satisfiesAnyOf(o -> assertThat(o).isEqualTo("0"), o -> assertThat(o).isEqualTo("behind"));
        assertThat(odd("number")).isEqualTo("0");
        assertThat(odd("never")).isEqualTo("of a timer");
        assertThat(odd("deaf")).isEqualTo("unheard");
        assertThat(odd("number")).isEqualTo("0");
    }

    private String odd(String what) {
        return output("odd", "{\"what\":\"" + what + "\"}");
    }

    @Test
    void aToolThatNeverStopsPrintingOrGivesTooMuchIsBounded() throws Exception {
        write("flood.mjs", """
                import { writeSync } from 'node:fs';
                export default { name: 'flood', description: 'd', parameters: {}, execute({ give }) {
                  if (give) return 'x'.repeat(70 << 20);
                  const piece = Buffer.alloc(1 << 20, 0xff);
                  for (let i = 0; i < 30; i++) for (let at = 0; at < piece.length;) {
                    try { at += writeSync(1, piece, at); } catch (e) { if (e.code !== 'EAGAIN') throw e; }
                  }
                  return 'printed';
                } };
                """);
        program(tools.resolve("yes.sh"), "head -c 50000000 /dev/zero");
        write("yes.tool.json", "{\"name\":\"yes\",\"description\":\"d\",\"command\":[\"./yes.sh\"]}");
        custom.trust(tools);

        assertThat(output("flood", "{}")).isEqualTo("printed");
        assertThat(output("flood", "{\"give\":true}")).contains("starts anew");
        assertThat(output("flood", "{}")).isEqualTo("printed");
        assertThat(output("yes", "{}")).hasSizeLessThan(41_000);
        assertThat(bench.kept.getLast()).hasSizeLessThan(26 << 20).contains("characters were too many to keep");
    }

    /// What is not there when it is trusted would be looked for in the workspace when it runs, where a model may write.
    @Test
    void aProgramThatIsNotBesideItsManifestIsNotTrusted() throws Exception {
        write("a.tool.json", "{\"name\":\"a\",\"description\":\"d\",\"command\":[\"./missing\"]}");
        write("b.tool.json", "{\"name\":\"b\",\"description\":\"d\",\"command\":[\"bin/missing\"]}");
        write("c.tool.json", "{\"name\":\"c\",\"description\":\"d\",\"command\":[\"python3\",\"-u\",\"missing.py\"]}");
        write("d.tool.json", "{\"name\":\"d\",\"description\":\"d\",\"command\":[\"printf\",\"%s\",\"a/b\"]}");
        write("e.tool.json", "{\"name\":\"e\",\"description\":\"d\",\"command\":[\"/nonexistent/x\"]}");

        assertThat(custom.trust(tools)).extracting(Status::state).containsExactly(
                State.REFUSED, State.REFUSED, State.REFUSED, State.OFFERED, State.OFFERED);
        assertThat(custom.list().getFirst().word()).isNotEmpty();
        assertThat(output("d", "{}")).isEqualTo("a/b");
        assertThat(output("e", "{}")).contains("exit code 127");
    }

    @Test
    void aToolCanBeTried() throws Exception {
        write("time.js", TIME);
        custom.trust(tools);

        assertThat(custom.test("get_current_time", "{}", _ -> {})).startsWith("1970");
        assertThatThrownBy(() -> custom.test("nothing", "{}", _ -> {})).hasMessageContaining("There is no tool nothing");
    }

    private String output(String tool, String arguments) {
        return bench.run(tool, arguments).output();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(tools.resolve(name), text);
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
