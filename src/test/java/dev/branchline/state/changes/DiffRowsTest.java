package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import dev.branchline.ui.ChangeFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiffRowsTest {
    private static String rows(FileDiff diff, DiffRows rows) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.count(); i++) {
            out.append(switch (rows.row(i)) {
                case DiffRows.Row.Note n -> "note " + n.text();
                case DiffRows.Row.Head h -> "@" + h.hunk().index();
                case DiffRows.Row.Gap g -> "gap" + g.index() + ":" + g.lines();
                case DiffRows.Row.Folded f -> "folded " + f.lines();
                case DiffRows.Row.Same s -> "=" + diff.after().line(s.newLine()).strip();
                case DiffRows.Row.Changed c ->
                    (c.removed() < 0 ? "" : "-" + diff.before().line(c.removed()).strip()) + (c.added() < 0 ? "" : "+" + diff.after().line(c.added()).strip());
            }).append(' ');
        }
        return out.toString().strip();
    }

    private static String numbers(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            out.append(i).append('\n');
        }
        return out.toString();
    }

    @Test
    void showsHunksWithSomeLinesAroundThem() {
        FileDiff diff = ChangeFixtures.diff("a", numbers(0, 20), numbers(0, 8) + "x\n" + numbers(9, 20));

        assertThat(rows(diff, new DiffRows(diff, false, Set.of(), false))).isEqualTo("gap0:5 =5 =6 =7 @0 -8 +x =9 =10 =11 gap1:8");
        assertThat(rows(diff, new DiffRows(diff, true, Set.of(), false))).isEqualTo("gap0:5 =5 =6 =7 @0 -8+x =9 =10 =11 gap1:8");
    }

    @Test
    void aGapOpens() {
        FileDiff diff = ChangeFixtures.diff("a", numbers(0, 8), "x\n" + numbers(1, 8));

        assertThat(rows(diff, new DiffRows(diff, false, Set.of(1), false))).isEqualTo("@0 -0 +x =1 =2 =3 =4 =5 =6 =7");
    }

    @Test
    void aGiantIsFoldedUntilOneAsks() {
        FileDiff diff = new FileDiff(
                FileEdit.of("a", FileState.ABSENT, FileState.ABSENT), true, LineText.EMPTY, new LineText(numbers(0, 100_000)),
                List.of(new Hunk(0, 0, 0, 0, 100_000)), List.of());

        assertThat(rows(diff, new DiffRows(diff, false, Set.of(), false))).isEqualTo("@0 folded 100000");
        assertThat(new DiffRows(diff, false, Set.of(), true).count()).isEqualTo(100_001);
    }

    @Test
    void knowsHunksAndLinesOfRows() {
        FileDiff diff = ChangeFixtures.diff("a", numbers(0, 30), numbers(0, 4) + numbers(5, 20) + "x\ny\n" + numbers(20, 30));
        DiffRows rows = new DiffRows(diff, false, Set.of(), false);

        List<Integer> hunks = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < rows.count(); i++) {
            hunks.add(rows.hunkAt(i));
            assertThat(rows.newLine(i)).isGreaterThanOrEqualTo(before);
            before = rows.newLine(i);
        }
        assertThat(hunks).isSorted().contains(-1, 0, 1);
        assertThat(rows.row(rows.headOf(1))).isEqualTo(new DiffRows.Row.Head(diff.hunks().get(1)));
    }
}
