package dev.branchline.ui.transcript;

/// How the width of the conversation pane is used.
///
/// @param gutter cells left of the text, for the bar beside prompts
/// @param text cells of the text, at least 1
record Columns(int gutter, int text) {
    private static final int GUTTER_FROM = 20;
    private static final int MARGIN_FROM = 36;

    /// @param width the whole, at least 1
    static Columns of(int width) {
        int gutter = width >= GUTTER_FROM ? 2 : 0;
        int margin = width >= MARGIN_FROM ? 1 : 0;
        return new Columns(gutter, Math.max(1, width - gutter - margin));
    }
}
