package dev.branchline.ui.composer;

import dev.branchline.text.Graphemes;
import dev.branchline.text.SafeText;

/// How a cluster of the draft is drawn. Always in as many cells as the editor counts for it, so that the cursor stands where one
/// sees it: what has no shape of its own gets a sign of one cell, and not the long mark used elsewhere.
final class VisibleCluster {
    static final String TAB = "→";
    static final String HIDDEN = "�";

    private VisibleCluster() {}

    /// @return the cluster itself when it can be drawn, else a sign of one cell
    static String of(String line, int start, int end) {
        char c = line.charAt(start);
        if (end == start + 1 && c >= 0x20 && c < 0x7F) {
            return String.valueOf(c);
        }
        if (c == '\t') {
            return TAB;
        }
        String cluster = line.substring(start, end);
        if (isDrawable(line, cluster, end)) {
            return cluster;
        }
        String safe = SafeText.of(cluster);
        return safe.length() == 1 || isOnMarkedBase(safe, cluster) ? safe : HIDDEN;
    }

    /// A joiner is drawable or not by what follows it.
    private static boolean isDrawable(String line, String cluster, int end) {
        if (SafeText.of(cluster).equals(cluster)) {
            return true;
        }
        char last = cluster.charAt(cluster.length() - 1);
        if ((last != '\u200C' && last != '\u200D') || end >= line.length()) {
            return false;
        }
        String both = cluster + line.substring(end, Graphemes.after(line, end));
        return SafeText.of(both).equals(both);
    }

    /// A lone combining mark is drawn on a dotted circle.
    private static boolean isOnMarkedBase(String safe, String cluster) {
        return safe.equals("◌" + cluster);
    }
}
