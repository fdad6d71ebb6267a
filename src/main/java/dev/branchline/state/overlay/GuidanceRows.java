package dev.branchline.state.overlay;

import dev.branchline.model.context.Guidance;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// The text of what a project tells models, in rows. Wrapped and never cut, and every hidden character has a visible mark: one must see all
/// of what one lets through.
public final class GuidanceRows {
    private GuidanceRows() {}

    /// @param width cells of a row
    public static List<StyledLine> of(Guidance guidance, int width) {
        List<StyledLine> rows = new ArrayList<>();
        for (String line : SafeText.lines(guidance.text())) {
            rows.addAll(Wrap.wrap(StyledLine.of(line, Role.TEXT), Math.max(1, width)));
        }
        return rows;
    }
}
