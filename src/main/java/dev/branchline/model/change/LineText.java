package dev.branchline.model.change;

import java.util.Arrays;

/// A text by its lines, without a copy of each: files of a hundred thousand lines are held as one string.
/// A line ends with `\n`, which belongs to it; a `\r` before it does too. The last line may lack its end.
public final class LineText {
    public static final LineText EMPTY = new LineText("");

    private final String text;
    private final int[] starts;
    private final int count;
    private final boolean windows;

    public LineText(String text) {
        this.text = text;
        int[] found = new int[Math.max(16, text.length() / 32)];
        int lines = 0;
        int returns = 0;
        int ends = 0;
        for (int at = 0; at < text.length(); lines++) {
            if (lines == found.length) {
                found = Arrays.copyOf(found, found.length * 2);
            }
            found[lines] = at;
            int feed = text.indexOf('\n', at);
            ends += feed < 0 ? 0 : 1;
            returns += feed > at && text.charAt(feed - 1) == '\r' ? 1 : 0;
            at = feed < 0 ? text.length() : feed + 1;
        }
        this.starts = Arrays.copyOf(found, lines);
        this.count = lines;
        this.windows = returns * 2L > ends;
    }

    /// Whether most of its lines end with `\r\n`.
    public boolean isWindows() {
        return windows;
    }

    public int lines() {
        return count;
    }

    /// Where a line begins in [#text()]; for the number of lines, the text's end.
    public int start(int line) {
        return line == count ? text.length() : starts[line];
    }

    /// A line with its line end.
    public String line(int index) {
        return text.substring(start(index), start(index + 1));
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineText t && t.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
