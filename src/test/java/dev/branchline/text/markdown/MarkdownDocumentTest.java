package dev.branchline.text.markdown;

import dev.branchline.text.Role;
import dev.branchline.text.Span;
import dev.branchline.text.StyledLine;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownDocumentTest {
    private static String layout(String markdown, int width) {
        return text(MarkdownDocument.layout(markdown, width));
    }

    private static String text(List<StyledLine> rows) {
        return rows.stream().map(row -> row.plainText().stripTrailing()).collect(Collectors.joining("\n"));
    }

    @Test
    void listsHangAndKeepTheirSpacing() {
        assertThat(layout("1. one two three\n   - inner\n2. two\n\n3. three\n- [x] done\n- [ ] open", 12)).isEqualTo("""
                1. one two
                   three
                   ◦ inner
                2. two

                3. three

                [✓] done
                [ ] open""");
    }

    @Test
    void quotesHaveBars() {
        assertThat(layout("> one two\n> > three", 9)).isEqualTo("▎ one two\n▎\n▎ ▎ three");
    }

    @Test
    void tablesFitTheirContentOrTheScreen() {
        String table = "| a | long header |\n|--:|---|\n| 1 | x |\n| 22 | some longer text |";
        assertThat(layout(table, 40)).isEqualTo("""
                ┌────┬──────────────────┐
                │  a │ long header      │
                ├────┼──────────────────┤
                │  1 │ x                │
                │ 22 │ some longer text │
                └────┴──────────────────┘""");
        assertThat(layout(table, 18)).isEqualTo("""
                ┌────┬───────────┐
                │  a │ long      │
                │    │ header    │
                ├────┼───────────┤
                │  1 │ x         │
                ├────┼───────────┤
                │ 22 │ some      │
                │    │ longer    │
                │    │ text      │
                └────┴───────────┘""");
        assertThat(layout(table, 9)).isEqualTo("""
                a: 1
                long
                  header:
                  x
                ─────────
                a: 22
                long
                  header:
                  some
                  longer
                  text""");
    }

    @Test
    void codeKeepsItsSpacesAndMarksWhereItGoesOn() {
        assertThat(layout("```java\nint a =  1;\n  return a;\n```", 9)).isEqualTo(" java\n int a =\n↳ 1;\n   return\n↳ a;");
        List<StyledLine> rows = MarkdownDocument.layout("```java\nint a;", 20);
        assertThat(rows).allMatch(row -> row.width() == 20);
        assertThat(rows.get(1).spans()).extracting(span -> span.ink().role()).contains(Role.CODE_KEYWORD);
    }

    @Test
    void linksAreClickableOnlyWhereThatIsSafe() {
        assertThat(link("[x](https://a.example/ü)")).isEqualTo("https://a.example/%C3%BC");
        assertThat(link("[x](javascript:alert)")).isNull();
        assertThat(link("[x](src/Foo.java)")).isNull();
        assertThat(link("[x](<https://a.example/\u001B]8>)")).isEqualTo("https://a.example/%1B]8");
        assertThat(layout("[x](https://a.example) <https://b.example> [https://c.example](https://c.example)", 99))
                .isEqualTo("x (https://a.example) https://b.example https://c.example");
    }

    private static @Nullable String link(String markdown) {
        Span first = MarkdownDocument.layout(markdown, 80).getFirst().spans().getFirst();
        assertThat(first.ink().role()).isEqualTo(Role.LINK);
        return first.ink().link();
    }

    @Test
    void hostileTextIsDrawn() {
        assertThat(layout("a&#27;[31m `\u0007` \u202Eb", 80)).isEqualTo("a␛[31m ␇ ⟨U+202E⟩b");
    }

    @Test
    void anOpenFenceIsCodeAtOnce() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("Text\n\n```");
        assertThat(document.row(document.rowCount(20) - 1).spans().getFirst().ink().role()).isEqualTo(Role.CODE);
        document.append("java\nint");
        assertThat(text(document.rows(20))).isEqualTo("Text\n\n java\n int");
        document.append(" a;\n``");
        assertThat(text(document.rows(20))).isEqualTo("Text\n\n java\n int a;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Text\n-", "Text\n--", "Text\n=", "Text\n``", "Text\n\n`"})
    void aLineThatMayBecomeSomethingElseWaits(String markdown) {
        MarkdownDocument document = new MarkdownDocument();
        document.append(markdown);
        assertThat(text(document.rows(20)).strip()).isEqualTo("Text");
        assertThat(document.row(0).spans().getFirst().ink().role()).isEqualTo(Role.TEXT);
        document.finish();
        assertThat(document.rows(20)).isEqualTo(WholeLayout.rows(markdown, 20));
    }

    @Test
    void aDefinitionReachesBackToSettledText() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("See [docs].\n\nOther\n\nMore\n\n");
        document.rows(60);
        document.takeChangedFrom();
        document.append("[docs]: https://d.example\n\nEnd\n");
        assertThat(text(document.rows(60))).startsWith("See docs (https://d.example).");
        assertThat(document.takeChangedFrom()).isZero();
    }

    @Test
    void settledRowsAreTheSameObjects() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("One\n\n- a\n- b\n- c\n");
        StyledLine first = document.rows(30).get(0);
        StyledLine item = document.rows(30).get(2);
        document.takeChangedFrom();
        document.append("- d\n");
        assertThat(document.rows(30).get(0)).isSameAs(first);
        assertThat(document.rows(30).get(2)).isSameAs(item);
        assertThat(document.takeChangedFrom()).isEqualTo(5);
    }

    @Test
    void lineEndsCutInTwoAreOne() {
        MarkdownDocument document = new MarkdownDocument();
        for (String delta : List.of("a\r", "\n", "\r", "\nb\r", "c")) {
            document.append(delta);
        }
        assertThat(document.source()).isEqualTo("a\n\nb\nc");
    }
}
