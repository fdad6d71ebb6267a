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
    public record Row(FilePlan file, @Nullable FileDiff diff, DiffRows.@Nullable Row row) {}

    public static List<Row> of(Page.Preview preview) {
        List<FilePlan> files = preview.report() != null ? preview.report().files() : preview.plan() != null ? preview.plan().files() : List.of();
        List<Row> rows = new ArrayList<>();
        for (FilePlan file : files) {
            rows.add(new Row(file, null, null));
            FileDiff diff = preview.open().get(file.path());
            if (diff != null) {
                DiffRows lines = new DiffRows(diff, false, Set.of(), false);
                for (int i = 0; i < Math.min(lines.count(), MOST_LINES); i++) {
                    rows.add(new Row(file, diff, lines.row(i)));
                }
            }
        }
        return rows;
    }

    static int indexOf(Page.Preview preview, String path) {
        List<Row> rows = of(preview);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).file().path().equals(path)) {
                return i;
            }
        }
        return 0;
    }
}
