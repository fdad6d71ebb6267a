package dev.branchline.tools.file;

import java.util.ArrayList;
import java.util.List;

/// Reads from a regular expression which letters each match of it must hold, one after the other. Whatever is not known for certain gives
/// no answer, which is never wrong: the files are then all looked through.
final class RequiredParts {
    /// More alternatives would cost more than they spare.
    private static final int MOST = 8;
    private static final List<String> NOTHING = List.of();

    private final String text;
    private final boolean caseSensitive;
    private int at;
    private int depth;
    private boolean known = true;

    /// @param text a regular expression that Java can read
    RequiredParts(String text, boolean caseSensitive) {
        this.text = text;
        this.caseSensitive = caseSensitive;
    }

    /// @return of these at least one is in each match; empty when nothing is known
    List<String> alternatives() {
        List<String> found = alternation();
        return known && at == text.length() ? found : NOTHING;
    }

    /// Up to the end, or before the parenthesis that closes.
    private List<String> alternation() {
        List<String> found = new ArrayList<>();
        boolean all = true;
        do {
            List<String> branch = new Branch().read();
            all &= !branch.isEmpty();
            found.addAll(branch);
        } while (known && skip('|'));
        return all && found.size() <= MOST ? found : NOTHING;
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    /// Whether what was just read may also be missing.
    private boolean optional() {
        return at < text.length() && "*?{".indexOf(text.charAt(at)) >= 0;
    }

    /// One alternative.
    private final class Branch {
        private final StringBuilder run = new StringBuilder();
        private List<String> best = NOTHING;

        List<String> read() {
            while (known && at < text.length() && "|)".indexOf(text.charAt(at)) < 0) {
                piece(text.charAt(at++));
            }
            endRun();
            return best;
        }

        private void piece(char c) {
            switch (c) {
                case '\\' -> escape();
                case '[' -> set();
                case '(' -> group();
                case '.', '^', '$', '*', '+', '?' -> endRun();
                case '{' -> {
                    endRun();
                    int end = text.indexOf('}', at);
                    known = end >= 0;
                    at = end + 1;
                }
                case '\n', '\r' -> known = false;
                default -> literal(c);
            }
        }

        private void literal(char c) {
            // Without case, dotless i, long s and the sign for kelvin are the same letters in other bytes.
            if (c < ' ' || c >= 0x7f || (!caseSensitive && "iksIKS".indexOf(c) >= 0) || optional()) {
                endRun();
            } else {
                run.append(c);
            }
        }

        private void escape() {
            char c = at < text.length() ? text.charAt(at++) : 'Q';
            if ("dDwWsSbBt".indexOf(c) >= 0) {
                endRun();
            } else if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                literal(c);
            } else {
                known = false;
            }
        }

        /// Any one character: only its end must be found, so sets within sets are left alone.
        private void set() {
            endRun();
            int start = at;
            while (at < text.length() && text.charAt(at) != ']') {
                char c = text.charAt(at);
                known &= c != '[' && c != '&';
                if (c == '\\') {
                    at++;
                    known &= at < text.length() && text.charAt(at) != 'Q';
                }
                at++;
            }
            known &= at < text.length() && at > start && text.charAt(at - 1) != '^';
            at++;
        }

        private void group() {
            endRun();
            if (skip('?')) {
                known = skip(':');
            }
            // Deeper ones are rather a way to let us run out of stack.
            known &= ++depth < 50;
            List<String> inside = known ? alternation() : NOTHING;
            depth--;
            known &= skip(')');
            if (!optional()) {
                take(inside);
            }
        }

        private void endRun() {
            if (!run.isEmpty()) {
                take(List.of(run.toString()));
                run.setLength(0);
            }
        }

        private void take(List<String> words) {
            if (!words.isEmpty() && shortest(words) > shortest(best)) {
                best = words;
            }
        }

        private static int shortest(List<String> words) {
            return words.stream().mapToInt(String::length).min().orElse(0);
        }
    }
}
