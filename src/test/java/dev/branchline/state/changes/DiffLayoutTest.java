package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LineText;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.ChangeFixtures;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Long lines of a diff: broken and not cut, side by side as tall as the taller, and scrolled so that each is seen.
class DiffLayoutTest {
    private static final String LONG = "x".repeat(100);

    private static DiffLayout layout(FileDiff diff, boolean beside, int width) {
        return new DiffLayout(diff, new DiffRows(diff, beside, Set.of(), false), beside, width);
    }

    @Test
    void whatStandsBesideEachOtherIsAsTallAsTheTaller() {
        FileDiff diff = ChangeFixtures.diff("a.txt", "same\nshort\n", "same\n" + LONG + "\n");
        DiffLayout beside = layout(diff, true, 82);
        // 81 columns, two of 40; 4 for the number, 2 for the sign.
        assertThat(beside.textWidth(true)).isEqualTo(34);
        assertThat(beside.textWidth(false)).isEqualTo(34);
        assertThat(beside.height(0)).isEqualTo(1);
        assertThat(beside.height(2)).as("100 cells in rows of 34").isEqualTo(3);
        DiffLayout below = layout(diff, false, 62);
        assertThat(below.height(2)).as("the line before").isEqualTo(1);
        assertThat(below.height(3)).as("the line after, in rows of 51").isEqualTo(2);
    }

    @Test
    void wideClustersAreNotSplit() {
        assertThat(DiffLayout.count(StyledLine.of("漢字漢字", Role.CODE), 4)).isEqualTo(2);
        assertThat(DiffLayout.count(StyledLine.of("漢字漢字", Role.CODE), 3)).isEqualTo(4);
        assertThat(DiffLayout.count(StyledLine.of("漢字漢字", Role.CODE), 8)).isEqualTo(1);
    }

    @Test
    void whatIsNotShownOfAGiantLineIsTold() {
        LineText text = new LineText("a".repeat(5_000) + "\r\nb");
        assertThat(DiffLayout.shown(text.line(0))).hasSize(DiffLayout.LONGEST);
        assertThat(DiffLayout.ending(text, 0, true, false)).isEqualTo(" ⋯ 3000 more characters␍");
        assertThat(DiffLayout.ending(text, 0, false, false)).isEqualTo(" ⋯ 3000 more characters");
        assertThat(DiffLayout.ending(text, 1, true, false)).isEqualTo(" (no line end)");
    }

    @Test
    void onlyLineEndsThatAreNotTheUsualOnesAreMarked() {
        assertThat(ends("a\r\nb\r\n", "a\r\nc\r\n")).as("CRLF throughout").isEqualTo(" | ");
        assertThat(ends("a\nb\n", "a\nc\r\n")).as("one line has CRLF now").isEqualTo(" | ␍");
        assertThat(ends("a\r\nb\r\n", "a\r\nb\n")).as("one line has LF now").isEqualTo(" | ␊");
        assertThat(ends("", "a\r\nb\r\n")).as("a new file").isEqualTo("| ");
        assertThat(DiffLayout.isWindows(ChangeFixtures.diff("a.txt", "", "a\r\n"))).isTrue();
        assertThat(DiffLayout.isWindows(ChangeFixtures.diff("a.txt", "a\nb\r\n", "a\r\n"))).isFalse();
    }

    /// What is said behind the last line, before and after.
    private static String ends(String before, String after) {
        FileDiff diff = ChangeFixtures.diff("a.txt", before, after);
        DiffLayout layout = layout(diff, false, 80);
        String was = diff.before().lines() == 0 ? "" : layout.ending(diff.before(), diff.before().lines() - 1, true) + " ";
        return was + "| " + layout.ending(diff.after(), diff.after().lines() - 1, true);
    }

    /// Wherever one goes, the row is in view whole when the view is as tall.
    @Property(tries = 200)
    void eachRowIsSeen(@ForAll @IntRange(min = 20, max = 120) int width, @ForAll @IntRange(min = 1, max = 30) int tall, @ForAll boolean beside) {
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            after.append("word ".repeat(i * 7 % 40)).append(i).append('\n');
        }
        FileDiff diff = ChangeFixtures.diff("a.txt", "0\nword word word 8\n", after.toString());
        DiffRows rows = new DiffRows(diff, beside, Set.of(), false);
        DiffLayout layout = new DiffLayout(diff, rows, beside, width);
        for (int row = 0; row < rows.count(); row++) {
            int top = layout.firstToSee(row, tall);
            int sum = 0;
            for (int i = top; i <= row; i++) {
                sum += layout.height(i);
            }
            assertThat(top == row || sum <= tall).isTrue();
            assertThat(layout.at(top, Math.max(0, sum - 1))).isEqualTo(row);
        }
    }
}
