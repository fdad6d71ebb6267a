package dev.branchline.terminal;

import dev.branchline.demo.DemoTokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// `branchline run` in scripts and pipes.
class OneShotIT extends Lodged {
    @Test
    void streamsPlainTextToAPipe() throws IOException, InterruptedException {
        Lodging.Outcome run = home.pipe("", "run", "tokens 7 at 500");
        assertThat(run).isEqualTo(new Lodging.Outcome(0, "w000001 w000002 w000003 w000004 w000005 w000006 w000007\n", ""));
        assertThat(home.pipe("", "-o", "tokens 3 at 500").out()).isEqualTo("w000001 w000002 w000003\n");
        assertThat(home.pipe("", Map.of(), "--demo", "-o", "tokens 3 at 500").out()).isEqualTo("w000001 w000002 w000003\n");
    }

    @Test
    void addsWhatComesOnStandardInput() throws IOException, InterruptedException {
        assertThat(home.pipe("4 at 500\n", "run", "demo", "tokens").out()).isEqualTo("w000001 w000002 w000003 w000004\n");
        assertThat(home.pipe("tokens 2 at 500", "run").out()).isEqualTo("w000001 w000002\n");
    }

    @Test
    void printsOneJsonObjectALine() throws IOException, InterruptedException {
        Lodging.Outcome run = home.pipe("", "run", "--json", "tokens 7 at 500");
        List<JsonNode> events = run.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
        assertThat(events).extracting(e -> e.get("type").asString()).startsWith("sent").contains("text").endsWith("finished");
        String text = String.join("", events.stream().filter(e -> e.get("type").asString().equals("text")).map(e -> e.get("text").asString()).toList());
        assertThat(text).isEqualTo(events.getLast().get("text").asString()).endsWith(DemoTokens.word(7));
        assertThat(events.getLast().get("costUsd").isNumber()).isTrue();
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"demo drop, 4", "demo truncate, 4", "demo error midstream, 4", "demo error 402, 5", "demo error 400, 1", "'', 2"})
    void tellsByItsExitCodeHowItWent(String question, int code) throws IOException, InterruptedException {
        Lodging.Outcome run = home.pipe("", "run", question);
        assertThat(run.code()).as(run.toString()).isEqualTo(code);
        assertThat(run.err()).startsWith("branchline").doesNotContain("Exception");
        assertThat(run.out().isEmpty()).isEqualTo(code != 4);
    }

    @Test
    void needsAKeyThatIsAccepted() throws IOException, InterruptedException {
        Lodging.Outcome none = home.pipe("", Map.of(), "run", "tokens 2");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("OPENROUTER_API_KEY");
        assertThat(home.pipe("", Map.of("OPENROUTER_API_KEY", "sk-or-v1-wrong"), "run", "tokens 2").code()).isEqualTo(3);
    }

    @Test
    void needsNoKeyForTheDemo() throws IOException, InterruptedException {
        Lodging.Outcome run = home.pipe("", Map.of(), "run", "--demo", "tokens 2 at 500");
        assertThat(run).isEqualTo(new Lodging.Outcome(0, "w000001 w000002\n", ""));
    }

    @Test
    void leavesTheTextAsItIsInAPipeButNotOnATerminal() throws IOException, InterruptedException {
        Lodging.Outcome run = home.pipe("", "run", "demo fast hostile");
        assertThat(run.out()).contains("\033[").contains("\u202e");
        try (TerminalHarness t = home.branchline("run", "demo fast hostile").size(100, 60).start()) {
            assertThat(t.awaitExit()).isZero();
            assertThat(t.screen()).contains("␛");
            assertThat(ByteGrammar.violations(t.bytes())).isEmpty();
        }
    }

    @Test
    void usesToolsAndKeepsASession() throws IOException, InterruptedException {
        Files.createDirectories(home.workspace.resolve("src"));
        Files.writeString(home.workspace.resolve("src/Parser.java"), "class Parser {}\n");
        Lodging.Outcome run = home.pipe("", "run", "demo fast tools");
        assertThat(run.code()).as(run.toString()).isZero();
        assertThat(run.err()).contains("branchline: session ", "branchline: read_file src/Parser.java").doesNotContain("Exception");
        assertThat(home.fileWith("class Parser {}")).isNotNull();

        Lodging.Outcome without = home.pipe("", "run", "--no-tools", "demo fast tools");
        assertThat(without.code()).isZero();
        assertThat(without.err()).isEmpty();
    }

    @Test
    void isInterruptedByCtrlC() throws IOException {
        try (TerminalHarness t = home.branchline("run", "tokens 5000 at 100").start()) {
            t.awaitText(DemoTokens.word(5)).ctrl('c').awaitText("It cost ?");
            assertThat(t.awaitExit()).isEqualTo(130);
            Terminals.assertRestored(t);
        }
    }

    @Test
    void endsQuietlyWhenItsReaderGoes() throws IOException, InterruptedException {
        Process process = home.piped(Map.of("OPENROUTER_API_KEY", home.server.key().reveal()), "run", "tokens 100000 at 5000");
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            assertThat(out.readNBytes(7)).isEqualTo("w000001".getBytes(StandardCharsets.UTF_8));
        }
        Lodging.await(() -> !process.isAlive(), "the program notices that nobody reads");
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("Exception");
    }
}
