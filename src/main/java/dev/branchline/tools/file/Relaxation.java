package dev.branchline.tools.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rewrites a regular expression so that ripgrep's engine finds at least all that Java's would: the two read some things differently, and
/// see bytes that are no UTF-8 differently, so what may differ becomes "any character", and what is unknown here is not translated at all.
/// (The files that ripgrep names are then searched by Java, which decides.)
final class Relaxation {
    /// Up to four bytes that may be one character in any encoding.
    private static final String ANY = "(?-u:[^\\n]){1,4}";
    private static final String HIGH = "(?-u:[\\x80-\\xff]){1,4}";

    /// What is in sets that both read alike.
    private static final Pattern PLAIN_SET = Pattern.compile("(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[a-zA-Z0-9_ ./:;,=]|\\\\[wd])+");

    private final String text;
    private final boolean caseSensitive;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int depth;
    private boolean possible = true;

    Relaxation(String text, boolean caseSensitive) {
        this.text = text;
        this.caseSensitive = caseSensitive;
    }

    /// @return null when it uses what is not known here to be alike
    @Nullable String relaxed() {
        while (possible && at < text.length()) {
            piece();
        }
        return possible && depth == 0 ? out.toString() : null;
    }

    private void piece() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case '.' -> out.append("(?:").append(ANY).append(')');
            case '\\' -> escape();
            case '[' -> set();
            case '(' -> open();
            case ')' -> {
                possible = --depth >= 0;
                out.append(')');
            }
            case '|' -> out.append('|');
            // At a line's end stands what each of the two takes for one: only the characters are looked for.
            case '^', '$' -> out.append("(?:)");
            case '*', '+', '?' -> quantifier((char) c);
            case '{' -> counted();
            case '\n', '\r' -> possible = false;
            default -> literal(c);
        }
    }

    private void literal(int c) {
        if (c >= 0x80) {
            // Without case it may also stand for a plain letter, as the dotted capital I does.
            out.append("(?:").append(caseSensitive ? HIGH : ANY).append(')');
        } else if (!caseSensitive && "iksIKS".indexOf(c) >= 0) {
            // Java takes a dotless i, a long s and the sign for kelvin for the same letters.
            out.append("(?:").append((char) c).append('|').append(HIGH).append(')');
        } else if (Character.isLetterOrDigit(c) || c == ' ' || c == '_') {
            out.append((char) c);
        } else {
            out.append(String.format("\\x%02x", c));
        }
    }

    private void escape() {
        if (at == text.length()) {
            possible = false;
            return;
        }
        char c = text.charAt(at++);
        switch (c) {
            case 'd', 'w', 's' -> out.append("(?:\\").append(c).append('|').append(HIGH).append(')');
            case 'D', 'W', 'S' -> out.append("(?:").append(ANY).append(')');
            case 'b' -> {
                possible = at == text.length() || text.charAt(at) != '{';
                out.append("(?:)");
            }
            case 't' -> out.append("\\t");
            default -> {
                possible = c < 0x80 && !Character.isLetterOrDigit(c);
                literal(c);
            }
        }
    }

    /// A set stands for any one character; where it is not known what is in it, for any at all.
    private void set() {
        boolean negated = at < text.length() && text.charAt(at) == '^';
        at += negated ? 1 : 0;
        int start = at;
        while (at < text.length() && (text.charAt(at) != ']' || at == start)) {
            char c = text.charAt(at);
            if (c == '[' || (c == '&' && text.startsWith("&&", at)) || (c == ']' && at == start)) {
                possible = false; // Java nests sets and takes a first ] otherwise than others do.
                return;
            }
            if (c == '\\') {
                at++;
                possible &= at < text.length() && "QEpPxuNc".indexOf(text.charAt(at)) < 0;
            }
            at++;
        }
        possible &= at < text.length();
        Matcher plain = PLAIN_SET.matcher(text).region(start, Math.min(at, text.length()));
        if (!negated && plain.matches()) {
            out.append("(?:[").append(plain.group()).append("]|").append(HIGH).append(')');
        } else {
            out.append("(?:").append(ANY).append(')');
        }
        at++;
    }

    private void open() {
        depth++;
        if (at < text.length() && text.charAt(at) == '?') {
            possible = text.startsWith("?:", at);
            at += 2;
        }
        out.append("(?:");
    }

    private void quantifier(char c) {
        out.append(c);
        if (at < text.length() && text.charAt(at) == '+') {
            possible = false; // possessive
            return;
        }
        if (at < text.length() && text.charAt(at) == '?') {
            at++;
        }
        // Java does not take a second quantifier for one of the first.
        possible &= at == text.length() || "*+?{".indexOf(text.charAt(at)) < 0;
    }

    private void counted() {
        int end = text.indexOf('}', at);
        String inside = end < 0 ? "" : text.substring(at, end);
        possible = inside.matches("\\d{1,3}(,\\d{0,3})?");
        if (possible) {
            at = end + 1;
            out.append('{').append(inside);
            quantifier('}');
        }
    }
}
