package dev.branchline.text.syntax;

import dev.branchline.text.Span;
import java.util.List;
import java.util.Locale;

/// Colours code line by line, remembering across lines what is open (comments, long strings). One instance per code
/// block, used by one thread. Takes time in proportion to the text, whatever the text.
public interface Highlighter {
    /// The spans of the next line, in order, together the whole line. Without its line end.
    List<Span> line(String line);

    /// As [#line(String)], without remembering: for a line that is still being typed.
    List<Span> peek(String line);

    /// The highlighter for a fence's info string such as `java` or `py title="x"`; plain code when it is unknown.
    static Highlighter forLanguage(String infoString) {
        String name = languageName(infoString);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "html", "xml", "htm", "xhtml", "svg", "vue", "svelte", "xsd", "xsl", "xslt", "pom", "plist", "jsp", "razor" -> new MarkupHighlighter();
            case "diff", "patch" -> LineHighlighter.DIFF;
            case "markdown", "md", "mdx" -> LineHighlighter.MARKDOWN;
            default -> {
                Language language = Languages.find(name);
                yield language == null ? PlainHighlighter.INSTANCE : new LexedHighlighter(language);
            }
        };
    }

    /// The language of an info string as it is written there; empty when it names none.
    static String languageName(String infoString) {
        String trimmed = infoString.strip();
        int end = 0;
        while (end < trimmed.length() && !Character.isWhitespace(trimmed.charAt(end)) && "{,:".indexOf(trimmed.charAt(end)) < 0) {
            end++;
        }
        return trimmed.substring(0, end);
    }
}
