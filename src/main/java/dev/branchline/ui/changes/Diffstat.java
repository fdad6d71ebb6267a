package dev.branchline.ui.changes;

import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.ui.draw.RowPen;

/// Lines gained and lost, `+3 −1`.
final class Diffstat {
    private Diffstat() {}

    static int width(int added, int removed) {
        return CellWidth.of(Paths.counts(added, removed));
    }

    static void write(RowPen pen, int added, int removed) {
        if (added == 0 && removed == 0) {
            pen.add("±0", Role.MUTED);
            return;
        }
        if (added > 0) {
            pen.add("+" + added, Role.SUCCESS);
        }
        if (removed > 0) {
            pen.add((added > 0 ? " " : "") + "−" + removed, Role.ERROR);
        }
    }
}
