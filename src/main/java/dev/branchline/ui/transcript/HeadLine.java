package dev.branchline.ui.transcript;

import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Lines;
import org.jspecify.annotations.Nullable;

/// The first row of a message: who, and at its right end where it stands among its siblings.
final class HeadLine {
    /// @param label the node's name, or null
    /// @param place its place among its siblings, from 1
    /// @param siblings their number, itself included; 1 when it is alone
    /// @param keys the keys that go to the neighbours, when they lead there; else empty
    record Marks(@Nullable String label, int place, int siblings, String keys) {
        static final Marks NONE = new Marks(null, 1, 1, "");
    }

    private static final int LABEL_CELLS = 24;

    private HeadLine() {}

    static StyledLine of(StyledLine who, Marks marks, int width) {
        StyledLine.Builder left = StyledLine.builder().add(who);
        String label = marks.label();
        if (label != null) {
            left.add("  ", Role.TEXT).add(Lines.cut(StyledLine.of("⚑ " + label, Role.ACCENT), LABEL_CELLS));
        }
        if (marks.siblings() < 2) {
            return Lines.cut(left.build(), width);
        }
        StyledLine line = left.build();
        String place = "‹ " + marks.place() + "/" + marks.siblings() + " ›";
        StyledLine right = StyledLine.of(place, Role.ACCENT);
        StyledLine withKeys = marks.keys().isEmpty() ? right : StyledLine.of(marks.keys() + " ", Role.FAINT).append(right);
        if (line.width() + 2 + withKeys.width() <= width) {
            right = withKeys;
        }
        StyledLine cut = Lines.cut(line, Math.max(0, width - right.width() - 2));
        return StyledLine.builder().add(cut).spaces(width - cut.width() - right.width(), Ink.of(Role.TEXT)).add(right).build().slice(0, width);
    }
}
