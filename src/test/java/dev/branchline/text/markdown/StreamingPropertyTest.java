package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/// For any text, any cuts and any widths: the rows after the end are those of the whole.
class StreamingPropertyTest {
    @Provide
    Arbitrary<String> markdown() {
        Arbitrary<String> line = Arbitraries.of(
                "", "", "", "text [a] and *b*", "more text", "# head", "---", "===", "- item", "  - inner", "+ other", "1. one", "7) seven", "  continued", "    code",
                "```java", "```", "````", "~~~", "   ```", "> quote", "> - in quote", ">", "| a | b |", "|---|:-:|", "| 1 | 2 | 3", "|", "a | b", "[a]: https://x.example",
                "[a]: <y>", "\"title\"", "[b]:", "/url", "- [a]: /inner", "- [ ] task", "-", "*", "<div>", "</div>", "<!-- x", "-->", "<b>inline</b>", "`open", "**open", "\ttab",
                "![i][a]", "[b]", "[A][]", "好的👍🏽e\u0301", "\u202E\u001B[31m", "a\\", "two  ", "https://auto.example/x", "10. ten", "   three", "* * *", "\u00A0", "&#27;&nbsp;");
        Arbitrary<String> end = Arbitraries.of("\n", "\n", "\n", "\n", "\r\n", "\r");
        Arbitrary<String> whole = Combinators.combine(line, end).as((l, e) -> l + e);
        return whole.list().ofMaxSize(24).map(lines -> String.join("", lines));
    }

    @Property(tries = 1500)
    void settledAndTailAreTheWhole(
            @ForAll("markdown") String markdown,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 30) Integer> cuts,
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 70) int otherWidth) {
        MarkdownDocument document = new MarkdownDocument();
        List<StyledLine> known = new ArrayList<>();
        int at = 0;
        for (int i = 0; at < markdown.length(); i++) {
            int next = Math.min(markdown.length(), at + cuts.get(i % cuts.size()));
            document.append(markdown.substring(at, next));
            at = next;
            List<StyledLine> rows = document.rows(width);
            follow(known, document.takeChangedFrom(), rows);
            if (i == 3) {
                document.rows(otherWidth);
                follow(known, document.takeChangedFrom(), document.rows(otherWidth));
                document.rows(width);
                follow(known, document.takeChangedFrom(), document.rows(width));
            }
        }
        document.finish();
        assertThat(document.rows(width)).isEqualTo(WholeLayout.rows(markdown, width));
        follow(known, document.takeChangedFrom(), document.rows(width));
        assertThat(document.takeChangedFrom()).isEqualTo(document.rowCount(width));
        assertThat(document.rows(otherWidth)).isEqualTo(WholeLayout.rows(markdown, otherWidth)).allMatch(row -> row.width() <= otherWidth);
    }

    /// A reader that only takes what is said to have changed has the same rows.
    private static void follow(List<StyledLine> known, int changedFrom, List<StyledLine> rows) {
        assertThat(changedFrom).isBetween(0, Math.min(known.size(), rows.size()));
        known.subList(changedFrom, known.size()).clear();
        known.addAll(rows.subList(changedFrom, rows.size()));
        assertThat(known).isEqualTo(rows);
    }
}
