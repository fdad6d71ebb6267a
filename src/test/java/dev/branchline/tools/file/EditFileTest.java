package dev.branchline.tools.file;

import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.Preview;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.ToolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EditFileTest {
    @TempDir
    Path folder;

    private FileBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new FileBench(Files.createDirectories(folder.resolve("work")));
    }

    private void known(String path, String content) throws Exception {
        bench.file(path, content);
        bench.run("read_file", Map.of("path", path));
    }

    private String edit(String path, String find, String replace) throws Exception {
        return bench.say("edit_file", Map.of("path", path, "find", find, "replace", replace));
    }

    @Test
    void replacesOnePlaceLiterally() throws Exception {
        known("a.txt", "alpha\nbeta\n");

        assertThat(edit("a.txt", "alpha", "cost $& and $1 $$5 \\n")).isEqualTo("Changed a.txt: +1 −1 lines, change c1.");
        assertThat(bench.content("a.txt")).isEqualTo("cost $& and $1 $$5 \\n\nbeta\n");
        assertThat(edit("a.txt", "beta", "gamma")).as("the model knows what it wrote").startsWith("Changed");
    }

    @Test
    void severalPlacesAreNamedUnlessAllAreWished() throws Exception {
        known("a.txt", "x\ny\nx\n");

        assertThat(edit("a.txt", "x", "z")).startsWith("ERROR").contains("2 times", "lines 1, 3", "all");
        assertThat(bench.content("a.txt")).isEqualTo("x\ny\nx\n");
        assertThat(bench.say("edit_file", Map.of("path", "a.txt", "find", "x", "replace", "xx", "all", true))).startsWith("Changed");
        assertThat(bench.content("a.txt")).isEqualTo("xx\ny\nxx\n");
    }

    @Test
    void severalEditsAreAllDoneOrNone() throws Exception {
        known("a.txt", "one\ntwo\nthree\n");
        List<Map<String, String>> good = List.of(Map.of("find", "one", "replace", "1"), Map.of("find", "1\ntwo", "replace", "1\n2"));
        List<Map<String, String>> bad = List.of(Map.of("find", "three", "replace", "3"), Map.of("find", "four", "replace", "4"));

        assertThat(bench.say("edit_file", Map.of("path", "a.txt", "edits", bad))).startsWith("ERROR Edit 2 of 2 failed");
        assertThat(bench.content("a.txt")).isEqualTo("one\ntwo\nthree\n");
        assertThat(bench.say("edit_file", Map.of("path", "a.txt", "edits", good))).startsWith("Changed");
        assertThat(bench.content("a.txt")).isEqualTo("1\n2\nthree\n");
        assertThat(bench.say("edit_file", Map.of("path", "a.txt", "edits", good, "find", "x"))).startsWith("ERROR Give either");
        assertThat(bench.say("edit_file", Map.of("path", "a.txt"))).startsWith("ERROR Give either");
    }

    @Test
    void keepsLineEndsEncodingMarkModeAndTheOpenEnd() throws Exception {
        Path file = bench.file("w.txt", "\uFEFFeins\r\nzwei\r\ndrei".getBytes(StandardCharsets.UTF_16LE));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx--x---"));
        bench.run("read_file", Map.of("path", "w.txt"));

        assertThat(edit("w.txt", "eins\nzwei", "1\n2\n3")).startsWith("Changed");

        assertThat(Files.readAllBytes(file)).isEqualTo("\uFEFF1\r\n2\r\n3\r\ndrei".getBytes(StandardCharsets.UTF_16LE));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rwx--x---");
    }

    @Test
    void mixedLineEndsStayWhereTheyAre() throws Exception {
        known("m.txt", "a\r\nb\nc\r\nd\n");

        assertThat(edit("m.txt", "c", "c1\nc2")).startsWith("Changed");
        assertThat(bench.content("m.txt")).isEqualTo("a\r\nb\nc1\r\nc2\r\nd\n");
        assertThat(edit("m.txt", "a\nb", "A\nB")).startsWith("Changed");
        assertThat(bench.content("m.txt")).startsWith("A\r\nB");
    }

    @Test
    void whiteSpaceAtLineEndsIsForgiven() throws Exception {
        known("a.txt", "if (x) {   \n\tdo();\t\n}\n");

        assertThat(edit("a.txt", "if (x) {\n\tdo();\n}\n", "done();\n")).contains("ignoring white space at the ends of lines");
        assertThat(bench.content("a.txt")).isEqualTo("done();\n");
    }

    @Test
    void anotherIndentationIsForgivenAndKept() throws Exception {
        known("a.java", "class A {\n        void a() {\n            b();\n        }\n}\n");
        assertThat(edit("a.java", "void a() {\n    b();\n}", "void a() {\n    c();\n\n    d();\n}")).contains("another indentation");
        assertThat(bench.content("a.java")).isEqualTo("class A {\n        void a() {\n            c();\n\n            d();\n        }\n}\n");

        known("b.go", "func a() {\n\tif x {\n\t\ty()\n\t}\n}\n");
        assertThat(edit("b.go", "    if x {\n        y()\n    }", "    if x {\n        z()\n    }")).contains("another indentation");
        assertThat(bench.content("b.go")).isEqualTo("func a() {\n\tif x {\n\t\tz()\n\t}\n}\n");

        known("c.py", "def a():\n  x = 1\n  y = 2\n");
        assertThat(edit("c.py", "      x = 1\n      y = 2\n", "      x = 3\n      if x:\n        y = 4\n")).contains("another indentation");
        assertThat(bench.content("c.py")).isEqualTo("def a():\n  x = 3\n  if x:\n    y = 4\n");
    }

    @Test
    void indentationThatFollowsNoRuleIsNotGuessed() throws Exception {
        known("a.txt", "  aaaa\n      bbbb\n   cccc\n");

        assertThat(edit("a.txt", "aaaa\nbbbb\ncccc\n", "x\n")).startsWith("ERROR");
        assertThat(bench.content("a.txt")).isEqualTo("  aaaa\n      bbbb\n   cccc\n");
    }

    @Test
    void whatIsNotThereShowsTheNearestLines() throws Exception {
        known("a.java", "class A {\n    int parseNumber(String text) {\n        return 1;\n    }\n}\n");

        assertThat(edit("a.java", "int parseNumber(CharSequence text) {", "x")).startsWith("ERROR").contains("2:     int parseNumber(String text) {");
        assertThat(edit("a.java", "zzzzqqqq", "x")).contains("No line comes near it");
        assertThat(edit("a.java", "return 2;\n    }\n// gone", "return 1;")).contains("is there already");
        assertThat(edit("a.java", "", "x")).contains("write_file");
        assertThat(edit("a.java", "return", "return")).contains("the same");
    }

    @Test
    void whatWasNotReadIsNotEdited() throws Exception {
        Path file = bench.file("a.txt", "one\n");
        assertThat(edit("a.txt", "one", "two")).startsWith("ERROR").contains("not read it", "read_file");

        bench.run("read_file", Map.of("path", "a.txt"));
        Files.writeString(file, "one!\n");
        assertThat(edit("a.txt", "one", "two")).startsWith("ERROR").contains("changed since you read it");
        assertThat(Files.readString(file)).isEqualTo("one!\n");
        bench.run("read_file", Map.of("path", "a.txt"));
        assertThat(edit("a.txt", "one", "two")).startsWith("Changed");
    }

    @Test
    void aFileThatChangesAfterThePreviewIsLeftAlone() throws Exception {
        known("a.txt", "one\n");
        CallPlan plan = bench.plan("edit_file", Map.of("path", "a.txt", "find", "one", "replace", "two"));
        bench.file("a.txt", "the user's\n");

        assertThatThrownBy(() -> plan.run(new Approval.Whole(), _ -> {})).isInstanceOf(ToolException.class).hasMessageContaining("Read it again");
        assertThat(bench.content("a.txt")).isEqualTo("the user's\n");
    }

    @Test
    void approvedHunksAreDoneAndTheOthersTold() throws Exception {
        known("a.txt", "a\nb\nc\nd\ne\n");
        CallPlan plan = bench.plan("edit_file", Map.of("path", "a.txt", "edits", List.of(
                Map.of("find", "a\n", "replace", "A\n"), Map.of("find", "c\n", "replace", "C\nCC\n"), Map.of("find", "e\n", "replace", "E\n"))));
        assertThat(((Preview.Edits) plan.preview()).files().getFirst().hunks()).hasSize(3);

        String told = plan.run(new Approval.Hunks(List.of(new Approval.Hunks.Chosen(0, 0), new Approval.Hunks.Chosen(0, 2))), _ -> {}).output();

        assertThat(bench.content("a.txt")).isEqualTo("A\nb\nc\nd\nE\n");
        assertThat(told).contains("left out 1 part", "line 3");
        CallPlan none = bench.plan("edit_file", Map.of("path", "a.txt", "find", "b", "replace", "B"));
        assertThatThrownBy(() -> none.run(new Approval.Hunks(List.of()), _ -> {})).isInstanceOf(ToolException.class);
    }

    @Test
    void aTextThatTheUserEditedIsWrittenAndMustBeReadAgain() throws Exception {
        known("a.txt", "a\n");
        CallPlan plan = bench.plan("edit_file", Map.of("path", "a.txt", "find", "a", "replace", "b"));

        assertThat(plan.run(new Approval.Edited("the user's\n"), _ -> {}).output()).contains("The user changed the text");
        assertThat(bench.content("a.txt")).isEqualTo("the user's\n");
        assertThat(edit("a.txt", "the", "my")).startsWith("ERROR").contains("changed since");
    }

    @Test
    void charactersThatTheEncodingLacksAreRefused() throws Exception {
        bench.file("l.txt", "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        bench.run("read_file", Map.of("path", "l.txt"));

        assertThat(edit("l.txt", "caf", "日本")).startsWith("ERROR").contains("ISO-8859-1", "日本");
        assertThat(edit("l.txt", "caf", "Caf")).startsWith("Changed");
        assertThat(Files.readAllBytes(bench.root.resolve("l.txt"))).isEqualTo("Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void writesNewFilesFreelyAndOldOnesOnlyWhenKnown() throws Exception {
        assertThat(bench.say("write_file", Map.of("path", "new/deep/a.txt", "content", "x\n"))).startsWith("Created new/deep/a.txt: +1 −0");
        assertThat(bench.say("write_file", Map.of("path", "new/deep/a.txt", "content", "y\n"))).startsWith("Changed");
        assertThat(bench.say("write_file", Map.of("path", "new/deep/a.txt", "content", "y\n"))).contains("already");
        assertThat(bench.say("write_file", Map.of("path", "other/a", "content", "", "createDirs", false))).startsWith("ERROR").contains("createDirs");
        bench.file("users.txt", "precious\r\n");
        assertThat(bench.say("write_file", Map.of("path", "users.txt", "content", "x"))).startsWith("ERROR").contains("not read it");
        bench.run("read_file", Map.of("path", "users.txt"));
        bench.run("write_file", Map.of("path", "users.txt", "content", "new\nlines\n"));
        assertThat(bench.content("users.txt")).isEqualTo("new\r\nlines\r\n");
        bench.file("b.bin", new byte[] {0, 1});
        assertThat(bench.say("write_file", Map.of("path", "b.bin", "content", "x"))).startsWith("ERROR");
    }

    @Test
    void waysAroundAreRefused() throws Exception {
        Path outside = Files.createTempDirectory("outside").toRealPath();
        Files.writeString(outside.resolve("x"), "kept");
        Files.createSymbolicLink(bench.root.resolve("link"), outside.resolve("x"));
        Files.createSymbolicLink(bench.root.resolve("out"), outside);
        Files.createDirectories(bench.root.resolve(".git/hooks"));
        try {
            assertThat(bench.say("write_file", Map.of("path", "link", "content", "x"))).startsWith("ERROR").contains("symbolic link");
            assertThat(bench.say("write_file", Map.of("path", ".git/hooks/pre-commit", "content", "x"))).startsWith("ERROR").contains("git");
            assertThat(bench.say("write_file", Map.of("path", "/dev/null", "content", "x"))).startsWith("ERROR");
            assertThat(bench.say("write_file", Map.of("path", ".", "content", "x"))).startsWith("ERROR");
            assertThat(bench.plan("write_file", Map.of("path", "out/new", "content", "x")).mustAsk()).contains("outside");
            assertThat(bench.plan("write_file", Map.of("path", "../new", "content", "x")).mustAsk()).contains("outside");
            assertThat(outside.resolve("x")).hasContent("kept");
            assertThat(outside.resolve("new")).doesNotExist();
        } finally {
            Files.delete(outside.resolve("x"));
            Files.delete(outside);
        }
    }
}
