package dev.branchline.text.markdown;

/// Tells the last lines that would flicker: shown as one thing now, as another with the next character.
final class UnsureLine {
    private UnsureLine() {}

    /// @param line without line end
    /// @param underText whether the line above has text, so that `-` or `=` would make it a heading
    static boolean mayChange(String line, boolean underText) {
        String mark = line.strip();
        if (mark.isEmpty() || line.indexOf(mark.charAt(0)) > 3 || !isRun(mark)) {
            return false;
        }
        return switch (mark.charAt(0)) {
            case '-', '=' -> underText;
            case '`', '~' -> mark.length() < 3;
            default -> false;
        };
    }

    private static boolean isRun(String mark) {
        return mark.chars().allMatch(c -> c == mark.charAt(0));
    }
}
