package dev.branchline.tools.file;

import java.util.Locale;

/// Numbers as one reads them.
final class Numbers {
    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String bytes(long number) {
        return count(number) + (number == 1 ? " byte" : " bytes");
    }

    static String of(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
