package dev.branchline.tools.file;

/// How much a model is shown at once.
final class Cap {
    /// Characters of one answer. What is cut here is cut with a word on how to get the rest; more would be cut in the middle.
    static final int OUTPUT = 38_000;

    /// Characters of one line.
    static final int LINE = 2_000;

    private Cap() {}

    /// A line, cut with a mark that says so.
    static String line(String line) {
        return line.length() <= LINE ? line : head(line, LINE) + "… [" + (line.length() - LINE) + " more characters in this line]";
    }

    static String head(String text, int length) {
        int end = Math.min(length, text.length());
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) && end < text.length() ? end - 1 : end);
    }
}
