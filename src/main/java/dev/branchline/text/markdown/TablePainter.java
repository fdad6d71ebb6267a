package dev.branchline.text.markdown;

import dev.branchline.text.CellWidth;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.jspecify.annotations.Nullable;

/// Paints table rows one after another for one plan. A divider stands between two rows of which one has several lines.
final class TablePainter {
    private static final Ink BORDER = Ink.of(Role.TABLE_BORDER);
    private static final Ink TEXT = Ink.of(Role.TEXT);

    private final TablePlan plan;
    private final List<List<StyledLine>> header;
    private final List<TableCell.Alignment> alignments;
    private final List<StyledLine> done = new ArrayList<>();
    private int painted;
    private boolean previousWasTall;

    TablePainter(TablePlan plan, List<List<StyledLine>> header, List<TableCell.Alignment> alignments) {
        this.plan = plan;
        this.header = header;
        this.alignments = alignments;
        if (!plan.stacked()) {
            done.add(rule("┌", "┬", "┐"));
            row(header, done);
            done.add(rule("├", "┼", "┤"));
        }
    }

    TablePlan plan() {
        return plan;
    }

    void paintUpTo(List<List<List<StyledLine>>> rows) {
        while (painted < rows.size()) {
            previousWasTall = add(rows.get(painted), done, painted);
            painted++;
        }
    }

    /// What is painted, an extra row, and the end of the table.
    List<StyledLine> finished(@Nullable List<List<StyledLine>> extra) {
        List<StyledLine> all = new ArrayList<>(done);
        if (extra != null) {
            add(extra, all, painted);
        }
        if (!plan.stacked()) {
            all.add(rule("└", "┴", "┘"));
        } else if (all.isEmpty()) {
            stackHeader(all);
        }
        return all;
    }

    private boolean add(List<List<StyledLine>> cells, List<StyledLine> into, int index) {
        if (plan.stacked()) {
            if (index > 0) {
                into.add(StyledLine.of("─".repeat(Math.max(1, plan.width() / CellWidth.of("─"))), BORDER).slice(0, plan.width()));
            }
            stack(cells, into);
            return false;
        }
        List<StyledLine> rows = new ArrayList<>();
        row(cells, rows);
        boolean tall = rows.size() > 1;
        if (index > 0 && (tall || previousWasTall)) {
            into.add(rule("├", "┼", "┤"));
        }
        into.addAll(rows);
        return tall;
    }

    private void stackHeader(List<StyledLine> into) {
        for (List<StyledLine> lines : header) {
            for (StyledLine line : lines) {
                into.addAll(Wrap.wrap(line, plan.width()));
            }
        }
    }

    private void stack(List<List<StyledLine>> cells, List<StyledLine> into) {
        for (int i = 0; i < cells.size(); i++) {
            StyledLine.Builder line = StyledLine.builder();
            if (i < header.size()) {
                header.get(i).forEach(line::add);
                line.add(": ", TEXT);
            }
            StyledLine indent = StyledLine.of("  ", TEXT);
            List<StyledLine> lines = cells.get(i);
            for (int k = 0; k < lines.size(); k++) {
                StyledLine content = k == 0 ? line.add(lines.getFirst()).build() : lines.get(k);
                into.addAll(Wrap.wrap(content, plan.width(), k == 0 ? StyledLine.EMPTY : indent, indent));
            }
        }
    }

    private void row(List<List<StyledLine>> cells, List<StyledLine> into) {
        int columns = plan.columns().size();
        List<List<StyledLine>> wrapped = new ArrayList<>(columns);
        int height = 1;
        for (int i = 0; i < columns; i++) {
            List<StyledLine> rows = new ArrayList<>();
            for (StyledLine line : i < cells.size() ? cells.get(i) : List.<StyledLine>of()) {
                rows.addAll(Wrap.wrap(line, plan.columns().get(i)));
            }
            wrapped.add(rows);
            height = Math.max(height, rows.size());
        }
        for (int y = 0; y < height; y++) {
            StyledLine.Builder row = StyledLine.builder().add("│", BORDER);
            for (int i = 0; i < columns; i++) {
                StyledLine cell = y < wrapped.get(i).size() ? wrapped.get(i).get(y) : StyledLine.EMPTY;
                cell(row, cell, plan.columns().get(i), alignments.get(i));
            }
            into.add(row.build());
        }
    }

    private static void cell(StyledLine.Builder row, StyledLine cell, int width, TableCell.Alignment alignment) {
        int free = Math.max(0, width - cell.width());
        int left = switch (alignment) {
            case LEFT -> 0;
            case CENTER -> free / 2;
            case RIGHT -> free;
        };
        row.spaces(1 + left, TEXT).add(cell).spaces(free - left + 1, TEXT).add("│", BORDER);
    }

    private StyledLine rule(String left, String middle, String right) {
        int dash = CellWidth.of("─");
        StringBuilder out = new StringBuilder(left);
        for (int i = 0; i < plan.columns().size(); i++) {
            int cells = plan.columns().get(i) + 2;
            out.repeat("─", cells / dash).repeat(" ", cells % dash).append(i + 1 < plan.columns().size() ? middle : right);
        }
        return StyledLine.of(out.toString(), BORDER);
    }
}
