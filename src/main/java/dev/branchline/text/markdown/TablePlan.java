package dev.branchline.text.markdown;

import dev.branchline.text.CellWidth;
import java.util.ArrayList;
import java.util.List;

/// How a table stands in a width: the cells of each column, or no columns at all where they would be too narrow to read,
/// and each row becomes a stack of `header: value`.
///
/// @param columns widths; empty when stacked
record TablePlan(int width, List<Integer> columns) {
    /// A column may be squeezed to this many cells, unless its content needs less.
    private static final int NARROWEST = 5;

    /// @param natural the widest content of each column
    static TablePlan of(int[] natural, int width) {
        int bar = CellWidth.of("│");
        long room = width - (long) natural.length * (2 + bar) - bar;
        long least = 0;
        long most = 0;
        for (int n : natural) {
            least += Math.min(Math.max(1, n), NARROWEST);
            most += Math.max(1, n);
        }
        if (natural.length == 0 || least > room) {
            return new TablePlan(width, List.of());
        }
        int cap = most <= room ? Integer.MAX_VALUE : cap(natural, room);
        List<Integer> columns = new ArrayList<>();
        long left = room;
        for (int n : natural) {
            int cells = Math.min(Math.max(1, n), cap);
            columns.add(cells);
            left -= cells;
        }
        if (most > room) {
            for (int i = 0; i < natural.length && left > 0; i++) {
                if (natural[i] > cap) {
                    columns.set(i, cap + 1);
                    left--;
                }
            }
        }
        return new TablePlan(width, List.copyOf(columns));
    }

    boolean stacked() {
        return columns.isEmpty();
    }

    /// The largest width that, put on every wider column, makes the table fit.
    private static int cap(int[] natural, long room) {
        int low = 1;
        int high = (int) Math.min(room, Integer.MAX_VALUE);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            long sum = 0;
            for (int n : natural) {
                sum += Math.min(Math.max(1, n), middle);
            }
            if (sum <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
