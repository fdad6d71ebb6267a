package dev.branchline.text.syntax;

import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The spans of one line; neighbours of one role become one.
final class SpanList {
    /// One ink per role for all code, so that themes find its style by identity.
    private static final Map<Role, Ink> INKS = new EnumMap<>(Role.class);

    static {
        for (Role role : Role.values()) {
            INKS.put(role, Ink.of(role));
        }
    }

    private final String line;
    private final List<Span> spans = new ArrayList<>();
    private int start;
    private int end;
    private Role role = Role.CODE;

    SpanList(String line) {
        this.line = line;
    }

    /// Adds the part from where the last one ended.
    void add(int from, int to, Role newRole) {
        if (from >= to) {
            return;
        }
        if (newRole != role) {
            flush();
            start = from;
            role = newRole;
        }
        end = to;
    }

    List<Span> list() {
        flush();
        return spans;
    }

    private void flush() {
        if (end > start) {
            spans.add(new Span(line.substring(start, end), INKS.getOrDefault(role, Ink.of(role))));
            start = end;
        }
    }
}
