package dev.branchline.text.syntax;

import dev.branchline.text.Role;
import dev.branchline.text.Span;
import dev.branchline.text.syntax.Language.Delimited;
import dev.branchline.text.syntax.Language.Trait;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Colours by a [Language]. What is carried from line to line is which long comment or string is open, and how deep.
final class LexedHighlighter implements Highlighter {
    private static final String OPERATORS = "+-*/%=<>!&|^~?:";

    private final Language language;
    private @Nullable Delimited open;
    private int depth;

    // Of the line in hand.
    private String line = "";
    private int at;
    private boolean commandNext;
    private SpanList spans = new SpanList("");

    LexedHighlighter(Language language) {
        this.language = language;
    }

    @Override
    public List<Span> peek(String text) {
        Delimited openBefore = open;
        int depthBefore = depth;
        List<Span> result = line(text);
        open = openBefore;
        depth = depthBefore;
        return result;
    }

    @Override
    public List<Span> line(String text) {
        line = text;
        at = 0;
        commandNext = true;
        spans = new SpanList(text);
        if (open != null) {
            inside(open);
        }
        while (at < line.length()) {
            token();
        }
        return spans.list();
    }

    private void token() {
        char c = line.charAt(at);
        if (c == ' ' || c == '\t') {
            take(1, Role.CODE);
            return;
        }
        if (lifetime(c)) {
            return;
        }
        Delimited start = delimitedHere();
        if (start != null) {
            depth = 1;
            int from = at;
            at += start.open().length();
            body(start, from);
            commandNext = false;
            return;
        }
        if (sigil(c)) {
            return;
        }
        if (c >= '0' && c <= '9') {
            take(numberLength(), Role.CODE_NUMBER);
        } else if (isWordStart(c)) {
            word();
        } else if (OPERATORS.indexOf(c) >= 0) {
            operator(c);
        } else {
            if (c == ';' || c == '(' || c == '{') {
                commandNext = true;
            }
            take(1, Role.CODE);
        }
    }

    // ---- comments and strings

    private @Nullable Delimited delimitedHere() {
        for (Delimited d : language.delimited()) {
            if (line.startsWith(d.open(), at) && !(d.open().equals("#") && language.has(Trait.SPACED_HASH) && !afterSpace())) {
                return d;
            }
        }
        return null;
    }

    private boolean afterSpace() {
        return at == 0 || line.charAt(at - 1) == ' ' || line.charAt(at - 1) == '\t';
    }

    /// Goes on with what an earlier line left open.
    private void inside(Delimited d) {
        open = null;
        body(d, 0);
    }

    private void body(Delimited d, int from) {
        int end = d.close().isEmpty() ? line.length() : closing(d);
        at = end;
        Role role = d.role();
        if (role == Role.CODE_STRING && language.has(Trait.COLON_KEYS) && nextIs(end, ':')) {
            role = Role.CODE_FUNCTION;
        }
        spans.add(from, end, role);
    }

    /// The offset after the closing delimiter; the line's end when it is not there.
    private int closing(Delimited d) {
        int i = at;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (d.escapes() && c == '\\') {
                i += 2;
            } else if (c == d.close().charAt(0) && line.startsWith(d.close(), i)) {
                i += d.close().length();
                depth--;
                if (depth == 0) {
                    return i;
                }
            } else if (d.nests() && c == d.open().charAt(0) && line.startsWith(d.open(), i)) {
                i += d.open().length();
                depth++;
            } else {
                i++;
            }
        }
        open = d.lines() ? d : null;
        return line.length();
    }

    // ---- words

    private void word() {
        int end = at + 1;
        while (end < line.length() && isWordPart(line.charAt(end))) {
            end++;
        }
        String word = line.substring(at, end);
        String key = language.has(Trait.IGNORES_CASE) ? word.toLowerCase(Locale.ROOT) : word;
        Role role = wordRole(word, key, end);
        commandNext = role == Role.CODE_KEYWORD && language.has(Trait.COMMANDS);
        take(end - at, role);
    }

    private Role wordRole(String word, String key, int end) {
        boolean leading = at <= 64 && line.substring(0, at).isBlank();
        if ((language.has(Trait.COLON_KEYS) && nextIs(end, ':')) || (language.has(Trait.EQUALS_KEYS) && leading && nextIs(end, '='))) {
            return Role.CODE_FUNCTION;
        }
        if (language.keywords().contains(key) && (leading || !language.has(Trait.LEADING_KEYWORDS))) {
            return Role.CODE_KEYWORD;
        }
        if (language.constants().contains(key)) {
            return Role.CODE_NUMBER;
        }
        if (language.has(Trait.COMMANDS) && commandNext) {
            return nextIs(end, '=') ? Role.CODE_VARIABLE : Role.CODE_FUNCTION;
        }
        if (language.has(Trait.CALLS) && nextIs(end, '(')) {
            return Role.CODE_FUNCTION;
        }
        if (language.has(Trait.CAPITAL_TYPES) && Character.isUpperCase(word.charAt(0))) {
            return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) ? Role.CODE_VARIABLE : Role.CODE_TYPE;
        }
        return Role.CODE;
    }

    /// Whether the next thing after spaces is a character. Looks a little ahead only, to stay linear.
    private boolean nextIs(int from, char wanted) {
        int i = from;
        while (i < line.length() && i < from + 8 && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == wanted;
    }

    private boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c) || Character.isSurrogate(c) || language.letters().indexOf(c) >= 0;
    }

    private boolean isWordPart(char c) {
        return isWordStart(c) || Character.isDigit(c);
    }

    // ---- the rest

    private boolean sigil(char c) {
        return switch (c) {
            case '@' -> language.has(Trait.ANNOTATIONS) && prefixed(Role.CODE_ANNOTATION);
            case '$' -> variable();
            case '#' -> (language.has(Trait.HASH_VALUES) && prefixed(Role.CODE_NUMBER))
                    || (language.has(Trait.HASH_DIRECTIVES) && prefixed(Role.CODE_ANNOTATION));
            case '[' -> section();
            case '-' -> option();
            default -> false;
        };
    }

    /// A sign and the word after it.
    private boolean prefixed(Role role) {
        int end = at + 1;
        while (end < line.length() && (isWordPart(line.charAt(end)) || line.charAt(end) == '.')) {
            end++;
        }
        if (end == at + 1) {
            return false;
        }
        take(end - at, role);
        return true;
    }

    private boolean variable() {
        if (!language.has(Trait.DOLLAR_VARIABLES) || at + 1 == line.length()) {
            return false;
        }
        char next = line.charAt(at + 1);
        boolean parentheses = next == '(' && language.has(Trait.DOLLAR_PARENTHESES);
        if (next == '{' || parentheses) {
            int close = line.indexOf(parentheses ? ')' : '}', at);
            take((close < 0 ? line.length() : close + 1) - at, Role.CODE_VARIABLE);
            return true;
        }
        if ("?#@*!$-0123456789".indexOf(next) >= 0) {
            take(2, Role.CODE_VARIABLE);
            return true;
        }
        return prefixed(Role.CODE_VARIABLE);
    }

    private boolean section() {
        int close = language.has(Trait.EQUALS_KEYS) && at == 0 ? line.lastIndexOf(']') : -1;
        if (close < 0) {
            return false;
        }
        take(close + 1, Role.CODE_TYPE);
        return true;
    }

    private boolean option() {
        if (!language.has(Trait.COMMANDS) || !afterSpace()) {
            return false;
        }
        int end = at;
        while (end < line.length() && (line.charAt(end) == '-' || isWordPart(line.charAt(end)))) {
            end++;
        }
        take(end - at, Role.CODE_OPERATOR);
        return true;
    }

    private boolean lifetime(char c) {
        if (c != '\'' || !language.has(Trait.LIFETIMES) || at + 1 >= line.length()) {
            return false;
        }
        boolean character = line.charAt(at + 1) == '\\' || (at + 2 < line.length() && line.charAt(at + 2) == '\'');
        return !character && prefixed(Role.CODE_VARIABLE);
    }

    private void operator(char c) {
        if (c == '|' || c == '&') {
            commandNext = true;
        }
        take(1, Role.CODE_OPERATOR);
    }

    private int numberLength() {
        int end = at + 1;
        boolean hex = line.startsWith("0x", at) || line.startsWith("0X", at);
        while (end < line.length()) {
            char c = line.charAt(end);
            char before = line.charAt(end - 1);
            boolean exponent = !hex && (c == '+' || c == '-') && (before == 'e' || before == 'E');
            boolean point = c == '.' && end + 1 < line.length() && Character.isDigit(line.charAt(end + 1));
            if (!(Character.isLetterOrDigit(c) || c == '_' || point || exponent || (c == '%' && language.has(Trait.HASH_VALUES)))) {
                break;
            }
            end++;
        }
        return end - at;
    }

    private void take(int length, Role role) {
        spans.add(at, at + length, role);
        at += length;
    }
}
