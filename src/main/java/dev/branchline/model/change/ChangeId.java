package dev.branchline.model.change;

/// Names one change in the ledger of a session: `c1`, `c2` … in the order of recording. What `/undo ID` takes.
public record ChangeId(int number) {
    /// @throws IllegalArgumentException when the text is no such name
    public static ChangeId parse(String text) {
        String digits = text.strip();
        digits = digits.startsWith("c") ? digits.substring(1) : digits;
        try {
            int number = Integer.parseInt(digits);
            if (number > 0) {
                return new ChangeId(number);
            }
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("no change id: " + text);
        }
        throw new IllegalArgumentException("no change id: " + text);
    }

    @Override
    public String toString() {
        return "c" + number;
    }
}
