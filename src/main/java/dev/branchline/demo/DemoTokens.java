package dev.branchline.demo;

import java.util.ArrayList;
import java.util.List;

/// The answer to `tokens N at R`: counted words, by which a benchmark can tell when token number k was sent and seen.
public final class DemoTokens {
    private static final int PER_PARAGRAPH = 60;

    private DemoTokens() {}

    /// Token number `k`, counted from 1, without the blank around it; unlike any other, and no part of another.
    public static String word(int k) {
        return "w" + Integer.toString(1_000_000 + k).substring(1);
    }

    /// The tokens as they are sent: a blank follows each word, and an empty line each sixtieth.
    static List<String> all(int count) {
        List<String> tokens = new ArrayList<>(count);
        for (int k = 1; k <= count; k++) {
            tokens.add(word(k) + (k == count ? "" : k % PER_PARAGRAPH == 0 ? "\n\n" : " "));
        }
        return tokens;
    }
}
