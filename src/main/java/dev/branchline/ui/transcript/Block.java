package dev.branchline.ui.transcript;

import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import java.util.List;

/// An item whose rows are all known.
///
/// @param bar what stands left of its rows, but for the blank one at the end
/// @param rows without the blank one
/// @param blankAfter whether a blank row sets it apart from the next item
record Block(StyledLine bar, List<StyledLine> rows, boolean blankAfter) implements ItemRows {
    /// A bar in the colour of who speaks.
    static StyledLine bar(Role role) {
        return StyledLine.of("▌ ", Ink.of(role));
    }

    @Override
    public int size() {
        return rows.size() + (blankAfter ? 1 : 0);
    }

    @Override
    public StyledLine row(int index) {
        return index < rows.size() ? rows.get(index) : StyledLine.EMPTY;
    }

    @Override
    public StyledLine gutter(int index) {
        return index < rows.size() ? bar : StyledLine.EMPTY;
    }
}
