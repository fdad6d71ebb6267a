package dev.branchline.state.context;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MentionsTest {
    @Test
    void pathsAreFoundAmongOtherWords() {
        assertThat(Mentions.paths("Compare @src/Parser.java, (@a.txt) and @\"my notes.txt\"!")).containsExactly("src/Parser.java", "a.txt", "my notes.txt");
        assertThat(Mentions.paths("what is in @src/?")).containsExactly("src/");
        assertThat(Mentions.paths("@.")).containsExactly(".");
        assertThat(Mentions.paths("one\n@two\tthree")).containsExactly("two");
        assertThat(Mentions.paths("@a @a @a")).containsExactly("a");
    }

    @Test
    void anAtInsideOfAWordIsNone() {
        assertThat(Mentions.paths("ada@example.org, 3@2 and a lonely @ or @@")).isEmpty();
    }

    @Test
    void whatIsBeingWrittenIsTheWordBeforeTheCursor() {
        assertThat(Mentions.open("see @src/Pa")).contains(new PathWords.Open(4, "src/Pa"));
        assertThat(Mentions.open("@")).contains(new PathWords.Open(0, ""));
        assertThat(Mentions.open("@\"my no")).contains(new PathWords.Open(0, "my no"));
        assertThat(Mentions.open("@\"my notes.txt\" ")).isEmpty();
        assertThat(Mentions.open("@\"my notes.txt\"")).isEmpty();
        assertThat(Mentions.open("@src and")).isEmpty();
        assertThat(Mentions.open("ada@exa")).isEmpty();
    }

    @Test
    void argumentsAreWordsWithQuotationMarks() {
        assertThat(PathWords.of(" src/  \"a b.txt\" -\"c d\" -x - \"-y\" ")).containsExactly(
                new PathWords.Word("src/", false), new PathWords.Word("a b.txt", false), new PathWords.Word("c d", true),
                new PathWords.Word("x", true), new PathWords.Word("-", false), new PathWords.Word("-y", false));
        assertThat(PathWords.open("src/ \"a b")).isEqualTo(new PathWords.Open(5, "a b"));
        assertThat(PathWords.open("src/ ")).isEqualTo(new PathWords.Open(5, ""));
    }

    @Property(tries = 500)
    void aWrittenPathIsReadAgain(@ForAll @NotEmpty String path) {
        assertIsReadAgain(path);
    }

    /// Signs that mean something beside each other, as random text hardly ever has them.
    @Property(tries = 1000)
    void aPathOfSignsIsReadAgain(@ForAll @NotEmpty @Chars({'@', '-', '"', '\\', ' ', '.', '/', ',', '(', '\'', 'a', '\n'}) String path) {
        assertIsReadAgain(path);
    }

    private static void assertIsReadAgain(String path) {
        if (path.isBlank() || path.indexOf('\0') >= 0) {
            return;
        }
        String written = PathWords.write(path);
        assertThat(PathWords.of(written + " -" + written)).containsExactly(new PathWords.Word(path, false), new PathWords.Word(path, true));
        assertThat(PathWords.open("a " + written).path()).isEqualTo(path);
        assertThat(Mentions.paths("see @" + written + " and")).first().isEqualTo(path);
    }

    @Test
    void theIndexFindsByNameBeforeFolderBeforeLetters() {
        FileIndex index = new FileIndex();
        index.add(List.of("src/Parser.java", "src/ParserTest.java", "parts/list.txt", "docs/spare.txt", "p/a/r.txt", "README.md"));

        assertThat(index.find("par").subList(0, 4)).containsExactly("parts/", "src/Parser.java", "src/ParserTest.java", "docs/spare.txt");
        assertThat(index.find("par")).endsWith("p/a/r.txt");
        assertThat(index.find("PARSERT")).containsExactly("src/ParserTest.java");
        assertThat(index.find("src/p")).contains("src/Parser.java");
        assertThat(index.find("zzz")).isEmpty();
        assertThat(List.of("README.md", "src", "src/", "p/a")).allMatch(index::has);
        assertThat(List.of("readme.md", "sr", "src/P", "")).noneMatch(index::has);
        assertThat(index.find("")).startsWith("p/", "src/", "docs/", "parts/", "README.md");
        index.add(List.of("sr"));
        assertThat(index.has("sr")).as("found since").isTrue();
    }

    @Test
    void aLongerWordFindsTheSameAsIfItHadBeenTypedAtOnce() {
        FileIndex typed = new FileIndex();
        FileIndex atOnce = new FileIndex();
        List<String> names = java.util.stream.IntStream.range(0, 5_000).mapToObj(i -> "dir" + i % 70 + "/File" + i * 7919 % 5_000 + ".java").toList();
        typed.add(names);
        for (String word : List.of("f", "fi", "fi4", "fi42", "fi4", "d", "di", "dir1f", "dir1fi")) {
            atOnce = new FileIndex();
            atOnce.add(names);
            assertThat(typed.find(word)).as(word).isEqualTo(atOnce.find(word));
        }
    }

    @Test
    void namesThatCannotBeTypedAreNotOffered() {
        FileIndex index = new FileIndex();
        index.add(List.of("a\nb.txt", "\u001b[2J.txt", "fine.txt"));

        assertThat(index.find("t")).containsExactly("fine.txt");
    }
}
