package dev.branchline.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A pattern over paths with `/` between their parts: `*` and `?` within a name, `**` over any number of folders, `[a-z]`, `[!a-z]`,
/// `{one,two}`, `\` before a character that stands for itself. A pattern without `/` is held against the last name alone, as `*.java`.
/// Names that begin with a dot are matched like all others.
public final class Glob {
    private static final String META = "\\.^$|()[]{}+*?";

    private final String text;
    private final Pattern pattern;
    private final boolean nameOnly;

    private Glob(String text, Pattern pattern, boolean nameOnly) {
        this.text = text;
        this.pattern = pattern;
        this.nameOnly = nameOnly;
    }

    /// @throws IllegalArgumentException with a sentence that says what is wrong
    public static Glob of(String text) {
        String plain = text.startsWith("./") ? text.substring(2) : text;
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("The pattern is empty.");
        }
        boolean nameOnly = plain.indexOf('/') < 0;
        String anchored = plain.startsWith("/") ? plain.substring(1) : plain;
        try {
            return new Glob(text, Pattern.compile(new Translation(anchored).regex(), Pattern.DOTALL), nameOnly);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The pattern \"" + text + "\" cannot be read: " + e.getDescription() + ".", e);
        }
    }

    /// @param path relative, with `/`
    public boolean matches(String path) {
        return pattern.matcher(nameOnly ? path.substring(path.lastIndexOf('/') + 1) : path).matches();
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class Translation {
        private final String glob;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        private int depth;

        Translation(String glob) {
            this.glob = glob;
        }

        String regex() {
            while (at < glob.length()) {
                piece(glob.charAt(at++));
            }
            if (depth > 0) {
                throw new IllegalArgumentException("The pattern \"" + glob + "\" has a { without its }.");
            }
            return regex.toString();
        }

        private void piece(char c) {
            switch (c) {
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> set();
                case '{' -> {
                    depth++;
                    regex.append("(?:");
                }
                case '}' -> {
                    if (depth == 0) {
                        regex.append("\\}");
                    } else {
                        depth--;
                        regex.append(')');
                    }
                }
                case ',' -> regex.append(depth > 0 ? "|" : ",");
                case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : '\\');
                default -> literal(c);
            }
        }

        private void literal(char c) {
            if (META.indexOf(c) >= 0) {
                regex.append('\\');
            }
            regex.append(c);
        }

        private void star() {
            boolean atStart = at == 1 || "/{,".indexOf(glob.charAt(at - 2)) >= 0;
            if (at == glob.length() || glob.charAt(at) != '*') {
                regex.append("[^/]*");
                return;
            }
            at++;
            if (atStart && at < glob.length() && glob.charAt(at) == '/') {
                at++;
                regex.append("(?:[^/]+/)*");
            } else {
                regex.append(".*");
            }
        }

        private void set() {
            int start = at;
            boolean negated = at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^');
            int from = negated ? at + 1 : at;
            int end = glob.indexOf(']', from + 1);
            if (end < 0) {
                regex.append("\\[");
                at = start;
                return;
            }
            // A set never matches the slash between names.
            regex.append("(?!/)[").append(negated ? "^" : "");
            for (char c : glob.substring(from, end).toCharArray()) {
                regex.append("[]&^\\~".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
            regex.append(']');
            at = end + 1;
        }
    }

    /// Several patterns of which one must fit; without any, all fits.
    ///
    /// @throws IllegalArgumentException as [#of]
    public static List<Glob> all(List<String> texts) {
        List<Glob> globs = new ArrayList<>();
        texts.forEach(t -> globs.add(of(t)));
        return List.copyOf(globs);
    }
}
