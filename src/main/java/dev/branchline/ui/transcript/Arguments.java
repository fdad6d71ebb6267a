package dev.branchline.ui.transcript;

import java.util.ArrayList;
import java.util.List;

/// The arguments of a call as names and values, for reading. Takes what has come of a text that is still coming, and shows what is no JSON
/// as it is.
final class Arguments {
    /// @param value a string as what it says, anything else as it was written
    record Pair(String name, String value) {}

    private final String json;
    private int at;

    private Arguments(String json) {
        this.json = json;
    }

    static List<Pair> of(CharSequence text) {
        return new Arguments(text.toString()).pairs();
    }

    /// What a call is about, in a few words: its first argument of a telling name, else its first text.
    static String gist(CharSequence text) {
        List<Pair> pairs = of(text);
        for (String name : List.of("path", "command", "pattern", "changeId", "url", "query")) {
            for (Pair pair : pairs) {
                if (pair.name().equals(name)) {
                    return pair.value();
                }
            }
        }
        return pairs.isEmpty() ? "" : pairs.getFirst().value();
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        blanks();
        if (at >= json.length() || json.charAt(at) != '{') {
            return json.isBlank() ? pairs : List.of(new Pair("", json.strip()));
        }
        at++;
        while (at < json.length()) {
            blanks();
            if (at >= json.length() || json.charAt(at) != '"') {
                break;
            }
            String name = string();
            blanks();
            if (at >= json.length() || json.charAt(at) != ':') {
                break;
            }
            at++;
            blanks();
            if (at < json.length()) {
                pairs.add(new Pair(name, json.charAt(at) == '"' ? string() : raw()));
            }
            blanks();
            if (at < json.length() && json.charAt(at) == ',') {
                at++;
            }
        }
        return pairs;
    }

    private void blanks() {
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < json.length() && json.charAt(at) != '"') {
            char c = json.charAt(at++);
            if (c != '\\') {
                out.append(c);
            } else if (at < json.length()) {
                out.append(escaped(json.charAt(at++)));
            }
        }
        at++;
        return out.toString();
    }

    private String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'u' -> unicode();
            default -> String.valueOf(c);
        };
    }

    private String unicode() {
        int end = Math.min(json.length(), at + 4);
        String digits = json.substring(at, end);
        at = end;
        return digits.matches("[0-9A-Fa-f]{4}") ? String.valueOf((char) Integer.parseInt(digits, 16)) : "";
    }

    /// A number, a word, a list or an object, up to its end.
    private String raw() {
        int start = at;
        int depth = 0;
        boolean quoted = false;
        for (; at < json.length(); at++) {
            char c = json.charAt(at);
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']' || c == ',') {
                if (depth == 0) {
                    break;
                }
                depth -= c == ',' ? 0 : 1;
            }
        }
        at = Math.min(at, json.length());
        return json.substring(start, at).strip();
    }
}
