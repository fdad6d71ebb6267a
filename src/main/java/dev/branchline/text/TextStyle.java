package dev.branchline.text;

import org.jspecify.annotations.Nullable;

/// How a cell looks. Compare with equals; painters intern it into terminal styles once.
///
/// @param link target of a hyperlink (OSC 8), or null; only http, https, mailto and file URLs without control characters
public record TextStyle(
        Color foreground,
        Color background,
        boolean bold,
        boolean dim,
        boolean italic,
        boolean underline,
        boolean strike,
        boolean reverse,
        @Nullable String link) {

    public static final TextStyle PLAIN = new TextStyle(Color.DEFAULT, Color.DEFAULT, false, false, false, false, false, false, null);

    public TextStyle withForeground(Color c) {
        return new TextStyle(c, background, bold, dim, italic, underline, strike, reverse, link);
    }

    public TextStyle withBackground(Color c) {
        return new TextStyle(foreground, c, bold, dim, italic, underline, strike, reverse, link);
    }

    public TextStyle withBold(boolean on) {
        return new TextStyle(foreground, background, on, dim, italic, underline, strike, reverse, link);
    }

    public TextStyle withDim(boolean on) {
        return new TextStyle(foreground, background, bold, on, italic, underline, strike, reverse, link);
    }

    public TextStyle withItalic(boolean on) {
        return new TextStyle(foreground, background, bold, dim, on, underline, strike, reverse, link);
    }

    public TextStyle withUnderline(boolean on) {
        return new TextStyle(foreground, background, bold, dim, italic, on, strike, reverse, link);
    }

    public TextStyle withStrike(boolean on) {
        return new TextStyle(foreground, background, bold, dim, italic, underline, on, reverse, link);
    }

    public TextStyle withReverse(boolean on) {
        return new TextStyle(foreground, background, bold, dim, italic, underline, strike, on, link);
    }

    public TextStyle withLink(@Nullable String target) {
        return new TextStyle(foreground, background, bold, dim, italic, underline, strike, reverse, target);
    }

    /// This style on top of another: its set colours and attributes win, its unset ones let the other through.
    public TextStyle over(TextStyle base) {
        return new TextStyle(
                foreground instanceof Color.Default ? base.foreground : foreground,
                background instanceof Color.Default ? base.background : background,
                bold || base.bold,
                dim || base.dim,
                italic || base.italic,
                underline || base.underline,
                strike || base.strike,
                reverse || base.reverse,
                link != null ? link : base.link);
    }

    /// Written out, as in [Color]: the generated ones are linked at run time, which the first frame would pay.
    @Override
    public boolean equals(@Nullable Object o) {
        return this == o
                || (o instanceof TextStyle other
                        && attributes() == other.attributes()
                        && foreground.equals(other.foreground)
                        && background.equals(other.background)
                        && (link == null ? other.link == null : link.equals(other.link)));
    }

    @Override
    public int hashCode() {
        int hash = 31 * (31 * foreground.hashCode() + background.hashCode()) + attributes();
        return link == null ? hash : 31 * hash + link.hashCode();
    }

    private int attributes() {
        return (bold ? 1 : 0) | (dim ? 2 : 0) | (italic ? 4 : 0) | (underline ? 8 : 0) | (strike ? 16 : 0) | (reverse ? 32 : 0);
    }
}
