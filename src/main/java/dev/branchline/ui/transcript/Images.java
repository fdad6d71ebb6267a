package dev.branchline.ui.transcript;

import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import dev.branchline.ui.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Pictures are told, not drawn.
final class Images {
    private static final int LONGEST_LINK = 2_000;

    private Images() {}

    /// @param urls data or web URLs
    static List<StyledLine> rows(List<String> urls, int width) {
        List<StyledLine> rows = new ArrayList<>();
        for (String url : urls) {
            rows.addAll(Wrap.wrap(one(url), width));
        }
        return rows;
    }

    private static StyledLine one(String url) {
        if (!url.regionMatches(true, 0, "data:", 0, 5)) {
            return StyledLine.builder().add("[image] ", Role.MUTED).add(url, link(url)).build();
        }
        int comma = url.indexOf(',');
        String type = url.substring(5, Math.max(5, Math.min(url.length(), firstOf(url, comma)))).toLowerCase(Locale.ROOT);
        long bytes = comma < 0 ? 0 : (url.length() - comma - 1) * 3L / 4;
        return StyledLine.of("[image: " + (type.isEmpty() ? "?" : type.replace("image/", "")) + ", " + Numbers.bytes(bytes) + "]", Role.MUTED);
    }

    private static int firstOf(String url, int comma) {
        int semicolon = url.indexOf(';');
        int end = comma < 0 ? url.length() : comma;
        return Math.min(semicolon < 0 ? end : Math.min(semicolon, end), 40);
    }

    /// Only what a browser would open becomes a link.
    static Ink link(String url) {
        boolean web = url.startsWith("https://") || url.startsWith("http://");
        boolean plain = url.length() <= LONGEST_LINK && url.chars().allMatch(c -> c > 0x20 && c < 0x7F);
        return web && plain ? Ink.of(Role.LINK).withLink(url) : Ink.of(Role.LINK);
    }
}
