package dev.branchline.ui.transcript;

import dev.branchline.text.StyledLine;

/// An item of the conversation, laid out for a width.
interface ItemRows {
    int size();

    /// A row without its gutter.
    StyledLine row(int index);

    /// What stands left of a row; as wide as [Columns#gutter].
    StyledLine gutter(int index);
}
