package dev.branchline.tools.file;

import dev.branchline.tools.ToolException;
import dev.branchline.workspace.FileText.LineEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Does an edit in a text: where the wished text stands exactly; else where its lines stand but for white space at their ends; else but for
/// their indentation, which the replacement then takes over. It must be one place, unless all are wished. Nothing in the replacement has a
/// meaning: `$1` is these two characters.
///
/// @param text the text afterwards
/// @param note how it was found when not exactly; else empty
record Replacement(String text, String note) {
    /// @param what names the edit, such as `Edit 2 of 3`
    /// @throws ToolException when the place is not there or not one; tells the model where to look
    static Replacement of(String path, String text, LineEnds ends, Edit edit, String what) throws ToolException {
        if (edit.find().isEmpty()) {
            throw new ToolException(what + ": find is empty. To write a whole file use write_file. Nothing was changed.");
        }
        if (edit.find().equals(edit.replace())) {
            throw new ToolException(what + ": find and replace are the same. Nothing was changed.");
        }
        String find = LineEndings.like(ends, edit.find());
        List<Span> spans = exact(text, find, edit.replace());
        String note = "";
        if (spans.isEmpty() && !find.equals(edit.find())) {
            spans = exact(text, edit.find(), edit.replace());
        }
        if (spans.isEmpty()) {
            spans = new LineSearch(text, find).ignoringEnds(edit.replace());
            note = "found ignoring white space at the ends of lines";
        }
        if (spans.isEmpty()) {
            spans = new LineSearch(text, find).ignoringIndentation(edit.replace());
            note = "found with another indentation, which the replacement was given too";
        }
        if (spans.isEmpty()) {
            throw new ToolException(what + ": find is not in " + path + "." + Nearest.to(text, edit) + " Nothing was changed.");
        }
        if (spans.size() > 1 && !edit.all()) {
            throw new ToolException(what + ": find is " + spans.size() + " times in " + path + " (lines " + lines(text, spans)
                    + "). Add lines around it so that it is one place, or set all to true. Nothing was changed.");
        }
        return new Replacement(replaced(text, ends, spans), note);
    }

    /// @param replacement what is to stand there, its line ends still the model's
    record Span(int start, int end, String replacement) {}

    private static List<Span> exact(String text, String find, String replace) {
        List<Span> spans = new ArrayList<>();
        for (int at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length())) {
            spans.add(new Span(at, at + find.length(), replace));
        }
        return spans;
    }

    private static String replaced(String text, LineEnds ends, List<Span> spans) {
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        for (Span span : spans) {
            result.append(text, at, span.start());
            result.append(LineEndings.like(ends == LineEnds.MIXED ? LineEndings.around(text, span.start()) : ends, span.replacement()));
            at = span.end();
        }
        return result.append(text, at, text.length()).toString();
    }

    private static String lines(String text, List<Span> spans) {
        String first = spans.stream()
                .limit(10)
                .map(s -> String.valueOf(1 + text.substring(0, s.start()).chars().filter(c -> c == '\n').count()))
                .collect(Collectors.joining(", "));
        return spans.size() > 10 ? first + " …" : first;
    }
}
