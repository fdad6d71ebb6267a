package dev.branchline.tools.file;

import dev.branchline.model.tool.Approval;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchCodeTest {
    private static final Optional<Ripgrep> RIPGREP = Ripgrep.find(System.getenv("PATH"));

    @TempDir
    Path folder;

    private FileBench bench;
    private final Tool own = new SearchCode(Optional.empty());

    @BeforeEach
    void fill() throws IOException {
        bench = new FileBench(folder);
        bench.file(".gitignore", "build/\n*.log\n!keep.log\n/only-here\n");
        bench.file(".branchlineignore", "private*\n");
        bench.file("sub/.gitignore", "*.gen\n");
        bench.file("src/A.java", "class A {\n    int parse(String text) {\n        return text.length();\n    }\n}\n");
        bench.file("src/B.java", "class B {\r\n  // TODO: parse $1 (x)\r\n  int i = 42;\r\n}");
        bench.file("src/deep/C.ts", "const kind = \"parse\";\nconst é = 'Straße İi ſs K';\n");
        bench.file("latin.txt", "caf\u00e9 parse\nna\u00efve\n".getBytes(StandardCharsets.ISO_8859_1));
        bench.file("wide.txt", "\uFEFFparse wide é\r\nsecond\r\n".getBytes(StandardCharsets.UTF_16LE));
        bench.file("marked.txt", "\uFEFFparse first\n");
        bench.file("bytes.bin", "parse\0\1\2".getBytes(StandardCharsets.UTF_8));
        bench.file("late.bin", ("parse\n" + "x".repeat(9_000) + "\0\n").getBytes(StandardCharsets.UTF_8));
        bench.file("build/parse.txt", "parse\n");
        bench.file("x.log", "parse\n");
        bench.file("keep.log", "parse kept\n");
        bench.file("only-here", "parse\n");
        bench.file("sub/only-here", "parse below\n");
        bench.file("sub/x.gen", "parse\n");
        bench.file("private/x", "parse\n");
        bench.file(".hidden", "parse hidden\n");
        bench.file(".git/config", "parse\n");
        bench.file("odd\nname", "parse odd\n");
        bench.file("long", "parse" + "y".repeat(5_000) + "\n");
        bench.file("cr", "one\rparse\rtwo\n");
        bench.file("tabs", "\tparse\t \n\n\n");
        Files.createSymbolicLink(bench.root.resolve("link"), Path.of("src/A.java"));
        Files.createSymbolicLink(bench.root.resolve("loop"), Path.of("."));
    }

    private String search(Tool tool, Map<String, ?> arguments) throws Exception {
        try {
            return bench.run(tool, FileBench.JSON.valueToTree(arguments), new Approval.Whole()).output();
        } catch (ToolException e) {
            return "ERROR " + e.getMessage();
        }
    }

    private static Map<String, Object> with(String pattern, Object... more) {
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of("pattern", pattern));
        for (int i = 0; i < more.length; i += 2) {
            arguments.put((String) more[i], more[i + 1]);
        }
        return arguments;
    }

    @Test
    void tellsLinesInOrderWithContext() throws Exception {
        assertThat(search(own, with("return", "path", "src", "contextLines", 1))).isEqualTo("""
                src/A.java
                2-     int parse(String text) {
                3:         return text.length();
                4-     }

                [1 matching line in 1 file.]""");
        assertThat(search(own, with("parse", "path", "src", "caseSensitive", true))).isEqualTo("""
                src/A.java
                2:     int parse(String text) {

                src/B.java
                2:   // TODO: parse $1 (x)

                src/deep/C.ts
                1: const kind = "parse";

                [3 matching lines in 3 files.]""");
    }

    @Test
    void leavesOutWhatIsIgnoredBinaryOrBehindLinks() throws Exception {
        String all = search(own, with("parse"));

        assertThat(all).contains("latin.txt", "wide.txt", "keep.log", "sub/only-here", ".hidden", "odd\nname")
                .doesNotContain("build/", "x.log", "x.gen", "private/x", ".git/config", "bytes.bin", "link", "loop")
                .contains("more characters in this line");
        assertThat(search(own, with("parse", "path", "build"))).as("who names it means it").contains("build/parse.txt");
        assertThat(search(own, with("parse", "path", "x.log"))).contains("1 matching line");
    }

    @Test
    void filtersAndLimits() throws Exception {
        assertThat(search(own, with("parse", "filePattern", "*.{ts,java}"))).contains("A.java", "C.ts").doesNotContain("latin");
        assertThat(search(own, with("parse", "filePattern", "src/*.java"))).contains("A.java").doesNotContain("C.ts");
        assertThat(search(own, with("parse", "path", "src", "filePattern", "deep/**"))).contains("C.ts").doesNotContain("A.java");
        assertThat(search(own, with("parse", "maxResults", 2))).contains("only the first 2 lines");
        assertThat(search(own, with("PARSE", "caseSensitive", true))).isEqualTo("No line matches in the workspace.");
        assertThat(search(own, with("(")))
                .startsWith("ERROR The pattern is no valid regular expression").contains("\\");
        assertThat(search(own, with("x", "filePattern", "{a"))).startsWith("ERROR").contains("{");
        assertThat(search(own, with("x", "path", "nowhere"))).startsWith("ERROR nowhere does not exist");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 120, 450, 900})
    void tellsThatThereAreMoreWhenOneFileHasMoreThanCanBeShown(int length) throws Exception {
        bench.file("src/one/file/that/is/full.txt", ("needle" + "z".repeat(length) + "\n").repeat(3_000));

        assertThat(search(own, with("needle", "maxResults", 1000))).contains("There are more: only the first ");
        assertThat(search(own, with("needle", "path", "src", "maxResults", 1000))).doesNotContain("matching lines in");
    }

    @Test
    void aPatternThatNeverEndsIsEnded() throws Exception {
        Deadline deadline = new Deadline(200);
        SearchResult result = new SearchResult(10);

        try (Searching searching = new Searching(new FileSearch(SearchPattern.of("(y+)+\\1\\Qz\\E", true), deadline, 0, 10), deadline, result)) {
            searching.add(new Candidates.Candidate("long", bench.root.resolve("long"), -1));
            searching.finish();
        }

        assertThat(result.told(Spot.toRead(bench.context, "."))).contains("time for searching was up");
    }

    @Test
    void aPatternThatGoesTooDeepCostsOnlyTheFilesItFailsOn() throws Exception {
        bench.file("deep", "ab".repeat(2_000_000) + "\n");

        assertThat(search(own, with("(a|b)*\\Qparse\\E|parse (kept|hidden)"))).contains("parse kept", "parse hidden", "could not be searched");
        assertThat(search(own, with("(".repeat(100_000) + ")".repeat(100_000)))).startsWith("ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "parse", "PARSE", "caf.", "caf\u00e9", "\u00e9", "na.ve", "na[^x]ve", "\\w+ wide", "p\\w*e\\b", "^class", "}$", "text\\)", "\\$1 \\(x\\)",
        "i", "k", "s", "\u0130", "stra\u00dfe", "STRASSE", "parse$", "^$", "\\s+$", "\\d{2}", "\\d{2,}", "(?:int|const) \\w+", "(a|b)*", "[a-c]lass",
        "[^\\s]+\\.length", "x{9000}", "parse|second", "^\\uFEFF?parse", "a++", "(?i)PARSE", "(?=parse)", "\\bparse\\b", "\\Qparse $1\\E", "[[a-z]&&[p]]arse",
        "\\p{Lu}lass", "parse.+?kept", "\\x70arse", "^.{0,3}parse", "\\tparse", "one.parse", "\\Aparse", "parse\\z", "\\S+", "\\W", "[\\]}]", "[]}]",
        "\\.", "/", "#", "&&", "a{,2}", "{", "parse {0,1}wide", "r+{2}", "(?:s)+{2}", "s{2}{1}", "s??+", "~", "\\-", "a-b"
    })
    void ripgrepAndOurOwnFindTheSame(String pattern) throws Exception {
        Assumptions.assumeTrue(RIPGREP.isPresent(), "no rg here");
        Tool quick = new SearchCode(RIPGREP);
        for (boolean sensitive : List.of(true, false)) {
            Map<String, Object> arguments = with(pattern, "caseSensitive", sensitive, "contextLines", 1, "maxResults", 1000);
            assertThat(search(quick, arguments)).as("%s %s", pattern, sensitive).isEqualTo(search(own, arguments));
        }
        assertThat(search(quick, with(pattern, "path", "src", "filePattern", "*.java")))
                .isEqualTo(search(own, with(pattern, "path", "src", "filePattern", "*.java")));
    }

    @Property(tries = 20)
    void anyPatternFindsTheSame(@ForAll long seed) throws Exception {
        Assumptions.assumeTrue(RIPGREP.isPresent(), "no rg here");
        Path temporary = Files.createTempDirectory("search");
        Random random = new Random(seed);
        String[] pieces = {
            "a", "b", ".", "\\w", "\\s", "[ab]", "[^a]", "a*", "b+", "c?", "(ab|c)", "\u00e9", "x", "^", "$", "\\b", "\\D", "1", "{2}", "|",
            "\\S", "\\d", "\\W", "i", "K", "s", "_", "-", "\\.", "\\t", "{1,2}", "{0,1}", "*?", "+?", "??", "++", "*+", "*", "+", "(?:", ")", "(", "(?i)",
            "[a-k]", "[^\\s]", "[\\w-]", "[]a]", "[^]]", "[&&]", "[[a]b]", "\\B", "\\A", "\\z", "\\R", "\\h", "\\x61", "\\u0061", "\\p{L}", "(?=a)", "(?!b)",
            "\\1", "\\Qa.b\\E", "(?s)", "(?x)", "#", "/", "{", "}", "{,2}", "]", "\u0130", "\u1e9e", "\ufb00", "\ud83d\ude00", "\u2028", "\u0085"
        };
        try {
            bench = new FileBench(temporary);
            String[] words = {
                "a", "b", "ab", "c", "\u00e9", "x1", " ", "\t", "\r", "\n", "\r\n", "A", "\u017f", "k", "\u0130", "i", "I", "\u0131", "\u212a", "S", "\u00df",
                "\u00c9", "_", "-", ".", "\u0660", "\u00a0", "\u0085", "\u2028", "\u000b", "\f", "\ud83d\ude00", "e\u0301", "\ufeff", "]", "&", "{", "#"
            };
            Charset[] charsets = {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, Charset.forName("windows-1252")};
            for (int i = 0; i < 6; i++) {
                StringBuilder text = new StringBuilder();
                for (int w = random.nextInt(20); w >= 0; w--) {
                    text.append(words[random.nextInt(words.length)]);
                }
                bench.file("f" + i, text.toString().getBytes(charsets[i % charsets.length]));
            }
            for (int i = 0; i < 6; i++) {
                String pattern = validPattern(random, pieces);
                Map<String, Object> arguments = with(pattern, "caseSensitive", random.nextBoolean());
                assertThat(search(new SearchCode(RIPGREP), arguments)).as("%s in %s", pattern, seed).isEqualTo(search(own, arguments));
            }
        } finally {
            try (var files = Files.walk(temporary)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String validPattern(Random random, String[] pieces) {
        while (true) {
            StringBuilder pattern = new StringBuilder();
            for (int p = random.nextInt(6); p >= 0; p--) {
                pattern.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                return Pattern.compile(pattern.toString()).pattern();
            } catch (PatternSyntaxException _) {
                // Not all that is put together by chance can be read.
            }
        }
    }

    @Test
    void onlyAbsoluteFoldersOfThePathAreSearchedForPrograms() {
        assertThat(Ripgrep.find(".:relative:")).isEmpty();
        assertThat(Ripgrep.find(null)).isEmpty();
    }
}
