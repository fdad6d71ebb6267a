package dev.branchline.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Tools in the whole program, with the demo's model: asked, allowed, rejected, stopped, and taken back.
class ToolsIT {
    private static final String F4 = "\033OS";
    private static final String BUG = "text.split(\"\\n\")";
    private static final String MENDED = "text.split(\"\\\\R\")";
    private static final String TITLE = "Allow this?";
    private static final String READY = "no, because";
    private static final String NOT_READY = "keys count in a moment";

    private static TerminalHarness demo() throws IOException {
        return TerminalHarness.branchline("--demo").size(160, 45).start().awaitText("F1 help").awaitText("Changes");
    }

    @Test
    void anEditIsAllowedTakenBackInPartAndBroughtBack() throws IOException {
        try (TerminalHarness t = demo()) {
            Path parser = workspace(t).resolve("src/Parser.java");
            assertThat(parser).content().contains(BUG);

            t.type("fast tools edit").enter().awaitText(TITLE + " · 1 of 2").awaitText(NOT_READY).type("y");
            t.await(() -> t.screen().contains("› y"), "the key goes where it went before").awaitText(READY);
            assertThat(parser).as("nobody has said yes").content().contains(BUG);
            t.type("y").awaitText("edit_file src/ParserTest.java").awaitText(NOT_READY).awaitText(READY).type("y").awaitText("every system now");
            String edited = Files.readString(parser, StandardCharsets.UTF_8);
            assertThat(edited).contains(MENDED, ".strip(), line");

            t.ctrl('u').type(F4).awaitText("by turn").type("p").awaitText("hunk 3 of 3").type("]u").awaitText("nothing is done yet");
            assertThat(parser).as("only planned").hasContent(edited);
            t.enter().awaitText("done · o1");
            assertThat(parser).content().contains(BUG, ".strip(), line");
            t.escape().awaitText("partly taken back").awaitNoText("done · o1").type("U");
            t.awaitText("nothing is done yet").enter().awaitText("done · o2");
            assertThat(parser).hasContent(edited);
            quit(t);
        }
    }

    @Test
    void theReasonOfANoReachesTheModel() throws IOException {
        try (TerminalHarness t = demo()) {
            Path parser = workspace(t).resolve("src/Parser.java");
            String before = read(parser);
            t.type("fast tools edit").enter().awaitText(READY).type("r").awaitText("reason").type("keep it small").enter();
            t.awaitText("edit_file src/ParserTest.java").awaitText(NOT_READY).awaitText(READY).type("n");
            t.awaitText("because “keep it small”").awaitText("the files are as they were").awaitText("ready");
            assertThat(parser).hasContent(before);
            quit(t);
        }
    }

    @Test
    void aStopEndsTheCommandWithAllThatItStarted() throws IOException {
        try (TerminalHarness t = demo()) {
            t.type("fast tools shell sleep 30").enter().awaitText(READY).type("y").awaitText("running");
            t.await(() -> sleepers(t) > 0, "the command runs");
            t.escape().awaitText("ready");
            assertThat(sleepers(t)).isZero();
            // The demo's model refuses a conversation in which a call has no result.
            t.type("fast poem").enter().awaitText("parser's oath").awaitText("ready");
            assertThat(t.screen()).doesNotContain("without results");
            quit(t);
        }
    }

    @Test
    void aRuleOfTheListKeepsACommandFromRunning() throws IOException {
        try (TerminalHarness t = demo()) {
            String before = read(workspace(t).resolve("settings.txt"));
            t.type("/permissions try shell sed -i x").enter().awaitText("Would be asked for").escape().awaitNoText("Would be asked for");
            t.type("/permissions deny shell:sed*").enter().awaitText("this session").type("t").awaitText("Try a call");
            t.type("shell sed -i x").enter().awaitText("Would be denied").awaitText("denies shell:sed*").escape().awaitNoText("Would be denied");

            t.type("fast tools shell").enter().awaitText("A rule denies shell:sed*").awaitText("ready");
            assertThat(workspace(t).resolve("settings.txt")).hasContent(before);
            quit(t);
        }
    }

    @Test
    void aCommandThatChangesFilesIsInTheReview() throws IOException {
        try (TerminalHarness t = demo()) {
            t.type("fast tools shell").enter().awaitText("sed -i").awaitText(READY).type("y").awaitText("in the review").awaitText("ready");
            assertThat(workspace(t).resolve("settings.txt")).content().contains("port=8081\r\n");
            t.type(F4).awaitText("settings.txt.old").awaitText("docs/cause.md");
            quit(t);
        }
    }

    private static void quit(TerminalHarness t) {
        t.ctrl('q');
        assertThat(t.awaitExit()).isZero();
        Terminals.assertRestored(t);
    }

    private static long sleepers(TerminalHarness t) {
        return t.jvm().descendants().filter(p -> p.info().command().orElse("").endsWith("sleep")).count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path workspace(TerminalHarness t) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "branchline-demo-" + t.jvm().pid() + "-*")) {
            return folders.iterator().next().resolve("shop");
        }
    }
}
