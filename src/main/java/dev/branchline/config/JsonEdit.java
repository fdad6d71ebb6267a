package dev.branchline.config;

import java.util.List;

/// Changes single values of a hand-written JSON text; every other character stays as it is.
final class JsonEdit {
    private static final String INDENT = "  ";

    private final String text;
    private final String lineEnd;

    private JsonEdit(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /// @param path names from the outermost object inwards, not empty; objects on the way are made when missing
    /// @param json the new value
    /// @throws IllegalArgumentException when something that is no object stands in the way; the message is for the user
    static String set(JsonText document, List<String> path, String json) {
        JsonEdit edit = new JsonEdit(document.text());
        return switch (document.root()) {
            case null -> edit.text + (edit.text.isEmpty() || edit.text.endsWith("\n") ? "" : edit.lineEnd)
                    + edit.nested(path, json, "") + edit.lineEnd;
            case JsonValue.Members root -> edit.setIn(root, path, json);
            case JsonValue other -> throw new IllegalArgumentException("The settings are " + other.kind() + ", not an object.");
        };
    }

    /// @return the text without the member at this path; the same text when there is none
    static String remove(JsonText document, List<String> path) {
        return document.root() instanceof JsonValue.Members root
                ? new JsonEdit(document.text()).removeFrom(root, path)
                : document.text();
    }

    private String removeFrom(JsonValue.Members object, List<String> path) {
        JsonValue.Member member = object.member(path.getFirst());
        if (member == null) {
            return text;
        }
        if (path.size() == 1) {
            return without(object, member);
        }
        return member.value() instanceof JsonValue.Members inner ? removeFrom(inner, path.subList(1, path.size())) : text;
    }

    private String setIn(JsonValue.Members object, List<String> path, String json) {
        JsonValue.Member member = object.member(path.getFirst());
        List<String> rest = path.subList(1, path.size());
        if (member == null) {
            return insert(object, path, json);
        }
        JsonValue old = member.value();
        if (rest.isEmpty()) {
            return text.substring(0, old.start()) + json + text.substring(old.end());
        }
        if (old instanceof JsonValue.Members inner) {
            return setIn(inner, rest, json);
        }
        throw new IllegalArgumentException("\"" + path.getFirst() + "\" is " + old.kind() + " there, not an object.");
    }

    private String insert(JsonValue.Members object, List<String> path, String json) {
        int brace = object.end() - 1;
        int from = object.members().isEmpty() ? object.start() + 1 : object.members().getLast().value().end();
        String between = text.substring(from, brace); // blanks, comments, perhaps a trailing comma
        int end = from + between.stripTrailing().length();
        boolean comma = !object.members().isEmpty() && commaIn(from, brace) < 0;
        String head = text.substring(0, from) + (comma ? "," : "") + text.substring(from, end);
        boolean oneLine = !text.substring(object.start(), object.end()).contains("\n");
        if (oneLine && !object.members().isEmpty()) {
            return head + " " + member(path, json, "") + text.substring(end);
        }
        String outer = indentOfLine(object.start());
        String inner = object.members().isEmpty() ? outer + INDENT : indentOfLine(object.members().getLast().start());
        String tail = text.substring(end, brace).contains("\n") ? text.substring(end) : lineEnd + outer + text.substring(brace);
        return head + lineEnd + inner + member(path, json, inner) + tail;
    }

    private String without(JsonValue.Members object, JsonValue.Member member) {
        int index = object.members().indexOf(member);
        int start = member.start();
        int end = member.value().end();
        int limit = index + 1 < object.members().size() ? object.members().get(index + 1).start() : object.end() - 1;
        int comma = commaIn(end, limit);
        if (comma >= 0 && text.substring(end, comma).isBlank()) {
            end = comma + 1;
        } else if (comma >= 0) { // a comment stands between value and comma, and stays
            return cut(comma, comma + 1, start, end);
        } else if (index > 0) {
            int before = commaIn(object.members().get(index - 1).value().end(), start);
            return cut(start, end, before, before + 1);
        }
        return cut(start, end, 0, 0);
    }

    /// Without the member and without the comma, whichever comes first; a line left blank by it goes too.
    private String cut(int start, int end, int otherStart, int otherEnd) {
        if (otherStart > start) {
            return cut(otherStart, otherEnd, start, end);
        }
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineStop = text.indexOf('\n', end);
        boolean alone = lineStop >= 0 && text.substring(lineStart, start).isBlank() && text.substring(end, lineStop).isBlank();
        int from = alone && lineStart >= otherEnd ? lineStart : start;
        int to = alone ? lineStop + 1 : end;
        while (!alone && text.charAt(to) == ' ' && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '{')) {
            to++;
        }
        while (!alone && text.charAt(to) == '}' && text.charAt(from - 1) == ' ' && from > otherEnd) {
            from--;
        }
        return text.substring(0, otherStart) + text.substring(otherEnd, from) + text.substring(to);
    }

    /// Where the first comma outside of comments is, or -1.
    private int commaIn(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ',') {
                return i;
            }
            if (c == '/' && i + 1 < to) {
                boolean line = text.charAt(i + 1) == '/';
                int stop = line ? text.indexOf('\n', i) : text.indexOf("*/", i + 2);
                i = stop < 0 ? to : stop + (line ? 0 : 1);
            }
        }
        return -1;
    }

    private String member(List<String> path, String json, String indent) {
        List<String> rest = path.subList(1, path.size());
        return JsonWriter.text(path.getFirst()) + ": " + (rest.isEmpty() ? json : nested(rest, json, indent));
    }

    private String nested(List<String> path, String json, String indent) {
        return "{" + lineEnd + indent + INDENT + member(path, json, indent + INDENT) + lineEnd + indent + "}";
    }

    private String indentOfLine(int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int i = lineStart;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return text.substring(lineStart, i);
    }
}
