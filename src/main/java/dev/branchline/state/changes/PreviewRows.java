package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FilePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a preview or a report: one for each file, and the lines of those that were opened.
public final class PreviewRows {
    private static final int MOST_LINES = 5_000;

    private PreviewRows() {}

    /// @param diff null on the row of the file itself
    /// @param row what of the diff; null likewise
    /// @param part which of the pieces that a long line is broken into
    /// @param last whether it is the last of them
    public record Row(FilePlan file, @Nullable FileDiff diff, DiffRows.@Nullable Row row, int part, boolean last) {}

    /// @param width of the lines of a diff
    static List<Row> of(Page.Preview preview, int width) {
        List<FilePlan> files = preview.report() != null ? preview.report().files() : preview.plan() != null ? preview.plan().files() : List.of();
        List<Row> rows = new ArrayList<>();
        for (FilePlan file : files) {
            rows.add(new Row(file, null, null, 0, true));
            FileDiff diff = preview.open().get(file.path());
            if (diff != null) {
                DiffRows lines = new DiffRows(diff, false, Set.of(), false);
                DiffLayout layout = new DiffLayout(diff, lines, false, width);
                for (int i = 0; i < Math.min(lines.count(), MOST_LINES); i++) {
                    DiffRows.Row row = lines.row(i);
                    int height = layout.height(row);
                    for (int part = 0; part < height; part++) {
                        rows.add(new Row(file, diff, row, part, part == height - 1));
                    }
                }
            }
        }
        return rows;
    }

    static int indexOf(Page.Preview preview, int width, String path) {
        List<Row> rows = of(preview, width);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).file().path().equals(path)) {
                return i;
            }
        }
        return 0;
    }
}
