package dev.branchline.ui.overlay;

import dev.branchline.command.Availability;
import dev.branchline.command.Command;
import dev.branchline.command.PaletteRows;
import dev.branchline.state.models.Fuzzy;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.ui.draw.RowPen;
import java.util.List;
import java.util.Objects;

/// Every command with its key, or with the reason why not now.
final class PalettePainter {
    private static final int TITLE_COLUMNS = 20;

    private PalettePainter() {}

    static void paint(Sheet sheet, Overlay.Palette palette) {
        List<PaletteRows.Row> rows = PaletteRows.of(sheet.frame.catalog(), sheet.frame.state(), palette.filter());
        sheet.frame("Commands", rows.size() + " found", sheet.listHints("run"));
        sheet.filter(palette.filter(), "what do you want to do?");
        if (rows.isEmpty()) {
            sheet.message("No command is called or does that.", Role.MUTED);
        }
        int top = sheet.at.top(palette, rows.size());
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            boolean chosen = top + i == Math.min(palette.selected(), rows.size() - 1);
            row(sheet.listRow(i, chosen), rows.get(top + i), palette.filter().strip());
        }
        sheet.scrollMarks(top, rows.size());
    }

    private static void row(RowPen pen, PaletteRows.Row row, String filter) {
        Command command = row.command();
        String key = command.chords().isEmpty()
                ? command.slash() == null ? "" : "/" + command.slash().name()
                : Objects.toString(command.chords().getFirst());
        int keyColumns = Math.min(CellWidth.of(key), pen.left() / 2);
        int titleColumns = Math.min(TITLE_COLUMNS, pen.left() - keyColumns - 1);
        boolean enabled = row.availability() instanceof Availability.Enabled;
        pen.marked(command.title(), Fuzzy.positions(filter, command.title()), enabled ? Role.TEXT : Role.MUTED, titleColumns);
        String explanation = row.availability() instanceof Availability.Disabled d ? d.reason() : command.help();
        if (pen.left() > keyColumns + 12) {
            pen.skip(1).add(explanation, enabled ? Role.MUTED : Role.WARNING, pen.left() - keyColumns - 2);
        }
        pen.skipTo(keyColumns).add(key, Role.ACCENT);
    }
}
