package dev.branchline.ui.transcript;

import dev.branchline.model.context.Attachment;
import dev.branchline.state.context.ContextFigures;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Lines;
import java.util.ArrayList;
import java.util.List;

/// The files that went along with a prompt: one row, and a row for each when unfolded.
final class AttachmentRows {
    private AttachmentRows() {}

    static List<StyledLine> of(List<Attachment> attachments, boolean unfolded, int width) {
        if (attachments.isEmpty()) {
            return List.of();
        }
        ContextFigures figures = ContextFigures.of(attachments);
        List<StyledLine> rows = new ArrayList<>();
        String without = figures.without() == 0 ? "" : " · " + figures.without() + " without content";
        String files = figures.files() == 1 ? "1 file" : figures.files() + " files";
        rows.add(Lines.cut(
                StyledLine.builder()
                        .add(unfolded ? "▾ @ " : "▸ @ ", Role.ACCENT)
                        .add(files + " · ~" + ContextFigures.thousands(figures.tokens()) + " tokens" + without, Role.MUTED)
                        .build(),
                width));
        if (unfolded) {
            attachments.forEach(a -> rows.add(Lines.cut(row(a), width)));
        }
        return rows;
    }

    private static StyledLine row(Attachment a) {
        StyledLine.Builder line = StyledLine.builder().add("    ", Role.FAINT).add(SafeText.of(a.path()), a.hasContent() ? Role.TEXT : Role.MUTED);
        if (a.hasContent()) {
            line.add("  ~" + ContextFigures.thousands(a.tokens()), Role.MUTED);
        }
        String use = switch (a.use()) {
            case MENTIONED -> "";
            case PINNED -> "pinned";
            case GUIDANCE -> "project instructions";
        };
        if (!use.isEmpty()) {
            line.add("  " + use, Role.FAINT);
        }
        if (!a.note().isEmpty()) {
            line.add("  " + SafeText.of(a.note()), a.hasContent() ? Role.FAINT : Role.WARNING);
        }
        return line.build();
    }
}
