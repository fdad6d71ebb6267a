package dev.branchline.tools.permission;

/// `*` stands for any text, everything else for itself. Takes time in proportion to the text, whatever the pattern.
final class Wildcard {
    private Wildcard() {}

    /// Whether the text fits from that place to its end.
    static boolean fits(String pattern, String text, int from) {
        int p = 0;
        int t = from;
        int star = -1;
        int resume = from;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) { // the star takes one more
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /// What stands before the first star.
    static String literal(String pattern) {
        int star = pattern.indexOf('*');
        return star < 0 ? pattern : pattern.substring(0, star);
    }
}
