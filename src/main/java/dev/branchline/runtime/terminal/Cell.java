package dev.branchline.runtime.terminal;

import java.nio.charset.StandardCharsets;

/// What one place of the screen shows: a grapheme cluster in a style. One object per distinct pair, so that screens are compared by
/// identity. A cluster of two columns is followed by its style's [Style#continuation()].
///
/// Not a Lanterna `TextCharacter`: its constructor runs a `BreakIterator` for every cell, which start-up would pay.
final class Cell {
    final Style style;
    final String text;
    /// 1 or 2; 0 for the right half of a wide cell.
    final int width;
    final byte[] utf8;
    /// Terminals disagree about this cluster's width: the most columns any may take. Equal to `width` when they agree.
    final int worstWidth;
    /// Spread well, so that rows can be compared by a sum.
    final int hash;

    Cell(Style style, String text, int width) {
        this.style = style;
        this.text = text;
        this.width = width;
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
        this.worstWidth = worstWidth(text, width);
        int mixed = (style.hashCode() * 31 + text.hashCode() + width) * 0x9E3779B9;
        this.hash = mixed ^ (mixed >>> 15);
    }

    boolean isDisputed() {
        return worstWidth != width;
    }

    /// A terminal without graphemes shows the parts of a sequence one after the other.
    private static int worstWidth(String text, int width) {
        if (text.length() < 2 || text.codePointCount(0, text.length()) < 2 || isOnlyCombined(text)) {
            return width;
        }
        int worst = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            worst += c > 0xFFFF || (c >= 0x1100 && Character.isEmojiPresentation(c)) ? 2 : 1;
        }
        // Never equal to the width: it is disputed even if the sum happens to be right.
        return Math.max(worst, width + 1);
    }

    /// A base with non-spacing marks of the basic plane, which all terminals put into one cell.
    private static boolean isOnlyCombined(String text) {
        for (int i = Character.charCount(text.codePointAt(0)); i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK || (c >= 0xFE00 && c <= 0xFE0F)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "<" : text;
    }
}
