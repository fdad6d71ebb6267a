package dev.branchline.pilot;

import dev.branchline.command.Chord;
import dev.branchline.event.Key;
import java.nio.charset.StandardCharsets;

/// What an xterm sends for keys, pastes and the mouse.
final class KeyBytes {
    private KeyBytes() {}

    /// @param chord as people write it: `Ctrl+P`, `Alt+Enter`, `F2`, `x`
    static byte[] of(String chord) {
        Key key = Chord.parse(chord).key();
        return bytes(switch (key.code()) {
            case CHARACTER -> character(key);
            case ENTER -> key.shift() ? "\033[13;" + modifier(key) + "u" : alt(key) + "\r";
            case ESCAPE -> "\033";
            case TAB -> key.shift() ? "\033[Z" : "\t";
            case BACKSPACE -> alt(key) + (key.ctrl() ? "\b" : "\177");
            case UP -> letter(key, 'A');
            case DOWN -> letter(key, 'B');
            case RIGHT -> letter(key, 'C');
            case LEFT -> letter(key, 'D');
            case HOME -> letter(key, 'H');
            case END -> letter(key, 'F');
            case INSERT -> tilde(key, 2);
            case DELETE -> tilde(key, 3);
            case PAGE_UP -> tilde(key, 5);
            case PAGE_DOWN -> tilde(key, 6);
            case F1 -> "\033OP";
            case F2 -> "\033OQ";
            case F3 -> "\033OR";
            case F4 -> "\033OS";
            case F5 -> tilde(key, 15);
            case F6 -> tilde(key, 17);
            case F7 -> tilde(key, 18);
            case F8 -> tilde(key, 19);
            case F9 -> tilde(key, 20);
            case F10 -> tilde(key, 21);
            case F11 -> tilde(key, 23);
            case F12 -> tilde(key, 24);
        });
    }

    private static String character(Key key) {
        if (key.ctrl()) {
            return alt(key) + (char) (Character.toUpperCase(key.codePoint()) & 0x1f);
        }
        return alt(key) + Character.toString(key.codePoint());
    }

    private static String alt(Key key) {
        return key.alt() ? "\033" : "";
    }

    private static int modifier(Key key) {
        return 1 + (key.shift() ? 1 : 0) + (key.alt() ? 2 : 0) + (key.ctrl() ? 4 : 0);
    }

    private static String letter(Key key, char last) {
        return modifier(key) == 1 ? "\033[" + last : "\033[1;" + modifier(key) + last;
    }

    private static String tilde(Key key, int number) {
        return modifier(key) == 1 ? "\033[" + number + "~" : "\033[" + number + ";" + modifier(key) + "~";
    }

    static byte[] pasted(String text) {
        return bytes("\033[200~" + text + "\033[201~");
    }

    /// @param button SGR number: 0 for the left one, 64 and 65 for the wheel
    static byte[] mouse(int button, int column, int row, boolean down) {
        return bytes("\033[<" + button + ";" + (column + 1) + ";" + (row + 1) + (down ? "M" : "m"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
