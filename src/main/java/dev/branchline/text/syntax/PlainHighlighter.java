package dev.branchline.text.syntax;

import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.Span;
import java.util.List;

/// Code in a language that we do not know.
enum PlainHighlighter implements Highlighter {
    INSTANCE;

    private static final Ink CODE = Ink.of(Role.CODE);

    @Override
    public List<Span> line(String line) {
        return line.isEmpty() ? List.of() : List.of(new Span(line, CODE));
    }

    @Override
    public List<Span> peek(String line) {
        return line(line);
    }
}
