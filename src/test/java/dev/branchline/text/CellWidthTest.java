package dev.branchline.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CellWidthTest {
    @ParameterizedTest
    @CsvSource({
        "a, 1", "é, 1", "e\u0301, 1", "好, 2", "ｶ, 1", "Ａ, 2", "✅, 2", "⚠, 1", "⚠\uFE0F, 2", "🇩🇪, 2", "👨‍👩‍👧, 2", "👍🏽, 2", "1\uFE0F\u20E3, 2", "𝐀, 1", "각, 2",
        "\u1112\u1161\u11ab, 2", "…, 1", "─, 1", "😀, 2", "ä好b, 4", "नि, 1", "␛, 1", "䷀, 2",
    })
    void measures(String text, int cells) {
        assertThat(CellWidth.of(text)).isEqualTo(cells);
    }

    @Test
    void cutsAtClusters() {
        assertThat(CellWidth.cut("hello", 5)).isEqualTo("hello");
        assertThat(CellWidth.cut("hello!", 5)).isEqualTo("hell…");
        assertThat(CellWidth.cut("好好好", 5)).isEqualTo("好好…");
        assertThat(CellWidth.cut("好好好", 4)).isEqualTo("好…");
        assertThat(CellWidth.cut("👨‍👩‍👧👨‍👩‍👧", 3)).isEqualTo("👨‍👩‍👧…");
        assertThat(CellWidth.cut("x", 0)).isEmpty();
        assertThat(CellWidth.cut("xy", 1)).isEqualTo("…");
    }

    @Test
    void mapsColumnsAndOffsets() {
        String text = "a好👍🏽b";
        assertThat(CellWidth.offsetAt(text, 0)).isZero();
        assertThat(CellWidth.offsetAt(text, 1)).isEqualTo(1);
        assertThat(CellWidth.offsetAt(text, 2)).isEqualTo(1);
        assertThat(CellWidth.offsetAt(text, 3)).isEqualTo(2);
        assertThat(CellWidth.offsetAt(text, 5)).isEqualTo(6);
        assertThat(CellWidth.offsetAt(text, 99)).isEqualTo(7);
        assertThat(CellWidth.columnAt(text, 4)).isEqualTo(3);
        assertThat(CellWidth.columnAt(text, 7)).isEqualTo(6);
    }

    @Test
    void ambiguousOnesAreWideWhereTheTerminalSaysSo() {
        CellWidth.ambiguousWide(true);
        try {
            assertThat(CellWidth.of("…─α")).isEqualTo(6);
            assertThat(CellWidth.of("abc")).isEqualTo(3);
        } finally {
            CellWidth.ambiguousWide(false);
        }
    }
}
