package dev.branchline.runtime.terminal;

import dev.branchline.text.CellWidth;
import dev.branchline.text.TextStyle;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A [TextStyle] as the terminal at hand shows it, with the cells that were drawn in it. Interned by [Styles].
final class Style {
    static final int BOLD = 1;
    static final int DIM = 2;
    static final int ITALIC = 4;
    static final int UNDERLINE = 8;
    static final int REVERSE = 16;
    static final int STRIKE = 32;

    private static final int FIRST_ASCII = ' ';
    private static final int ASCII_COUNT = 0x7f - FIRST_ASCII;
    private static final int MAX_OTHERS = 4096;
    private static final int MAX_LINK = 2000;

    final TextStyle textStyle;
    /// SGR parameters.
    final byte[] foreground;
    final byte[] background;
    final int attributes;
    /// The foreground does not show on a blank.
    private final boolean hasPlainBlank;
    final byte @Nullable [] link;
    /// The whole sequence that sets this style, whatever was set before; without the link.
    final byte[] sgr;
    private final Cell[] ascii = new Cell[ASCII_COUNT];
    private final Map<String, Cell> others = new HashMap<>();
    private final Cell continuation;

    /// @param blankStyle the style with this background and nothing else, null if that is this one. Blanks belong to it, so that
    /// blanks that look the same are the same.
    Style(TextStyle textStyle, ColorDepth depth, boolean links, @Nullable Style blankStyle) {
        this.textStyle = textStyle;
        foreground = ascii(Palette.sgr(textStyle.foreground(), depth, false));
        background = ascii(Palette.sgr(textStyle.background(), depth, true));
        attributes = (textStyle.bold() ? BOLD : 0)
                | (textStyle.dim() ? DIM : 0)
                | (textStyle.italic() ? ITALIC : 0)
                | (textStyle.underline() ? UNDERLINE : 0)
                | (textStyle.reverse() ? REVERSE : 0)
                | (textStyle.strike() ? STRIKE : 0);
        link = links ? safeLink(textStyle.link()) : null;
        hasPlainBlank = (attributes & (UNDERLINE | REVERSE | STRIKE)) == 0 && link == null;
        if (blankStyle != null && hasPlainBlank) {
            ascii[0] = blankStyle.blank();
        }
        sgr = ascii(completeSgr());
        continuation = new Cell(this, "", 0);
    }

    private String completeSgr() {
        StringBuilder sequence = new StringBuilder("\033[0");
        for (int bit = BOLD; bit <= STRIKE; bit <<= 1) {
            if ((attributes & bit) != 0) {
                sequence.append(';').append(code(bit));
            }
        }
        appendUnlessDefault(sequence, foreground, "39");
        appendUnlessDefault(sequence, background, "49");
        return sequence.length() == 3 ? "\033[m" : sequence.append('m').toString();
    }

    private static void appendUnlessDefault(StringBuilder sequence, byte[] color, String standard) {
        String parameters = new String(color, StandardCharsets.ISO_8859_1);
        if (!parameters.equals(standard)) {
            sequence.append(';').append(parameters);
        }
    }

    /// The SGR code that switches one attribute on.
    static int code(int bit) {
        return switch (bit) {
            case BOLD -> 1;
            case DIM -> 2;
            case ITALIC -> 3;
            case UNDERLINE -> 4;
            case REVERSE -> 7;
            case STRIKE -> 9;
            default -> throw new IllegalArgumentException("no attribute: " + bit);
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Nothing but visible ASCII may stand inside an escape sequence.
    private static byte @Nullable [] safeLink(@Nullable String target) {
        if (target == null || target.isEmpty() || target.length() > MAX_LINK || !target.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return null;
        }
        return ascii(target);
    }

    /// The cell for one cluster. What would not be one printable cluster is a blank.
    Cell cell(String cluster, int width) {
        if (cluster.length() == 1) {
            char c = cluster.charAt(0);
            if (c < 0x7f) {
                return ascii(c);
            }
        }
        Cell cell = others.get(cluster);
        if (cell == null || cell.width != width) {
            if (cluster.isEmpty() || !isPrintable(cluster)) {
                return ascii(' ');
            }
            if (others.size() >= MAX_OTHERS) {
                others.clear();
            }
            cell = new Cell(this, cluster, width);
            others.put(cluster, cell);
        }
        return cell;
    }

    Cell cell(String cluster) {
        return cell(cluster, CellWidth.ofCluster(cluster));
    }

    Cell ascii(char c) {
        int index = c - FIRST_ASCII;
        if (index < 0 || index >= ASCII_COUNT) {
            return c < 0xa0 ? ascii(' ') : cell(String.valueOf(c));
        }
        Cell cell = ascii[index];
        if (cell == null) {
            cell = new Cell(this, String.valueOf(c), 1);
            ascii[index] = cell;
        }
        return cell;
    }

    Cell blank() {
        return ascii(' ');
    }

    /// Whether this is a blank that the terminal can also make by erasing with the same background.
    boolean isErasedBy(Cell cell) {
        return cell == ascii[0] && hasPlainBlank;
    }

    boolean hasDefaultBackground() {
        return background.length == 2 && background[0] == '4' && background[1] == '9';
    }

    Cell continuation() {
        return continuation;
    }

    /// The last guard: no control byte reaches the terminal as text, whoever forgot to make it visible.
    private static boolean isPrintable(String cluster) {
        for (int i = 0; i < cluster.length(); i++) {
            char c = cluster.charAt(i);
            if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
                return false;
            }
        }
        return true;
    }
}
