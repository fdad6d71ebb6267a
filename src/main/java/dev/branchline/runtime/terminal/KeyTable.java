package dev.branchline.runtime.terminal;

import dev.branchline.event.Input;
import dev.branchline.event.Key;
import dev.branchline.event.Key.Code;
import org.jspecify.annotations.Nullable;

/// Which bytes mean which key, in the dialects that terminals speak: VT220, xterm, rxvt, the Linux console, modifyOtherKeys,
/// and the kitty keyboard protocol. Null means: not a key of ours, drop it.
final class KeyTable {
    private static final int SHIFT = 1;
    private static final int ALT = 2;
    private static final int CTRL = 4;
    private static final int SUPER_HYPER_META = 8 | 16 | 32;
    private static final int RELEASE = 3;

    private KeyTable() {}

    /// A character with at least one modifier, in the one form that key bindings compare: letters in lower case.
    static Key character(int codePoint, boolean ctrl, boolean alt, boolean shift) {
        int lower = Character.toLowerCase(codePoint);
        boolean letter = Character.isLetter(codePoint);
        return new Key(Code.CHARACTER, letter ? lower : codePoint, ctrl, alt, letter && (shift || lower != codePoint));
    }

    /// @param b below 0x20, or 0x7f; not ESC
    static Key control(int b, boolean alt) {
        return switch (b) {
            case '\r' -> named(Code.ENTER, alt);
            case '\t' -> named(Code.TAB, alt);
            case 0x7f -> named(Code.BACKSPACE, alt);
            // What Ctrl+Backspace sends in most terminals; as a letter it would be Ctrl+H, which nobody can tell from it.
            case 8 -> new Key(Code.BACKSPACE, 0, true, alt, false);
            case 0 -> character(' ', true, alt, false);
            default -> character(b < 27 ? b + 'a' - 1 : b + '@', true, alt, false);
        };
    }

    /// As [#control] for a terminal whose Backspace key sends ^H.
    static Key controlSwapped(int b, boolean alt) {
        return control(b == 8 ? 0x7f : b == 0x7f ? 8 : b, alt);
    }

    private static Key named(Code code, boolean alt) {
        return new Key(code, 0, false, alt, false);
    }

    static @Nullable Input ss3(int b, boolean alt) {
        Code code = letterKey(b);
        if (code != null) {
            return new Input.Pressed(named(code, alt));
        }
        Code small = b >= 'a' && b <= 'd' ? letterKey(b - 'a' + 'A') : null;
        if (small != null) {
            return new Input.Pressed(new Key(small, 0, true, alt, false));
        }
        if (b == 'M') {
            return new Input.Pressed(named(Code.ENTER, alt));
        }
        // Application keypad.
        return b >= 'j' && b <= 'y' ? new Input.Typed(String.valueOf((char) (b - 'j' + '*'))) : null;
    }

    static @Nullable Input csi(CsiSequence csi, int last, boolean alt) {
        if (!csi.isPlain()) {
            return null;
        }
        int modifiers = modifiers(csi, 1, alt);
        return switch (last) {
            case 'I' -> csi.isEmpty() ? new Input.Focused(true) : null;
            case 'O' -> csi.isEmpty() ? new Input.Focused(false) : null;
            case 'Z' -> press(csi, Code.TAB, modifiers | SHIFT);
            case '~' -> csi.parameter(0, 0) == 27
                    ? coded(csi, csi.parameter(2, 0), modifiers)
                    : press(csi, tildeKey(csi.parameter(0, 0)), modifiers);
            case '^' -> press(csi, tildeKey(csi.parameter(0, 0)), modifiers | CTRL);
            case '@' -> press(csi, tildeKey(csi.parameter(0, 0)), modifiers | CTRL | SHIFT);
            case 'a', 'b', 'c', 'd' -> press(csi, letterKey(last - 'a' + 'A'), modifiers | SHIFT);
            case 'u' -> coded(csi, csi.parameter(0, 0), modifiers);
            default -> press(csi, letterKey(last), modifiers);
        };
    }

    private static int modifiers(CsiSequence csi, int index, boolean alt) {
        int bits = Math.max(csi.parameter(index, 1) - 1, 0);
        return alt ? bits | ALT : bits;
    }

    private static @Nullable Input press(CsiSequence csi, @Nullable Code code, int modifiers) {
        if (code == null || (modifiers & SUPER_HYPER_META) != 0 || csi.sub(1, 1) == RELEASE) {
            return null;
        }
        return new Input.Pressed(new Key(code, 0, (modifiers & CTRL) != 0, (modifiers & ALT) != 0, (modifiers & SHIFT) != 0));
    }

    /// A key named by its code point, as modifyOtherKeys and the kitty protocol do.
    private static @Nullable Input coded(CsiSequence csi, int code, int modifiers) {
        if ((modifiers & SUPER_HYPER_META) != 0 || csi.sub(1, 1) == RELEASE) {
            return null;
        }
        Code named = codedKey(code);
        if (named != null) {
            return press(csi, named, modifiers);
        }
        int character = keypadCharacter(code);
        if (!isPrintable(character)) {
            return null;
        }
        boolean shift = (modifiers & SHIFT) != 0;
        if ((modifiers & (CTRL | ALT)) == 0) {
            int shifted = shift ? csi.sub(0, Character.toUpperCase(character)) : character;
            return isPrintable(shifted) ? new Input.Typed(Character.toString(shifted)) : null;
        }
        return new Input.Pressed(character(character, (modifiers & CTRL) != 0, (modifiers & ALT) != 0, shift));
    }

    /// No control character, no surrogate, none of the private codes that stand for keys we do not know.
    private static boolean isPrintable(int codePoint) {
        return codePoint >= 0x20
                && (codePoint < 0x7f || codePoint >= 0xa0)
                && codePoint <= Character.MAX_CODE_POINT
                && (codePoint < 0xD800 || codePoint > 0xF8FF);
    }

    private static @Nullable Code letterKey(int letter) {
        return switch (letter) {
            case 'A' -> Code.UP;
            case 'B' -> Code.DOWN;
            case 'C' -> Code.RIGHT;
            case 'D' -> Code.LEFT;
            case 'H' -> Code.HOME;
            case 'F' -> Code.END;
            case 'P' -> Code.F1;
            case 'Q' -> Code.F2;
            case 'R' -> Code.F3;
            case 'S' -> Code.F4;
            default -> null;
        };
    }

    private static @Nullable Code tildeKey(int number) {
        return switch (number) {
            case 1, 7 -> Code.HOME;
            case 2 -> Code.INSERT;
            case 3 -> Code.DELETE;
            case 4, 8 -> Code.END;
            case 5 -> Code.PAGE_UP;
            case 6 -> Code.PAGE_DOWN;
            case 11, 12, 13, 14, 15 -> functionKey(number - 10);
            case 17, 18, 19, 20, 21 -> functionKey(number - 11);
            case 23, 24 -> functionKey(number - 12);
            default -> null;
        };
    }

    static Code functionKey(int number) {
        return switch (number) {
            case 1 -> Code.F1;
            case 2 -> Code.F2;
            case 3 -> Code.F3;
            case 4 -> Code.F4;
            case 5 -> Code.F5;
            case 6 -> Code.F6;
            case 7 -> Code.F7;
            case 8 -> Code.F8;
            case 9 -> Code.F9;
            case 10 -> Code.F10;
            case 11 -> Code.F11;
            case 12 -> Code.F12;
            default -> throw new IllegalArgumentException("no F" + number);
        };
    }

    private static @Nullable Code codedKey(int code) {
        return switch (code) {
            case 8, 127 -> Code.BACKSPACE;
            case 9 -> Code.TAB;
            case 13, 57414 -> Code.ENTER;
            case 27 -> Code.ESCAPE;
            case 57417 -> Code.LEFT;
            case 57418 -> Code.RIGHT;
            case 57419 -> Code.UP;
            case 57420 -> Code.DOWN;
            case 57421 -> Code.PAGE_UP;
            case 57422 -> Code.PAGE_DOWN;
            case 57423 -> Code.HOME;
            case 57424 -> Code.END;
            case 57425 -> Code.INSERT;
            case 57426 -> Code.DELETE;
            default -> null;
        };
    }

    /// The keypad of the kitty protocol: 57399 to 57408 are its digits, then `.`, `/`, `*`, `-`, `+`; 57415 is `=`.
    private static int keypadCharacter(int code) {
        if (code >= 57399 && code <= 57408) {
            return '0' + code - 57399;
        }
        if (code >= 57409 && code <= 57413) {
            return "./*-+".charAt(code - 57409);
        }
        return code == 57415 ? '=' : code;
    }
}
