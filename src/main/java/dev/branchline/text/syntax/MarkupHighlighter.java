package dev.branchline.text.syntax;

import dev.branchline.text.Role;
import dev.branchline.text.Span;
import java.util.List;

/// HTML, XML and their relatives: tags, attributes, comments, entities.
final class MarkupHighlighter implements Highlighter {
    private enum State {
        TEXT,
        TAG,
        COMMENT,
        DOUBLE_QUOTED,
        SINGLE_QUOTED
    }

    private State state = State.TEXT;

    @Override
    public List<Span> peek(String line) {
        State before = state;
        List<Span> spans = line(line);
        state = before;
        return spans;
    }

    @Override
    public List<Span> line(String line) {
        SpanList spans = new SpanList(line);
        int at = 0;
        while (at < line.length()) {
            at = switch (state) {
                case TEXT -> text(line, at, spans);
                case TAG -> tag(line, at, spans);
                case COMMENT -> until(line, at, "-->", State.TEXT, Role.CODE_COMMENT, spans);
                case DOUBLE_QUOTED -> until(line, at, "\"", State.TAG, Role.CODE_STRING, spans);
                case SINGLE_QUOTED -> until(line, at, "'", State.TAG, Role.CODE_STRING, spans);
            };
        }
        return spans.list();
    }

    private int text(String line, int at, SpanList spans) {
        if (line.startsWith("<!--", at)) {
            state = State.COMMENT;
            spans.add(at, at + 4, Role.CODE_COMMENT);
            return at + 4;
        }
        char c = line.charAt(at);
        if (c == '<' && at + 1 < line.length() && (isName(line.charAt(at + 1)) || "/!?".indexOf(line.charAt(at + 1)) >= 0)) {
            int end = at + 1;
            while (end < line.length() && (isName(line.charAt(end)) || "/!?".indexOf(line.charAt(end)) >= 0)) {
                end++;
            }
            state = State.TAG;
            spans.add(at, end, Role.CODE_MARKUP);
            return end;
        }
        if (c == '&') {
            int end = at + 1;
            while (end < line.length() && (isName(line.charAt(end)) || line.charAt(end) == '#')) {
                end++;
            }
            if (end < line.length() && line.charAt(end) == ';') {
                spans.add(at, end + 1, Role.CODE_NUMBER);
                return end + 1;
            }
        }
        spans.add(at, at + 1, Role.CODE);
        return at + 1;
    }

    private int tag(String line, int at, SpanList spans) {
        char c = line.charAt(at);
        switch (c) {
            case '>' -> {
                state = State.TEXT;
                spans.add(at, at + 1, Role.CODE_MARKUP);
            }
            case '/', '?' -> spans.add(at, at + 1, Role.CODE_MARKUP);
            case '=' -> spans.add(at, at + 1, Role.CODE_OPERATOR);
            case '"' -> {
                state = State.DOUBLE_QUOTED;
                spans.add(at, at + 1, Role.CODE_STRING);
            }
            case '\'' -> {
                state = State.SINGLE_QUOTED;
                spans.add(at, at + 1, Role.CODE_STRING);
            }
            default -> {
                int end = at;
                while (end < line.length() && isName(line.charAt(end))) {
                    end++;
                }
                spans.add(at, Math.max(end, at + 1), end > at ? Role.CODE_VARIABLE : Role.CODE);
                return Math.max(end, at + 1);
            }
        }
        return at + 1;
    }

    private int until(String line, int at, String close, State after, Role role, SpanList spans) {
        int found = line.indexOf(close, at);
        int end = found < 0 ? line.length() : found + close.length();
        if (found >= 0) {
            state = after;
        }
        spans.add(at, end, role);
        return end;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == '@';
    }
}
