package dev.branchline.tools.file;

import dev.branchline.changes.BlobStore;
import dev.branchline.changes.FileLedger;
import dev.branchline.model.SessionId;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The tools with the ledger as it is in the program.
class ToolsAndLedgerTest {
    @TempDir
    Path folder;

    private FileLedger ledger;
    private FileBench bench;

    @BeforeEach
    void open() throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path data = Files.createDirectories(folder.resolve("data"));
        ledger = FileLedger.open(Workspace.open(work), data, new SessionId("s"), new BlobStore(data.resolve("blobs")), Clock.systemUTC());
        bench = new FileBench(work, ledger);
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void aModelWritesEditsAndTakesBackWithoutTouchingTheUsersLines() throws Exception {
        assertThat(bench.say("write_file", Map.of("path", "src/a.txt", "content", "1\n2\n3\n4\n5\n6\n7\n8\n9\n"))).startsWith("Created src/a.txt: +9 −0");
        assertThat(bench.say("edit_file", Map.of("path", "src/a.txt", "find", "2\n", "replace", "two\n"))).startsWith("Changed").contains("c2");
        assertThat(bench.say("edit_file", Map.of("path", "src/a.txt", "find", "8\n", "replace", "eight\n"))).startsWith("Changed").contains("c3");
        bench.file("src/a.txt", bench.content("src/a.txt").replace("5\n", "5\nthe user's\n"));

        assertThat(bench.say("edit_file", Map.of("path", "src/a.txt", "find", "9\n", "replace", "nine\n"))).startsWith("ERROR").contains("changed since");
        assertThat(bench.say("undo_change", Map.of("changeId", "c2"))).startsWith("Took back change c2.");
        assertThat(bench.content("src/a.txt")).isEqualTo("1\n2\n3\n4\n5\nthe user's\n6\n7\neight\n9\n");
        assertThat(bench.say("list_changes", Map.of())).contains("c3", "reverted");
    }

    @Test
    void whatTheUserChangedInTheSameLinesIsNotTakenBack() throws Exception {
        bench.run("write_file", Map.of("path", "a.txt", "content", "1\n2\n3\n"));
        bench.run("edit_file", Map.of("path", "a.txt", "find", "2\n", "replace", "two\n"));
        bench.file("a.txt", "1\ntwo, and the user's\n3\n");

        assertThat(bench.say("undo_change", Map.of("changeId", "c2"))).startsWith("ERROR").contains("same lines", "Nothing was changed");
        assertThat(bench.content("a.txt")).isEqualTo("1\ntwo, and the user's\n3\n");
    }

    @Test
    void aCreatedFileIsTakenBackAndItsFoldersToo() throws Exception {
        bench.run("write_file", Map.of("path", "new/deep/a.txt", "content", "x\n"));

        assertThat(bench.say("undo_change", Map.of("changeId", "c1"))).startsWith("Took back");
        assertThat(bench.root.resolve("new/deep/a.txt")).doesNotExist();
        assertThat(bench.say("undo_change", Map.of("changeId", "c1"))).startsWith("ERROR").contains("Nothing was changed");
    }

    @Test
    void aPreviewIsTheSameEachTime() throws Exception {
        bench.file("w.txt", "a\r\nb\r\n");
        bench.run("read_file", Map.of("path", "w.txt"));
        var arguments = Map.of("path", "w.txt", "find", "a\nb\n", "replace", "A\nb\nc\n");

        assertThat(bench.plan("edit_file", arguments).preview()).isEqualTo(bench.plan("edit_file", arguments).preview());
        bench.run("edit_file", arguments);
        assertThat(bench.content("w.txt")).isEqualTo("A\r\nb\r\nc\r\n");
    }
}
