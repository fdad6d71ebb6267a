package dev.branchline.changes;

import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineMergeTest {
    private static String lines(String letters) {
        return letters == null ? "" : letters.replaceAll("(?s)[^.]", "$0\n").replace("\n.", "");
    }

    private static LineMerge merge(String base, String wished, String now) {
        return LineMerge.of(new LineText(lines(base)), new LineText(lines(wished)), new LineText(lines(now)));
    }

    /// Each letter is a line; a dot takes the last line's end away.
    @ParameterizedTest
    @CsvSource({
        "abcde, aXcde, abcdY, aXcdY",
        "abcd, aXcd, abYd, aXYd", // touching
        "abc, abXc, abcY, abXcY",
        "abc, Xabc, aYc, XaYc",
        "abc, aXc, aXc, aXc", // the same on both sides
        "abcd, ad, abXYcd, !", // inserted into what goes
        "abcd, ad, aXbcd, aXd", // inserted beside it
        "abcd, ad, abcXd, aXd",
        "abc, abXc, abYc, !", // nobody knows the order
        "abc, aXc, aYc, !",
        "abcd, aXd, abd, aXd", // removed since, and to be removed
        "abcd, aXcd, ad, !",
        "abc, , abcX, X",
        "ab, ab., abX, !", // two lines would run into one
        "abc, ab., abcX, !",
        "ab., Xab., abY, XabY",
    })
    void merges(String base, String wished, String now, String result) {
        LineMerge merge = merge(base, wished, now);
        if (result.equals("!")) {
            assertThat(merge.conflicts()).hasSize(1);
        } else {
            assertThat(merge.conflicts()).isEmpty();
            assertThat(merge.text(List.of())).isEqualTo(lines(result));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a\n", "b\n", "c\n", "\n", "d\r\n", "e").list().ofMaxSize(12).map(l -> String.join("", l));
    }

    @Property(tries = 500)
    void aDiffLeadsFromTheOneToTheOther(@ForAll("texts") String before, @ForAll("texts") String after) {
        LineText a = new LineText(before);
        LineText b = new LineText(after);
        StringBuilder text = new StringBuilder();
        int done = 0;
        Hunk last = null;
        for (Hunk hunk : LineDiff.hunks(a, b)) {
            assertThat(last == null || (hunk.oldStart() > last.oldEnd() && hunk.newStart() > last.newEnd())).isTrue();
            text.append(before, a.start(done), a.start(hunk.oldStart()));
            text.append(after, b.start(hunk.newStart()), b.start(hunk.newEnd()));
            done = hunk.oldEnd();
            last = hunk;
        }
        assertThat(text.append(before.substring(a.start(done))).toString()).isEqualTo(after);
    }

    @Property(tries = 500)
    void whatOnlyOneSideDidIsTheResult(@ForAll("texts") String base, @ForAll("texts") String other) {
        LineText a = new LineText(base);
        LineText b = new LineText(other);
        assertThat(LineMerge.of(a, b, a).text(List.of())).isEqualTo(other);
        assertThat(LineMerge.of(a, a, b).text(List.of())).isEqualTo(other);
        assertThat(LineMerge.of(a, b, b).text(List.of())).isEqualTo(other);
    }

    /// Texts without anything in common, all lines alike, each line many times: none of it takes long.
    @Test
    void largeTextsOfAnyKindAreQuick() {
        StringBuilder one = new StringBuilder();
        StringBuilder two = new StringBuilder();
        StringBuilder few = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            one.append("line ").append(i).append('\n');
            two.append("other ").append(i).append('\n');
            few.append("x").append((i * 7919L) % 50).append('\n');
        }
        LineText a = new LineText(one.toString());
        LineText c = new LineText(few.toString());
        long start = System.nanoTime();
        assertThat(LineDiff.hunks(a, new LineText(two.toString()))).hasSize(1);
        assertThat(LineDiff.hunks(c, new LineText("y\n" + few.reverse()))).isNotEmpty();
        assertThat(LineDiff.hunks(c, a)).isNotEmpty();
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }
}
