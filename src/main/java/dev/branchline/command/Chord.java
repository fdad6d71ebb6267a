package dev.branchline.command;

import dev.branchline.event.Key;
import dev.branchline.event.Key.Code;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// A key with its modifiers as people write it: `Ctrl+P`, `Alt+Enter`, `Shift+Tab`, `F1`, `?`.
public record Chord(Key key) {
    private static final Map<String, Code> NAMES = Map.ofEntries(
            Map.entry("enter", Code.ENTER),
            Map.entry("esc", Code.ESCAPE),
            Map.entry("tab", Code.TAB),
            Map.entry("backspace", Code.BACKSPACE),
            Map.entry("delete", Code.DELETE),
            Map.entry("insert", Code.INSERT),
            Map.entry("up", Code.UP),
            Map.entry("down", Code.DOWN),
            Map.entry("left", Code.LEFT),
            Map.entry("right", Code.RIGHT),
            Map.entry("home", Code.HOME),
            Map.entry("end", Code.END),
            Map.entry("pageup", Code.PAGE_UP),
            Map.entry("pagedown", Code.PAGE_DOWN));
    private static final Map<Code, String> SHOWN = Map.ofEntries(
            Map.entry(Code.ENTER, "Enter"),
            Map.entry(Code.ESCAPE, "Esc"),
            Map.entry(Code.TAB, "Tab"),
            Map.entry(Code.BACKSPACE, "Backspace"),
            Map.entry(Code.DELETE, "Delete"),
            Map.entry(Code.INSERT, "Insert"),
            Map.entry(Code.UP, "↑"),
            Map.entry(Code.DOWN, "↓"),
            Map.entry(Code.LEFT, "←"),
            Map.entry(Code.RIGHT, "→"),
            Map.entry(Code.HOME, "Home"),
            Map.entry(Code.END, "End"),
            Map.entry(Code.PAGE_UP, "PgUp"),
            Map.entry(Code.PAGE_DOWN, "PgDn"));

    /// Reads a chord; names are case-insensitive (`up`, `pagedown`, `esc`, `space`, `f1` …).
    ///
    /// @throws IllegalArgumentException with a sentence that says what is wrong
    public static Chord parse(String text) {
        boolean ctrl = false;
        boolean alt = false;
        boolean shift = false;
        String rest = text.strip();
        while (rest.length() > 1) {
            String lower = rest.toLowerCase(Locale.ROOT);
            if (lower.startsWith("ctrl+")) {
                ctrl = true;
                rest = rest.substring(5);
            } else if (lower.startsWith("alt+")) {
                alt = true;
                rest = rest.substring(4);
            } else if (lower.startsWith("shift+")) {
                shift = true;
                rest = rest.substring(6);
            } else {
                break;
            }
        }
        return new Chord(check(text, named(text, rest, ctrl, alt, shift)));
    }

    private static Key named(String text, String name, boolean ctrl, boolean alt, boolean shift) {
        String lower = name.toLowerCase(Locale.ROOT);
        Code code = NAMES.get(lower);
        if (code == null && lower.matches("f([1-9]|1[0-2])")) {
            code = Code.valueOf(lower.toUpperCase(Locale.ROOT));
        }
        if (code != null) {
            return new Key(code, 0, ctrl, alt, shift);
        }
        String single = lower.equals("space") ? " " : name;
        if (single.isEmpty() || single.codePointCount(0, single.length()) != 1) {
            throw new IllegalArgumentException("“" + text + "” is not a key. Write for example Ctrl+P, Alt+Enter, F2, PageUp or x.");
        }
        int codePoint = ctrl || alt ? Character.toLowerCase(single.codePointAt(0)) : single.codePointAt(0);
        return normal(new Key(Code.CHARACTER, codePoint, ctrl, alt, shift));
    }

    /// Terminals tell Shift with a letter in two ways, as a capital or as a modifier: here it is always a capital. With
    /// Ctrl it stays a modifier, because Ctrl with a capital does not exist.
    static Key normal(Key key) {
        if (key.code() != Code.CHARACTER || !key.shift() || key.ctrl()) {
            return key;
        }
        return new Key(Code.CHARACTER, Character.toUpperCase(key.codePoint()), false, key.alt(), false);
    }

    /// Refuses what terminals send as another key.
    private static Key check(String text, Key key) {
        if (key.code() == Code.CHARACTER && key.ctrl() && !key.alt()) {
            String twin = switch (key.codePoint()) {
                case 'i' -> "Tab";
                case 'm' -> "Enter";
                case '[' -> "Esc";
                default -> null;
            };
            if (twin != null) {
                throw new IllegalArgumentException("“" + text + "” cannot be told from " + twin + " in a terminal.");
            }
        }
        return key;
    }

    /// As shown in hints and tables.
    @Override
    public String toString() {
        StringJoiner joined = new StringJoiner("+");
        if (key.ctrl()) {
            joined.add("Ctrl");
        }
        if (key.alt()) {
            joined.add("Alt");
        }
        if (key.shift()) {
            joined.add("Shift");
        }
        if (key.code() != Code.CHARACTER) {
            return joined.add(SHOWN.getOrDefault(key.code(), key.code().name())).toString();
        }
        String shown = key.codePoint() == ' ' ? "Space" : Character.toString(key.codePoint());
        boolean modified = key.ctrl() || key.alt();
        if (modified && Character.isUpperCase(key.codePoint())) {
            joined.add("Shift");
        }
        return joined.add(modified && Character.isLetter(key.codePoint()) ? shown.toUpperCase(Locale.ROOT) : shown).toString();
    }
}
