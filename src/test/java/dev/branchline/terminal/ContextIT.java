package dev.branchline.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Files that go along, in the whole program with the demo's server: mentioned, pinned, from the command line.
class ContextIT extends Lodged {
    @Test
    void aMentionIsCompletedSentAndQuoted() throws IOException {
        try (TerminalHarness t = TerminalHarness.branchline("--demo").size(140, 45).start()) {
            t.awaitText("F1 help").alt('n').awaitText("send a prompt");
            t.type("look at @pars").awaitText("@src/Parser.java").awaitText("@src/ParserTest.java").enter();
            t.await(() -> t.screen().contains("› look at @src/Parser.java"), "the name is completed, not sent");
            t.enter().awaitText("▸ @ 1 file · ~").awaitText("I have read src/Parser.java");

            // A name that is there in full offers nothing more, so no list has to be closed: Esc and Enter in one go would be Alt+Enter.
            t.awaitText("ready").type("/context docs/notes.txt").awaitText("› /context docs/notes.txt").enter();
            t.awaitText("Pinned: 1 file").awaitText("ctx 1 file ~");
            t.awaitText("ready").type("and this?").enter().awaitText("I have read docs/notes.txt");
            t.awaitText("ready").type("/context").enter().awaitText("Pinned files").awaitText("sent").type(" ").awaitText("Nothing is pinned");
            t.escape().awaitNoText("Nothing is pinned").ctrl('q');
            assertThat(t.awaitExit()).isZero();
            Terminals.assertRestored(t);
        }
    }

    @Test
    void aOneShotTakesFilesAlong() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("along.txt"), "the first line\n", StandardCharsets.UTF_8);
        Lodging.Outcome run = home.pipe("", "run", "--context", file.toString(), "what is this?");

        assertThat(run.code()).as(run.toString()).isZero();
        assertThat(run.out()).contains("I have read").contains("the first line");
        assertThat(run.err()).contains("1 file, ~");
        Lodging.Outcome none = home.pipe("", "run", "--context", folder.resolve("nowhere.txt").toString(), "what is this?");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("There is no file");
        assertThat(none.out()).isEmpty();
    }
}
