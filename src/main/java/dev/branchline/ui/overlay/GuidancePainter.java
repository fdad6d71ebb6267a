package dev.branchline.ui.overlay;

import dev.branchline.model.context.Guidance;
import dev.branchline.state.context.ContextFigures;
import dev.branchline.state.overlay.GuidanceRows;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import java.util.List;

/// What the project tells models, all of it, and the question whether it may be sent.
final class GuidancePainter {
    private GuidancePainter() {}

    static void paint(Sheet sheet, Overlay.GuidancePage page) {
        Guidance guidance = page.guidance();
        String tokens = "~" + ContextFigures.thousands(guidance.attachment().tokens()) + " tokens";
        sheet.frame(guidance.path(), tokens, List.of(
                sheet.hint("context.use", "use it"), sheet.hint("context.refuse", "do not use it"), sheet.hint("list.close", "close"),
                sheet.moveHint("scroll")));
        if (!sheet.at.header().isEmpty()) {
            String standing = switch (guidance.trust()) {
                case NOT_ASKED -> "May models be sent this, as long as it stays so?";
                case USED -> "Models are sent this.";
                case REFUSED -> "Models are not sent this.";
            };
            sheet.pen(sheet.at.header(), 0, Role.OVERLAY).add(standing, guidance.trust() == Guidance.Trust.NOT_ASKED ? Role.WARNING : Role.MUTED);
        }
        List<StyledLine> rows = GuidanceRows.of(guidance, sheet.at.rows().width());
        int height = sheet.at.rows().height();
        int top = Math.clamp(page.selected(), 0, Math.max(0, rows.size() - height));
        for (int i = 0; i < height && top + i < rows.size(); i++) {
            sheet.graphics.line(sheet.at.rows().column(), sheet.at.rows().row() + i, rows.get(top + i), sheet.frame.theme());
        }
        sheet.scrollMarks(top, rows.size());
    }
}
