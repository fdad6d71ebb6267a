package dev.branchline.tools.file;

import dev.branchline.model.change.LineText;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.FileText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Lines of a text as a model sees them, with one line above that says what is not to be seen.
final class TextSlice {
    private TextSlice() {}

    static String of(String path, FileText text, LineRange range) throws ToolException {
        LineText lines = new LineText(text.text());
        if (range.first() > Math.max(1, lines.lines())) {
            throw new ToolException(path + " has " + Numbers.of(lines.lines(), "line") + "; there is no line " + range.first() + ".");
        }
        StringBuilder shown = new StringBuilder();
        int line = range.first() - 1;
        int end = Math.min(range.end(), lines.lines());
        while (line < end && shown.length() < Cap.OUTPUT) {
            shown.append(Cap.line(bare(lines.line(line)))).append('\n');
            line++;
        }
        if (line == lines.lines() && !text.endsWithNewline() && !shown.isEmpty()) {
            shown.setLength(shown.length() - 1);
        }
        List<String> notes = new ArrayList<>();
        if (range.first() > 1 || line < lines.lines()) {
            notes.add("lines " + range.first() + "–" + line + " of " + lines.lines());
            if (line < Math.min(range.last(), lines.lines())) {
                notes.add((lines.lines() - line) + " more, go on with startLine " + (line + 1));
            }
        }
        notes.addAll(manner(text));
        if (lines.lines() == 0) {
            notes.add("empty");
        }
        return notes.isEmpty() ? shown.toString() : "[" + path + ": " + String.join("; ", notes) + "]\n" + shown;
    }

    /// What is not as in most files.
    static List<String> manner(FileText text) {
        List<String> notes = new ArrayList<>();
        if (text.mark() || !text.charset().equals(StandardCharsets.UTF_8)) {
            notes.add(text.encoding());
        }
        switch (text.lineEnds()) {
            case CRLF -> notes.add("CRLF line ends");
            case MIXED -> notes.add("mixed line ends");
            case NONE, LF -> {}
        }
        if (!text.text().isEmpty() && !text.endsWithNewline()) {
            notes.add("no newline at the end");
        }
        return notes;
    }

    static String bare(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\n') {
            end--;
            if (end > 0 && line.charAt(end - 1) == '\r') {
                end--;
            }
        }
        return line.substring(0, end);
    }
}
