package dev.branchline.tools.file;

import dev.branchline.model.tool.ToolOutcome;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReadFileTest {
    @TempDir
    Path folder;

    private FileBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new FileBench(folder);
    }

    private String read(String path, Object... more) throws Exception {
        return bench.say("read_file", more.length == 0 ? Map.of("path", path)
                : more.length == 2 ? Map.of("path", path, (String) more[0], more[1])
                : Map.of("path", path, (String) more[0], more[1], (String) more[2], more[3]));
    }

    private static String numbered(int lines) {
        return IntStream.rangeClosed(1, lines).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    @Test
    void numbersLargerThanAnyFileAreTakenForTheLargest() throws Exception {
        bench.file("n.txt", "one\ntwo\n");

        assertThat(bench.say("read_file", Map.of("path", "n.txt", "maxLines", new java.math.BigInteger("9".repeat(23))))).isEqualTo("one\ntwo\n");
        assertThat(bench.say("read_file", Map.of("path", "n.txt", "startLine", 1e300))).startsWith("ERROR n.txt has 2 lines");
    }

    @Test
    void aPlainFileIsShownAsItIs() throws Exception {
        bench.file("a.txt", "one\ntwo\n");

        assertThat(read("a.txt")).isEqualTo("one\ntwo\n");
        assertThat(bench.context.seen().state("a.txt")).isPresent();
    }

    @Test
    void partsSayWhatTheyAre() throws Exception {
        bench.file("a.txt", numbered(10));

        assertThat(read("a.txt", "startLine", 3, "endLine", 4)).isEqualTo("[a.txt: lines 3–4 of 10]\nline 3\nline 4\n");
        assertThat(read("a.txt", "startLine", 9)).isEqualTo("[a.txt: lines 9–10 of 10]\nline 9\nline 10\n");
        assertThat(read("a.txt", "maxLines", 2)).isEqualTo("[a.txt: lines 1–2 of 10; 8 more, go on with startLine 3]\nline 1\nline 2\n");
        assertThat(read("a.txt", "startLine", 11)).startsWith("ERROR").contains("10 lines");
        assertThat(read("a.txt", "startLine", 5, "endLine", 4)).startsWith("ERROR");
    }

    @Test
    void longFilesAndLongLinesAreCutWithAWordOnTheRest() throws Exception {
        bench.file("many.txt", numbered(50_000));
        bench.file("long.txt", "x".repeat(100_000) + "\nshort\n");

        assertThat(read("many.txt")).contains("lines 1–2000 of 50000").contains("go on with startLine 2001");
        assertThat(read("long.txt")).contains("98000 more characters in this line").endsWith("short\n").hasSizeLessThan(3_000);
    }

    @Test
    void encodingsAndLineEndsAreTold() throws Exception {
        bench.file("crlf.txt", "a\r\nb\r\n");
        bench.file("mixed.txt", "a\r\nb\n");
        bench.file("open.txt", "a\nb");
        bench.file("empty.txt", "");
        bench.file("wide.txt", "\uFEFFgrüß\r\n".getBytes(StandardCharsets.UTF_16LE));
        bench.file("old.txt", "caf\u00e9 \u201cx\u201d\n".getBytes(Charset.forName("windows-1252")));

        assertThat(read("crlf.txt")).isEqualTo("[crlf.txt: CRLF line ends]\na\nb\n");
        assertThat(read("mixed.txt")).contains("mixed line ends");
        assertThat(read("open.txt")).isEqualTo("[open.txt: no newline at the end]\na\nb");
        assertThat(read("empty.txt")).isEqualTo("[empty.txt: empty]\n");
        assertThat(read("wide.txt")).isEqualTo("[wide.txt: UTF-16LE with byte order mark; CRLF line ends]\ngrüß\n");
        assertThat(read("old.txt")).isEqualTo("[old.txt: windows-1252]\ncafé “x”\n");
    }

    @Test
    void imagesAreSentAndBytesAreNot() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 1, 2};
        bench.file("a.png", png);
        bench.file("b.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
        bench.file("c.bin", new byte[] {0, 1, 2, 3});

        ToolOutcome outcome = bench.run("read_file", Map.of("path", "a.png"));
        assertThat(outcome.images()).containsExactly("data:image/png;base64,iVBORw0KGgoAAQI=");
        assertThat(outcome.output()).contains("image/png", "11 bytes");
        assertThat(read("b.zip")).startsWith("ERROR").contains("zip archive", "6 bytes");
        assertThat(read("c.bin")).startsWith("ERROR").contains("binary data");
    }

    @Test
    void hugeFilesAreReadByRange() throws Exception {
        Path huge = bench.file("huge.log", "");
        try (var out = Files.newBufferedWriter(huge)) {
            String line = "x".repeat(1_000) + "\n";
            for (int i = 1; i <= 70_000; i++) {
                out.write(i + line);
            }
        }

        assertThat(read("huge.log", "startLine", 60_000, "maxLines", 1))
                .startsWith("[huge.log: lines 60000–60000 of a file of 70,").contains("\n60000xxx").hasSizeLessThan(1_200);
        assertThat(read("huge.log", "startLine", 70_001)).startsWith("ERROR").contains("no line 70001");
        assertThat(bench.say("edit_file", Map.of("path", "huge.log", "find", "x", "replace", "y"))).startsWith("ERROR").contains("64 MiB");
    }

    @Test
    void errorsSayWhatToDo() throws Exception {
        bench.file("src/Parser.java", "x");

        assertThat(read("src/parser.java")).isEqualTo("ERROR src/parser.java does not exist. Did you mean src/Parser.java?");
        assertThat(read("src/Parser.jav")).contains("Did you mean src/Parser.java?");
        assertThat(read("nothing/here")).contains("does not exist", "list_files");
        assertThat(read("src")).contains("is a folder", "list_files");
        assertThat(read("/proc/self/environ")).contains("doors to the system");
        assertThat(read("")).contains("empty");
    }

    @Test
    void whatLiesOutsideMustBeAsked() throws Exception {
        Path outside = Files.createTempFile("outside", ".txt");
        try {
            assertThat(bench.plan("read_file", Map.of("path", outside.toString())).mustAsk()).contains("outside of the workspace");
            bench.file("in.txt", "x");
            assertThat(bench.plan("read_file", Map.of("path", "in.txt")).mustAsk()).isEmpty();
            assertThat(bench.plan("read_file", Map.of("path", "./x/../in.txt")).targets()).containsExactly("in.txt");
        } finally {
            Files.delete(outside);
        }
    }
}
