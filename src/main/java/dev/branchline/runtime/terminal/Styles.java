package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import dev.branchline.text.Color;
import dev.branchline.text.TextStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// All styles of one screen, one [Style] per distinct [TextStyle]. UI thread.
final class Styles {
    private static final int MAX = 8192;

    private final ColorDepth depth;
    private final boolean links;
    private final Map<TextStyle, Style> interned = new HashMap<>();
    private TextStyle lastKey = TextStyle.PLAIN;
    private Style last;
    private final Style plain;

    Styles(ColorDepth depth, boolean links) {
        this.depth = depth;
        this.links = links;
        plain = new Style(TextStyle.PLAIN, depth, links, null);
        interned.put(TextStyle.PLAIN, plain);
        last = plain;
    }

    Style plain() {
        return plain;
    }

    @SuppressWarnings("ReferenceEquality")
    Style of(TextStyle textStyle) {
        if (textStyle == lastKey) {
            return last;
        }
        Style style = interned.get(textStyle);
        if (style == null) {
            // Links make styles, and links come from outside: forget all rather than grow for ever. Cells that are still on the
            // screen then differ from their equals once, which costs bytes and nothing else.
            if (interned.size() >= MAX) {
                interned.clear();
                interned.put(TextStyle.PLAIN, plain);
            }
            TextStyle blank = TextStyle.PLAIN.withBackground(textStyle.background());
            style = new Style(textStyle, depth, links, blank.equals(textStyle) ? null : of(blank));
            interned.put(textStyle, style);
        }
        lastKey = textStyle;
        last = style;
        return style;
    }

    /// The style of a stock Lanterna widget.
    Style of(TextColor foreground, TextColor background, Set<SGR> modifiers) {
        return of(new TextStyle(
                color(foreground),
                color(background),
                modifiers.contains(SGR.BOLD),
                false,
                modifiers.contains(SGR.ITALIC),
                modifiers.contains(SGR.UNDERLINE),
                modifiers.contains(SGR.CROSSED_OUT),
                modifiers.contains(SGR.REVERSE),
                null));
    }

    static Color color(TextColor color) {
        return color == TextColor.ANSI.DEFAULT
                ? Color.DEFAULT
                : Color.rgb((color.getRed() << 16) | (color.getGreen() << 8) | color.getBlue());
    }
}
