package dev.branchline.tools.permission;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command line that is one plain command: words and quotes, nothing that a shell would expand, redirect, chain or assign.
///
/// Whatever this parser does not know for certain is no plain command. It errs on the side of asking.
///
/// @param text as written, with runs of blanks between words made one
/// @param words with their quotes taken off
/// @param ends where each word ends in the text
record CommandLine(String text, List<String> words, List<Integer> ends) {
    static final int LONGEST = 10_000;

    /// Outside of quotes these mean something to some shell. A word may hold `=`, `,`, `@`, `:` and `%`, but begin neither with `=`
    /// nor `%`, nor be an assignment.
    private static final String SPECIAL = ";&|<>(){}[]*?$`\\\"'#~!^";

    /// @return null when it is anything else than one plain command
    static @Nullable CommandLine plain(String line) {
        if (line.length() > LONGEST || hidden(line)) {
            return null;
        }
        List<String> words = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (true) {
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            if (at == line.length()) {
                break;
            }
            StringBuilder word = new StringBuilder();
            int end = word(line, at, word);
            if (end < 0) {
                return null;
            }
            text.append(text.isEmpty() ? "" : " ").append(line, at, end);
            words.add(word.toString());
            ends.add(text.length());
            at = end;
        }
        return words.isEmpty() || assigns(words.getFirst()) ? null : new CommandLine(text.toString(), List.copyOf(words), List.copyOf(ends));
    }

    /// @return where the word ends, or -1 when it is not plain
    private static int word(String line, int start, StringBuilder word) {
        if (line.charAt(start) == '=' || line.charAt(start) == '%') { // zsh runs what `=name` finds; `%1` is a job
            return -1;
        }
        int at = start;
        while (at < line.length() && line.charAt(at) != ' ') {
            char c = line.charAt(at);
            if (c == '\'' || c == '"') {
                int close = line.indexOf(c, at + 1);
                String inside = close < 0 ? "" : line.substring(at + 1, close);
                if (close < 0 || (c == '"' && inside.chars().anyMatch(i -> "$`\\!".indexOf(i) >= 0))) {
                    return -1;
                }
                word.append(inside);
                at = close + 1;
            } else if (SPECIAL.indexOf(c) >= 0) {
                return -1;
            } else {
                word.append(c);
                at++;
            }
        }
        return at;
    }

    private static boolean assigns(String word) {
        return word.isEmpty() || word.indexOf('=') >= 0;
    }

    /// Whether something in a text cannot be seen as what it is: control and format characters, blanks other than the blank, what has no
    /// character yet, halves of characters.
    static boolean hidden(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            // Marks that are drawn over nothing or as a blank.
            default -> (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0
                    || c == 0x2800 || c == 0x034F || c == 0x17B4 || c == 0x17B5;
        });
    }
}
