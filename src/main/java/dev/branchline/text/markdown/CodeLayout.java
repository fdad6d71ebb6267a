package dev.branchline.text.markdown;

import dev.branchline.text.CellWidth;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.Span;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import dev.branchline.text.syntax.Highlighter;
import java.util.ArrayList;
import java.util.List;

/// The rows of one code block, growing line by line: a line that is laid out never changes.
final class CodeLayout {
    private static final Ink CODE = Ink.of(Role.CODE);
    private static final Ink LANGUAGE = Ink.of(Role.CODE_COMMENT);
    private static final StyledLine MARGIN = StyledLine.of(" ", CODE);
    private static final StyledLine CONTINUED = StyledLine.of("↳", LANGUAGE);

    private final String info;
    private final int width;
    private final Highlighter highlighter;
    private final List<String> lines = new ArrayList<>();
    private final List<StyledLine> rows = new ArrayList<>();

    CodeLayout(String info, int width) {
        this.info = info;
        this.width = width;
        highlighter = Highlighter.forLanguage(info);
        String language = Highlighter.languageName(info);
        if (!language.isEmpty()) {
            rows.add(padded(margin().append(StyledLine.of(CellWidth.cut(language, Math.max(1, width - 2)), LANGUAGE))));
        }
    }

    void line(String line) {
        lines.add(line);
        wrap(highlighter.line(line), rows);
    }

    /// Everything so far, and an unfinished line that may be taken back.
    List<StyledLine> rowsWith(String unfinished) {
        List<StyledLine> all = new ArrayList<>(rows);
        wrap(highlighter.peek(unfinished), all);
        return all;
    }

    /// Everything so far; one empty row when there is no line yet.
    List<StyledLine> rows() {
        if (!lines.isEmpty()) {
            return rows;
        }
        return rowsWith("");
    }

    /// Whether this is the layout of the same block with the same or fewer lines.
    boolean isStartOf(String otherInfo, int otherWidth, List<String> otherLines) {
        return info.equals(otherInfo)
                && width == otherWidth
                && lines.size() <= otherLines.size()
                && lines.equals(otherLines.subList(0, lines.size()));
    }

    int lineCount() {
        return lines.size();
    }

    private void wrap(List<Span> spans, List<StyledLine> into) {
        StyledLine.Builder builder = StyledLine.builder();
        for (Span span : spans) {
            builder.add(span.text(), span.ink());
        }
        StyledLine margin = margin();
        for (StyledLine row : Wrap.hard(builder.build(), width, margin, margin.isEmpty() ? margin : CONTINUED)) {
            into.add(padded(row));
        }
    }

    private StyledLine margin() {
        return width < 4 ? StyledLine.EMPTY : MARGIN;
    }

    private StyledLine padded(StyledLine row) {
        return row.width() >= width ? row.slice(0, width) : StyledLine.builder().add(row).spaces(width - row.width(), CODE).build();
    }
}
