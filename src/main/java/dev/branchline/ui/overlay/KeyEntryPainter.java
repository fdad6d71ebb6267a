package dev.branchline.ui.overlay;

import dev.branchline.state.overlay.Overlay;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Spinner;
import dev.branchline.ui.draw.RowPen;
import java.util.List;

/// Asks for an API key. Of the key nothing is shown but its length.
final class KeyEntryPainter {
    private static final String KEYS_PAGE = "https://openrouter.ai/settings/keys";

    private KeyEntryPainter() {}

    static void paint(Sheet sheet, Overlay.KeyEntry entry) {
        sheet.frame("OpenRouter API key", "", List.of(sheet.hint("field.accept", entry.unreachable() ? "store unchecked" : "check and store"), sheet.hint("field.close", "cancel")));
        sheet.field(dots(entry.line().beforeCursor()), dots(entry.text().substring(entry.line().column())), "paste it here: sk-or-…");
        int row = sheet.at.rows().height() > 4 ? 1 : 0;
        row = status(sheet, entry, row);
        for (String text : List.of("Where to get one: " + KEYS_PAGE, "It is stored in " + sheet.frame.state().surroundings().settingsFile() + ".")) {
            for (StyledLine line : Sheet.paragraph(text, Role.MUTED, sheet.at.rows().width())) {
                if (row < sheet.at.rows().height()) {
                    sheet.pen(sheet.at.rows(), row++, Role.OVERLAY).add(line.plainText(), Role.MUTED);
                }
            }
        }
    }

    private static int status(Sheet sheet, Overlay.KeyEntry entry, int row) {
        int next = row;
        if (entry.checking() != null && next < sheet.at.rows().height()) {
            RowPen pen = sheet.pen(sheet.at.rows(), next++, Role.OVERLAY);
            pen.add(Spinner.at(sheet.frame.now()) + " ", Role.ACCENT).add("checking the key with OpenRouter…", Role.TEXT);
        } else if (entry.problem() != null) {
            String offer = entry.unreachable() ? " The key could not be checked; the same again stores it unchecked." : "";
            for (StyledLine line : Sheet.paragraph(entry.problem() + offer, Role.ERROR, sheet.at.rows().width())) {
                if (next < sheet.at.rows().height()) {
                    sheet.pen(sheet.at.rows(), next++, Role.OVERLAY).add(line.plainText(), Role.ERROR);
                }
            }
        } else {
            return next;
        }
        return next + 1;
    }

    static String dots(String text) {
        return "•".repeat(Math.min(CellWidth.of(text), 512));
    }
}
