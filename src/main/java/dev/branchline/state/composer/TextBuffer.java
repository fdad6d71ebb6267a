package dev.branchline.state.composer;

import dev.branchline.text.Graphemes;
import java.util.ArrayList;
import java.util.List;

/// The editor's text and cursor, as a value. Lines are hard lines without their ends; the cursor stands between
/// grapheme clusters, counted in UTF-16 units from the line's start.
///
/// An edit copies the list of line references and the one line it touches, so that a megabyte in many lines still
/// edits at once.
public record TextBuffer(List<String> lines, int line, int column) {
    public static final TextBuffer EMPTY = new TextBuffer(List.of(""), 0, 0);

    public TextBuffer {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a text has at least one line");
        }
        if (line < 0 || line >= lines.size() || column < 0 || column > lines.get(line).length()) {
            throw new IllegalArgumentException("cursor " + line + ":" + column + " lies outside the text");
        }
    }

    /// A text with the cursor at its end.
    public static TextBuffer of(String text) {
        return EMPTY.insert(text);
    }

    public boolean isEmpty() {
        return lines.size() == 1 && lines.getFirst().isEmpty();
    }

    public String text() {
        return lines.size() == 1 ? lines.getFirst() : String.join("\n", lines);
    }

    public String currentLine() {
        return lines.get(line);
    }

    /// The part of the current line before the cursor.
    public String beforeCursor() {
        return currentLine().substring(0, column);
    }

    public TextBuffer at(int newLine, int newColumn) {
        return new TextBuffer(lines, newLine, newColumn);
    }

    /// Puts text at the cursor, which then stands behind it. `\r\n` and `\r` count as line ends.
    public TextBuffer insert(String inserted) {
        List<String> pieces = splitLines(inserted);
        String before = beforeCursor();
        String after = currentLine().substring(column);
        List<String> result = new ArrayList<>(lines.size() + pieces.size());
        result.addAll(lines.subList(0, line));
        if (pieces.size() == 1) {
            result.add(before + pieces.getFirst() + after);
            result.addAll(lines.subList(line + 1, lines.size()));
            return new TextBuffer(result, line, before.length() + pieces.getFirst().length());
        }
        result.add(before + pieces.getFirst());
        result.addAll(pieces.subList(1, pieces.size() - 1));
        result.add(pieces.getLast() + after);
        int newLine = result.size() - 1;
        result.addAll(lines.subList(line + 1, lines.size()));
        return new TextBuffer(result, newLine, pieces.getLast().length());
    }

    /// Takes out all between the cursor and another place, in whichever order they stand.
    public TextBuffer deleteTo(TextBuffer place) {
        boolean forward = place.line > line || (place.line == line && place.column >= column);
        TextBuffer from = forward ? this : place;
        TextBuffer to = forward ? place : this;
        List<String> result = new ArrayList<>(lines.size());
        result.addAll(lines.subList(0, from.line));
        result.add(lines.get(from.line).substring(0, from.column) + lines.get(to.line).substring(to.column));
        result.addAll(lines.subList(to.line + 1, lines.size()));
        return new TextBuffer(result, from.line, from.column);
    }

    /// The text between the cursor and another place.
    public String textTo(TextBuffer place) {
        boolean forward = place.line > line || (place.line == line && place.column >= column);
        TextBuffer from = forward ? this : place;
        TextBuffer to = forward ? place : this;
        if (from.line == to.line) {
            return lines.get(from.line).substring(from.column, to.column);
        }
        StringBuilder text = new StringBuilder(lines.get(from.line).substring(from.column));
        for (int i = from.line + 1; i < to.line; i++) {
            text.append('\n').append(lines.get(i));
        }
        return text.append('\n').append(lines.get(to.line), 0, to.column).toString();
    }

    public TextBuffer left() {
        if (column > 0) {
            return at(line, Graphemes.before(currentLine(), column));
        }
        return line > 0 ? at(line - 1, lines.get(line - 1).length()) : this;
    }

    public TextBuffer right() {
        if (column < currentLine().length()) {
            return at(line, Graphemes.after(currentLine(), column));
        }
        return line < lines.size() - 1 ? at(line + 1, 0) : this;
    }

    /// Back over blanks, then over the word before them.
    public TextBuffer wordLeft() {
        if (column == 0) {
            return left();
        }
        String text = currentLine();
        int i = column;
        while (i > 0 && !isWord(text.codePointBefore(i))) {
            i -= Character.charCount(text.codePointBefore(i));
        }
        while (i > 0 && isWord(text.codePointBefore(i))) {
            i -= Character.charCount(text.codePointBefore(i));
        }
        return at(line, Graphemes.floor(text, i));
    }

    /// Forward over blanks, then over the word behind them.
    public TextBuffer wordRight() {
        String text = currentLine();
        if (column == text.length()) {
            return right();
        }
        int i = column;
        while (i < text.length() && !isWord(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        while (i < text.length() && isWord(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return at(line, Graphemes.floor(text, i) == i ? i : Graphemes.after(text, i));
    }

    public TextBuffer lineStart() {
        return at(line, 0);
    }

    public TextBuffer lineEnd() {
        return at(line, currentLine().length());
    }

    public TextBuffer textStart() {
        return at(0, 0);
    }

    public TextBuffer textEnd() {
        return at(lines.size() - 1, lines.getLast().length());
    }

    private static boolean isWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == '_' || Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static List<String> splitLines(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                pieces.add(text.substring(start, i));
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }
}
