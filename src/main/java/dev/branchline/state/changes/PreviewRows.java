package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FilePlan;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a preview or a report: one for each file, and the lines of those that were opened.
public final class PreviewRows {
    /// Columns that a reason below its file is indented.
    public static final int WHY_INDENT = 4;
    private static final int MOST_LINES = 5_000;

    private PreviewRows() {}

    /// @param diff null on the rows of the file itself
    /// @param row what of the diff; null likewise
    /// @param part which of the pieces that a long line is broken into; of a file, 0 is the row with its name
    /// @param last whether it is the last of them
    /// @param why what is said of the file on this row: the reason, as much of it as fits; empty for nothing
    public record Row(FilePlan file, @Nullable FileDiff diff, DiffRows.@Nullable Row row, int part, boolean last, String why) {}

    /// @param width of the lines of a diff
    static List<Row> of(Page.Preview preview, int width) {
        List<FilePlan> files = preview.report() != null ? preview.report().files() : preview.plan() != null ? preview.plan().files() : List.of();
        List<Row> rows = new ArrayList<>();
        for (FilePlan file : files) {
            named(rows, file, preview.report() != null, width + PreviewText.INDENT);
            FileDiff diff = preview.open().get(file.path());
            if (diff != null) {
                DiffRows lines = new DiffRows(diff, false, Set.of(), false);
                DiffLayout layout = new DiffLayout(diff, lines, false, width);
                for (int i = 0; i < Math.min(lines.count(), MOST_LINES); i++) {
                    DiffRows.Row row = lines.row(i);
                    int height = layout.height(row);
                    for (int part = 0; part < height; part++) {
                        rows.add(new Row(file, diff, row, part, part == height - 1, ""));
                    }
                }
            }
        }
        return rows;
    }

    /// The name of a file and the reason why: behind it where there is room, else below it.
    private static void named(List<Row> rows, FilePlan file, boolean done, int width) {
        String why = SafeText.of(file.why());
        String renamed = file.edit().renamedFrom() == null ? "" : file.edit().renamedFrom() + " → ";
        int named = CellWidth.of(SafeText.of(renamed + file.path())) + CellWidth.of(PreviewText.word(file.fate(), done)) + CellWidth.of(PreviewText.counts(file)) + 12;
        boolean behind = named + CellWidth.of(why) <= width;
        rows.add(new Row(file, null, null, 0, behind || why.isEmpty(), behind ? why : ""));
        if (behind || why.isEmpty()) {
            return;
        }
        List<StyledLine> lines = Wrap.wrap(StyledLine.of(why, Role.MUTED), Math.max(1, width - WHY_INDENT));
        for (int i = 0; i < lines.size(); i++) {
            rows.add(new Row(file, null, null, i + 1, i == lines.size() - 1, lines.get(i).plainText()));
        }
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
