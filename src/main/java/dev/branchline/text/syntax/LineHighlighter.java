package dev.branchline.text.syntax;

import dev.branchline.text.Role;
import dev.branchline.text.Span;
import java.util.List;

/// Formats in which the start of a line says what the whole line is: diffs, and markdown seen as source.
enum LineHighlighter implements Highlighter {
    DIFF {
        @Override
        Role role(String line) {
            if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("diff ") || line.startsWith("index ")) {
                return Role.CODE_COMMENT;
            }
            return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '+', '>' -> Role.DIFF_ADDED;
                case '-', '<' -> Role.DIFF_REMOVED;
                case '@' -> Role.DIFF_HUNK;
                default -> Role.CODE;
            };
        }
    },
    MARKDOWN {
        @Override
        Role role(String line) {
            String text = line.stripLeading();
            if (text.startsWith("#")) {
                return Role.CODE_KEYWORD;
            }
            if (text.startsWith("```") || text.startsWith("~~~")) {
                return Role.CODE_STRING;
            }
            if (text.startsWith(">")) {
                return Role.CODE_COMMENT;
            }
            return text.startsWith("|") ? Role.CODE_TYPE : Role.CODE;
        }
    };

    abstract Role role(String line);

    @Override
    public List<Span> line(String line) {
        SpanList spans = new SpanList(line);
        spans.add(0, line.length(), role(line));
        return spans.list();
    }

    @Override
    public List<Span> peek(String line) {
        return line(line);
    }
}
