package dev.branchline.state.context;

import java.util.ArrayList;
import java.util.List;

/// Paths as one writes them among other words: with blanks in quotation marks, `\` before a quotation mark or itself.
public final class PathWords {
    /// Would be taken for the end of a sentence.
    private static final String PUNCTUATION = ".,;:!?)]}'";
    /// At the start of a word they have a meaning of their own.
    private static final String SIGNS = "@-";

    private PathWords() {}

    /// The word that is being written at the end of a text.
    ///
    /// @param start where it begins
    /// @param path what of it is there, without quotation marks
    public record Open(int start, String path) {}

    /// One of several words.
    ///
    /// @param away whether a `-` stands before it; one inside of the quotation marks belongs to the path
    public record Word(String path, boolean away) {}

    /// All words of a line; a last one may lack its closing quotation mark.
    public static List<Word> of(String line) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
                continue;
            }
            int end = end(line, at);
            boolean away = line.charAt(at) == '-' && end > at + 1;
            words.add(new Word(plain(line.substring(away ? at + 1 : at, end)), away));
            at = end;
        }
        return words;
    }

    /// The last word, empty behind a blank.
    public static Open open(String before) {
        int at = 0;
        int start = before.length();
        while (at < before.length()) {
            if (Character.isWhitespace(before.charAt(at))) {
                at++;
                start = at;
                continue;
            }
            start = at;
            at = end(before, at);
            if (at < before.length()) {
                start = before.length();
            }
        }
        return new Open(start, plain(before.substring(start)));
    }

    /// A path so that it is read as one word again, behind an `@` as well as alone.
    public static String write(String path) {
        boolean plain = path.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\\')
                && !path.isEmpty() && SIGNS.indexOf(path.charAt(0)) < 0 && PUNCTUATION.indexOf(path.charAt(path.length() - 1)) < 0;
        return plain ? path : "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Without the marks that end a sentence.
    static String unpunctuated(String word) {
        int end = word.length();
        while (end > 0 && PUNCTUATION.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        // What is made of points alone is a folder.
        return end == 0 ? word : word.substring(0, end);
    }

    /// Behind the last character of the word that begins here.
    static int end(String text, int start) {
        int quote = text.startsWith("-\"", start) ? start + 1 : start;
        if (text.startsWith("\"", quote)) {
            for (int i = quote + 1; i < text.length(); i++) {
                if (text.charAt(i) == '\\') {
                    i++;
                } else if (text.charAt(i) == '"') {
                    return i + 1;
                }
            }
            return text.length();
        }
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// What a word stands for.
    static String plain(String word) {
        if (word.startsWith("-\"")) {
            return "-" + plain(word.substring(1));
        }
        if (!word.startsWith("\"")) {
            return word;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '"') {
                break;
            }
            if (c == '\\' && i + 1 < word.length()) {
                c = word.charAt(++i);
            }
            out.append(c);
        }
        return out.toString();
    }
}
