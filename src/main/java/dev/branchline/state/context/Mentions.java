package dev.branchline.state.context;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Files named in a prompt: `@src/Parser.java`, `@"a b.txt"`. An `@` inside of a word is none, as in an address of mail.
public final class Mentions {
    private static final String BEFORE = "([{<\"'`,;:";

    private Mentions() {}

    /// @param start where the `@` stands
    /// @param end behind the last character
    /// @param plainly whether it is so much like a path that nothing else can be meant
    public record Mention(int start, int end, String path, boolean plainly) {}

    /// In the order of the text.
    public static List<Mention> in(String text) {
        List<Mention> found = new ArrayList<>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (!begins(text, at)) {
                continue;
            }
            boolean quoted = text.startsWith("\"", at + 1);
            String word = text.substring(at + 1, PathWords.end(text, at + 1));
            String path = quoted ? PathWords.plain(word) : PathWords.unpunctuated(word);
            if (!path.isBlank() && (quoted || path.charAt(0) != '@') && path.indexOf('\0') < 0) {
                int end = at + 1 + (quoted ? word.length() : path.length());
                found.add(new Mention(at, end, path, quoted || path.indexOf('/') >= 0 || path.matches(".*\\.[A-Za-z0-9]{1,8}")));
                at = end - 1;
            }
        }
        return found;
    }

    /// Each path once.
    public static List<String> paths(String text) {
        LinkedHashSet<String> paths = new LinkedHashSet<>();
        in(text).forEach(m -> paths.add(m.path()));
        return List.copyOf(paths);
    }

    /// The mention that is being written right before the cursor.
    public static Optional<PathWords.Open> open(String before) {
        for (int at = before.lastIndexOf('@'); at >= 0; at = before.lastIndexOf('@', at - 1)) {
            if (!begins(before, at)) {
                continue;
            }
            String rest = before.substring(at + 1);
            boolean ended = rest.startsWith("\"") ? isClosed(rest) : rest.chars().anyMatch(Character::isWhitespace);
            return ended ? Optional.empty() : Optional.of(new PathWords.Open(at, PathWords.plain(rest)));
        }
        return Optional.empty();
    }

    private static boolean isClosed(String quoted) {
        int end = PathWords.end(quoted, 0);
        return end < quoted.length() || (quoted.length() > 1 && quoted.endsWith("\"") && !quoted.endsWith("\\\""));
    }

    private static boolean begins(String text, int at) {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1)) || BEFORE.indexOf(text.charAt(at - 1)) >= 0;
    }
}
