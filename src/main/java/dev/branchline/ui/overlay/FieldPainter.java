package dev.branchline.ui.overlay;

import dev.branchline.state.overlay.Overlay;
import dev.branchline.text.Role;
import java.util.List;

/// A question that is answered with one line.
final class FieldPainter {
    private FieldPainter() {}

    static void paint(Sheet sheet, Overlay.Field field) {
        String title = switch (field.purpose()) {
            case TITLE -> "Title of the session";
            case LABEL -> "Label";
            case SYSTEM_PROMPT -> "System prompt";
            case REJECT_REASON -> "Why not?";
            case RULE -> "Add a rule";
            case TRIED_CALL -> "Try a call";
        };
        String placeholder = switch (field.purpose()) {
            case TITLE -> "empty: the first prompt is the title";
            case LABEL -> "empty: takes the label away";
            case SYSTEM_PROMPT -> "empty: no system prompt from here on";
            case REJECT_REASON -> "empty: rejected without a reason";
            case RULE -> "deny everywhere shell:git push*";
            case TRIED_CALL -> "shell git push --force";
        };
        String explanation = switch (field.purpose()) {
            case TITLE -> "Shown in the list of sessions and at the top.";
            case LABEL -> "Shown in the tree beside this place.";
            case SYSTEM_PROMPT -> "Sent before all messages from here on.";
            case REJECT_REASON -> "The call is rejected, and the model reads this.";
            case RULE -> "allow, ask, deny · session, project, everywhere · TOOL:PATTERN";
            case TRIED_CALL -> "A tool and its path or command. Nothing is run.";
        };
        sheet.frame(title, "", List.of(sheet.hint("field.accept", "ok"), sheet.hint("field.close", "cancel"), sheet.hint("field.erase-word", "erase word")));
        sheet.field(field.line().beforeCursor(), field.text().substring(field.line().column()), placeholder);
        if (sheet.at.rows().height() > 1) {
            sheet.pen(sheet.at.rows(), sheet.at.rows().height() - 1, Role.OVERLAY).add(explanation, Role.MUTED);
        }
    }
}
