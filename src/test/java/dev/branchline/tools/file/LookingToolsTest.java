package dev.branchline.tools.file;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Wish;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LookingToolsTest {
    @TempDir
    Path folder;

    private FileBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new FileBench(folder);
    }

    @Test
    void namesAndArgumentsAreThoseOfTheParent() {
        assertThat(FileTools.all().stream().map(t -> t.spec().name())).containsExactly("read_file", "write_file", "edit_file", "search_code",
                "list_files", "file_info", "get_cwd", "system_info", "undo_change", "list_changes");
        assertThat(FileTools.all().stream().filter(t -> t.spec().effect() == ToolEffect.WRITES).map(t -> t.spec().name()))
                .containsExactly("write_file", "edit_file", "undo_change");
    }

    @Test
    void schemasAreSchemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (Tool tool : FileTools.all()) {
            assertThat(registry.getSchema(tool.spec().parameters()).validate(FileBench.JSON.readTree("{\"none\":1}")))
                    .as(tool.spec().name()).isNotEmpty();
        }
        assertThat(registry.getSchema(FileBench.tool("edit_file").spec().parameters())
                .validate(FileBench.JSON.readTree("{\"path\":\"a\",\"edits\":[{\"find\":\"a\",\"replace\":\"b\"}]}"))).isEmpty();
    }

    @Test
    void listsAFolder() throws Exception {
        bench.file(".gitignore", "out\n");
        bench.file("b.txt", "12345");
        bench.file("a/x", "");
        bench.file("out/x", "");
        Files.createSymbolicLink(bench.root.resolve("l"), Path.of("b.txt"));
        Files.createDirectory(bench.root.resolve("none"));

        assertThat(bench.say("list_files", Map.of("path", ".")))
                .isEqualTo("a/\nb.txt  5\nl -> b.txt\nnone/\nout/  (ignored)\n[1 hidden; showHidden shows them]\n");
        assertThat(bench.say("list_files", Map.of("path", ".", "showHidden", true))).startsWith(".gitignore  4\n");
        assertThat(bench.say("list_files", Map.of("path", "none"))).isEqualTo("none is empty.");
        assertThat(bench.say("list_files", Map.of("path", "b.txt"))).startsWith("ERROR").contains("read_file");
        assertThat(bench.say("list_files", Map.of("path", "x"))).startsWith("ERROR");
    }

    @Test
    void tellsOfAFile() throws Exception {
        bench.file("a.txt", "x\r\ny");
        bench.file("z", new byte[] {0, 1});
        Files.createDirectories(bench.root.resolve(".git"));

        assertThat(bench.say("file_info", Map.of("path", "a.txt"))).contains("kind: text file", "size: 4 bytes", "lines: 2", "encoding: UTF-8",
                "line ends: CRLF, none at the end", "modified: 20", "permissions: 06");
        assertThat(bench.say("file_info", Map.of("path", "z"))).contains("binary data").doesNotContain("lines");
        assertThat(bench.say("file_info", Map.of("path", "."))).contains("path: .", "kind: folder");
        assertThat(bench.say("file_info", Map.of("path", ".git"))).contains("not to be changed");
        assertThat(bench.say("file_info", Map.of("path", "gone"))).startsWith("ERROR");
    }

    @Test
    void tellsOfTheMachineWithoutSecrets() throws Exception {
        assertThat(bench.say("get_cwd", Map.of())).isEqualTo(bench.root.toString());
        assertThat(bench.say("system_info", Map.of())).contains("system: ", "processors: ").doesNotContain(System.getProperty("user.home"));
    }

    @Test
    void listsChanges() throws Exception {
        assertThat(bench.say("list_changes", Map.of())).contains("No file");
        for (int i = 0; i < 3; i++) {
            bench.run("write_file", Map.of("path", "f" + i, "content", "x\n"));
        }

        assertThat(bench.say("list_changes", Map.of("count", 2))).matches(
                "(?s)c3  1970-01-01T00:00:00Z  tool  created f2  \\+1 −0  applied\nc2 .*\n\\[1 older change; a larger count shows them]");
    }

    private Plan plan(FilePlan.Fate fate, String blocked) {
        FileState now = new FileState.Regular("a", 1, 0644);
        FileEdit edit = FileEdit.of("f", now, fate == FilePlan.Fate.RESTORED ? FileState.ABSENT : now);
        return new Plan(1, new Wish.Redo(), "Revert", List.of(new FilePlan(edit, fate, 0, 1, "", List.of())), blocked, List.of());
    }

    @Test
    void undoesOnlyWhatIsInNobodysWay() throws Exception {
        bench.run("write_file", Map.of("path", "f", "content", "x\n"));
        assertThat(bench.say("undo_change", Map.of("changeId", "c9"))).startsWith("ERROR There is no change c9");
        assertThat(bench.say("undo_change", Map.of("changeId", "x"))).startsWith("ERROR").contains("list_changes");

        bench.changes.plan = Optional.of(plan(FilePlan.Fate.CONFLICT, ""));
        assertThat(bench.say("undo_change", Map.of("changeId", "c1"))).startsWith("ERROR").contains("same lines");
        bench.changes.plan = Optional.of(plan(FilePlan.Fate.RESTORED, "A run is on."));
        assertThat(bench.say("undo_change", Map.of("changeId", "c1"))).startsWith("ERROR").contains("A run is on.");
        bench.changes.plan = Optional.of(plan(FilePlan.Fate.UNCHANGED, ""));
        assertThat(bench.say("undo_change", Map.of("changeId", "c1"))).startsWith("ERROR").contains("nothing to take back");
        assertThat(bench.changes.applied).isZero();

        bench.changes.plan = Optional.of(plan(FilePlan.Fate.RESTORED, ""));
        CallPlan plan = bench.plan("undo_change", Map.of("changeId", "c1"));
        assertThat(plan.targets()).containsExactly("f");
        assertThat(bench.say("undo_change", Map.of("changeId", "c1"))).isEqualTo("Took back change c1.\nf: restored");
        assertThat(bench.changes.applied).isEqualTo(1);
    }
}
