package dev.branchline.state.composer;

import java.util.Map;
import java.util.Optional;

/// The marks that stand in the editor for large pastes: `[Pasted text #1, 20 lines]`. A mark is only ever put there by us;
/// the same words typed or pasted by the user become a paste of their own, so that they are never taken for one.
final class PasteMarks {
    private static final String START = "[Pasted text #";

    private PasteMarks() {}

    /// A mark's place in a line.
    record Place(int start, int end) {}

    static String mark(int number, String pasted) {
        long lines = pasted.chars().filter(c -> c == '\n').count() + 1;
        String size = lines > 1 ? lines + " lines" : pasted.length() + " characters";
        return START + number + ", " + size + "]";
    }

    /// Puts the pasted texts in the place of their marks. What was pasted is not looked at again.
    static String expand(String text, Map<Integer, String> pastes) {
        if (pastes.isEmpty() || !text.contains(START)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at)) {
            Integer number = numberAt(text, at, pastes);
            if (number == null) {
                at += START.length();
                continue;
            }
            String pasted = pastes.getOrDefault(number, "");
            out.append(text, from, at).append(pasted);
            at += mark(number, pasted).length();
            from = at;
        }
        return out.append(text, from, text.length()).toString();
    }

    /// Puts marks in the place of known pastes that stand in a text in full length, each once.
    static String fold(String text, Map<Integer, String> pastes) {
        String folded = text;
        for (Map.Entry<Integer, String> paste : pastes.entrySet()) {
            int at = folded.indexOf(paste.getValue());
            if (at >= 0) {
                String mark = mark(paste.getKey(), paste.getValue());
                folded = folded.substring(0, at) + mark + folded.substring(at + paste.getValue().length());
            }
        }
        return folded;
    }

    /// Whether a text holds what would be taken for a mark.
    static boolean isIn(String text, Map<Integer, String> pastes) {
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
            if (numberAt(text, at, pastes) != null) {
                return true;
            }
        }
        return false;
    }

    /// How many marks of one paste a text holds.
    static int count(String text, int number, String pasted) {
        String mark = mark(number, pasted);
        int count = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            count++;
        }
        return count;
    }

    /// The mark that a place in a line lies inside of, not at its ends.
    static Optional<Place> around(String line, int column, Map<Integer, String> pastes) {
        if (pastes.isEmpty()) {
            return Optional.empty();
        }
        for (int at = line.indexOf(START); at >= 0 && at < column; at = line.indexOf(START, at + 1)) {
            Integer number = numberAt(line, at, pastes);
            if (number != null) {
                int end = at + mark(number, pastes.getOrDefault(number, "")).length();
                if (column < end) {
                    return Optional.of(new Place(at, end));
                }
            }
        }
        return Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable Integer numberAt(String text, int at, Map<Integer, String> pastes) {
        for (Map.Entry<Integer, String> paste : pastes.entrySet()) {
            if (text.startsWith(mark(paste.getKey(), paste.getValue()), at)) {
                return paste.getKey();
            }
        }
        return null;
    }
}
