package dev.branchline.tools.file;

import dev.branchline.tools.ToolException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What is looked for: a regular expression of Java, held against each line by itself, without its line end.
///
/// @param pattern decides
/// @param relaxed for ripgrep: matches at least in each file that has a line on which `pattern` matches; null when there is no such
/// @param required what a file must hold for any line to match; null when that is not known
/// @param literal the pattern itself when it is a plain text and case matters; else null
record SearchPattern(
        Pattern pattern, @Nullable String relaxed, @Nullable RequiredText required, @Nullable String literal, boolean caseSensitive) {
    private static final String META = "\\[](){}.*+?^$|";

    /// @throws ToolException when it is no regular expression
    static SearchPattern of(String text, boolean caseSensitive) throws ToolException {
        if (text.isEmpty()) {
            throw new ToolException("The pattern is empty.");
        }
        int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS | (caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        try {
            Pattern pattern = Pattern.compile(text, flags);
            boolean plain = text.chars().noneMatch(c -> META.indexOf(c) >= 0);
            String literal = plain && caseSensitive && text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : null;
            return new SearchPattern(pattern, new Relaxation(text, caseSensitive).relaxed(), RequiredText.of(text, caseSensitive), literal,
                    caseSensitive);
        } catch (PatternSyntaxException e) {
            throw new ToolException("The pattern is no valid regular expression: " + e.getDescription() + " near index " + e.getIndex()
                    + ". To find these very characters, put \\ before each of " + META + ".", e);
        } catch (StackOverflowError e) {
            throw new ToolException("The pattern is nested too deeply. Make it simpler.", e);
        }
    }
}
