package dev.branchline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WrapTest {
    private static List<String> wrap(String text, int width) {
        return Wrap.wrap(StyledLine.of(text, Role.TEXT), width).stream().map(StyledLine::plainText).toList();
    }

    @Test
    void prefersSpaces() {
        assertThat(wrap("the quick brown fox", 10)).containsExactly("the quick", "brown fox");
        assertThat(wrap("the quick  brown", 9)).containsExactly("the quick", "brown");
        assertThat(wrap("  indented text here", 10)).containsExactly("  indented", "text here");
        assertThat(wrap("", 10)).containsExactly("");
    }

    @Test
    void breaksInsideWordsWhereOneWould() {
        assertThat(wrap("a well-known thing", 8)).containsExactly("a well-", "known", "thing");
        assertThat(wrap("src/main/java/Foo.java", 10)).containsExactly("src/main/", "java/", "Foo.java");
        assertThat(wrap("see https://x.example/aa", 14)).containsExactly("see", "https://x.exam", "ple/aa");
        assertThat(wrap("use --all-files 1-2", 9)).containsExactly("use", "--all-", "files 1-2");
        assertThat(wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void breaksEastAsianTextAnywhereButBeforePunctuation() {
        assertThat(wrap("今天天气很好。", 8)).containsExactly("今天天气", "很好。");
        assertThat(wrap("今天天气好。", 10)).containsExactly("今天天气", "好。");
    }

    @Test
    void hangsUnderItsPrefix() {
        List<StyledLine> rows = Wrap.wrap(StyledLine.of("one two three", Role.TEXT), 7, StyledLine.of("• ", Role.LIST_MARKER), StyledLine.of("  ", Role.TEXT));
        assertThat(rows).extracting(StyledLine::plainText).containsExactly("• one", "  two", "  three");
    }

    @Test
    void aWideClusterInOneCellIsReplaced() {
        assertThat(wrap("a好b", 1)).containsExactly("a", "�", "b");
    }

    @Test
    void slicesByColumns() {
        StyledLine line = StyledLine.builder().add("a好", Role.TEXT).add("bc", Role.LINK).build();
        assertThat(line.slice(0, 2).plainText()).isEqualTo("a ");
        assertThat(line.slice(2, 4).plainText()).isEqualTo(" b");
        assertThat(line.slice(3, 9).spans()).containsExactly(new Span("bc", Ink.of(Role.LINK)));
        assertThat(line.slice(5, 9).isEmpty()).isTrue();
    }

    @Provide
    Arbitrary<StyledLine> lines() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12)),
                Tuple.of(5, Arbitraries.of(" ", "  ", "-", "/", ". ")),
                Tuple.of(3, Arbitraries.of("好", "の", "。", "각", "（")),
                Tuple.of(2, Arbitraries.of("👨‍👩‍👧", "👍🏽", "🇩🇪", "✅", "e\u0301", "⚠️", "नि", "\u202E", "\t", "\u0301", "\uD83D")));
        return piece.list().ofMaxSize(40).map(pieces -> {
            StyledLine.Builder line = StyledLine.builder();
            for (int i = 0; i < pieces.size(); i++) {
                line.add(pieces.get(i), i % 3 == 0 ? Role.ACCENT : Role.TEXT);
            }
            return line.build();
        });
    }

    @Property(tries = 600)
    void neverTooWideAndNothingIsLost(@ForAll("lines") StyledLine line, @ForAll @IntRange(min = 1, max = 300) int any, @ForAll @IntRange(min = 1, max = 12) int narrow) {
        for (int width : new int[] {any, narrow}) {
            for (boolean hard : new boolean[] {false, true}) {
                List<StyledLine> rows = hard ? Wrap.hard(line, width, StyledLine.EMPTY, StyledLine.EMPTY) : Wrap.wrap(line, width);
                assertThat(rows).isNotEmpty().allMatch(row -> row.width() <= width && row.width() == drawnWidth(row));
                if (width > 1) {
                    assertThat(visible(rows)).isEqualTo(visible(List.of(line)));
                }
                if (hard && width > 1) {
                    assertThat(text(rows)).isEqualTo(line.plainText());
                }
            }
        }
    }

    @Property(tries = 300)
    void wrappedRowsStayAsTheyAre(@ForAll("lines") StyledLine line, @ForAll @IntRange(min = 2, max = 60) int width) {
        for (StyledLine row : Wrap.wrap(line, width)) {
            assertThat(Wrap.wrap(row, width)).containsExactly(row);
        }
    }

    @Property(tries = 300)
    void aSliceIsAsWideAsItShouldBe(@ForAll("lines") StyledLine line, @ForAll @IntRange(min = 0, max = 80) int from, @ForAll @IntRange(min = 0, max = 80) int to) {
        StyledLine slice = line.slice(from, to);
        assertThat(slice.width()).isEqualTo(Math.max(0, Math.min(to, line.width()) - from)).isEqualTo(drawnWidth(slice));
    }

    private static int drawnWidth(StyledLine row) {
        List<Integer> columns = new ArrayList<>(List.of(0));
        row.forEachCluster((_, _, column, width) -> {
            assertThat(column).isEqualTo(columns.getLast());
            columns.add(column + width);
        });
        return columns.getLast();
    }

    private static String visible(List<StyledLine> rows) {
        return text(rows).replaceAll(" ", "");
    }

    private static String text(List<StyledLine> rows) {
        return rows.stream().map(StyledLine::plainText).collect(Collectors.joining());
    }
}
