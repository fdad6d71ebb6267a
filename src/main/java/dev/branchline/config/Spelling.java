package dev.branchline.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Guesses what a mistyped name was meant to be.
final class Spelling {
    private Spelling() {}

    /// @return the known name that is at most two typing errors away, or null
    static @Nullable String nearest(String name, List<String> known) {
        if (name.length() > 40) { // nobody mistypes that much, and the distance costs the product of the lengths
            return null;
        }
        return known.stream()
                .filter(k -> distance(name, k) <= (k.length() < 5 ? 1 : 2))
                .min(Comparator.comparingInt(k -> distance(name, k)))
                .orElse(null);
    }

    /// Levenshtein's, regardless of case and of `_` and `-`.
    private static int distance(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
