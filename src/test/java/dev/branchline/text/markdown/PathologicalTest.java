package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Texts made to hang or crash a renderer. A quadratic or deeply recursive layout would not come back from these.
class PathologicalTest {
    static Stream<String> texts() {
        return Stream.of(
                ">".repeat(10_000), "> ".repeat(10_000) + "x", "[".repeat(10_000), "![".repeat(10_000), "*a ".repeat(10_000), "**a *b ".repeat(5_000), "_".repeat(10_000), "- ".repeat(5_000) + "x",
                "`".repeat(10_000), "``a`".repeat(5_000), "|a".repeat(3_000) + "\n" + "|-".repeat(3_000) + "\n" + "a|\n".repeat(300), "<".repeat(10_000), "<!--".repeat(5_000),
                "[a](".repeat(5_000), "&".repeat(10_000), "[a]: /b\n".repeat(3_000), "[a] ".repeat(5_000) + "\n\n[a]: /b", "\n".repeat(20_000), "1. ".repeat(5_000), "# ".repeat(5_000), "a".repeat(100_000),
                "好".repeat(20_000), "e" + "\u0301".repeat(20_000), "👩\u200D".repeat(10_000), "```\n" + "\t".repeat(20_000), "~~a".repeat(5_000), "https://".repeat(3_000), "\\".repeat(20_000), "\u0000\u001B".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comesBack(String text) {
        for (int width : new int[] {1, 40}) {
            assertThat(MarkdownDocument.layout(text, width)).allMatch(row -> row.width() <= width);
        }
    }

    @Test
    void aTableOfTooManyCellsBecomesText() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("|a".repeat(3_000) + "\n" + "|-".repeat(3_000) + "\n");
        for (int i = 0; i < 300; i++) {
            document.append("a|\n");
            document.rows(40);
        }
        document.finish();
        assertThat(document.rows(40).getLast().plainText()).contains("a| a|");
    }

    /// Work counted, not time: rows of settled lines stay the same objects, so each line of an open fence, list or table
    /// has been laid out once.
    @Test
    void longOpenBlocksAreNotLaidOutAgain() {
        for (String line : List.of("int a = 1; // x\n", "- item\n", "| a | b |\n")) {
            MarkdownDocument document = new MarkdownDocument();
            document.append(line.startsWith("int") ? "```java\n" : line.startsWith("|") ? "| x | y |\n|---|---|\n" : "");
            int made = 0;
            List<StyledLine> before = List.of();
            for (int i = 0; i < 500; i++) {
                document.append(line);
                List<StyledLine> rows = List.copyOf(document.rows(40));
                made += fresh(before, rows);
                before = rows;
            }
            assertThat(made).as(line).isLessThan(500 * 4);
        }
    }

    private static int fresh(List<StyledLine> before, List<StyledLine> after) {
        int same = 0;
        while (same < before.size() && same < after.size() && isSame(before.get(same), after.get(same))) {
            same++;
        }
        return after.size() - same;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(StyledLine a, StyledLine b) {
        return a == b;
    }
}
