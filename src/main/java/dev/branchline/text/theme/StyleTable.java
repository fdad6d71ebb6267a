package dev.branchline.text.theme;

import dev.branchline.text.Ink;
import dev.branchline.text.TextStyle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers the style of each ink. Thread-safe.
final class StyleTable {
    /// Links make new inks for ever, so the table starts over when it is full.
    private static final int MAX_STYLES = 4096;
    /// A power of two.
    private static final int RECENT = 512;

    private final Function<Ink, TextStyle> compute;
    private final Map<Ink, TextStyle> byInk = new ConcurrentHashMap<>();
    /// In front of the map, by identity, since laid-out rows share their inks. Races only lose an entry.
    private final @Nullable Known[] recent = new Known[RECENT];

    StyleTable(Function<Ink, TextStyle> compute) {
        this.compute = compute;
    }

    @SuppressWarnings("ReferenceEquality")
    TextStyle style(Ink ink) {
        int slot = System.identityHashCode(ink) & (RECENT - 1);
        Known known = recent[slot];
        if (known != null && known.ink == ink) {
            return known.style;
        }
        if (byInk.size() >= MAX_STYLES) {
            byInk.clear();
        }
        TextStyle style = byInk.computeIfAbsent(ink, compute);
        recent[slot] = new Known(ink, style);
        return style;
    }

    private record Known(Ink ink, TextStyle style) {}
}
