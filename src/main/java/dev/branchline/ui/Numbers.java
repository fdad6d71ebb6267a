package dev.branchline.ui;

import org.jspecify.annotations.Nullable;

/// Numbers as the screen shows them: short, with a point, whatever the locale.
public final class Numbers {
    private Numbers() {}

    /// `340`, `1.2k`, `12.4k`, `200k`, `1.05M`; `?` for the unknown.
    public static String tokens(@Nullable Long count) {
        if (count == null) {
            return "?";
        }
        long n = count;
        if (n < 1_000) {
            return Long.toString(n);
        }
        if (n < 999_500) {
            return n < 99_950 ? trimmed(tenths((n + 50) / 100)) + "k" : Math.round(n / 1_000.0) + "k";
        }
        if (n < 9_995_000) {
            long hundredths = (n + 5_000) / 10_000;
            return trimmed(hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100) + "M";
        }
        return trimmed(tenths((n + 50_000) / 100_000)) + "M";
    }

    /// `0.8 s`, `2.1 s`, `12 s`, `3 min 4 s`.
    public static String duration(long ms) {
        if (ms < 9_950) {
            return tenths((Math.max(0, ms) + 50) / 100) + " s";
        }
        return wholeSeconds(ms);
    }

    /// `3 s`, `3 min 4 s`, `1 h 5 min`: for what is still running, and for what needs no precision.
    public static String wholeSeconds(long ms) {
        long seconds = Math.max(0, Math.round(ms / 1_000.0));
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        return seconds / 3_600 + " h" + (seconds / 60 % 60 == 0 ? "" : " " + seconds / 60 % 60 + " min");
    }

    /// `91 %`; `<1 %` for a part that is not nothing, at most `99 %` for one that is not all.
    public static String percent(long part, long whole) {
        if (whole <= 0) {
            return "?";
        }
        long percent = Math.round(100.0 * part / whole);
        if (part > 0 && percent == 0) {
            return "<1 %";
        }
        if (part < whole && percent == 100) {
            percent = 99;
        }
        return percent + " %";
    }

    /// `84 tok/s`, `8.4 tok/s`.
    public static String speed(double tokensPerSecond) {
        return (tokensPerSecond < 9.95 ? trimmed(tenths(Math.round(tokensPerSecond * 10))) : Long.toString(Math.round(tokensPerSecond))) + " tok/s";
    }

    /// `312 B`, `12 kB`, `3.4 MB`.
    public static String bytes(long count) {
        if (count < 1_000) {
            return count + " B";
        }
        return count < 999_500 ? Math.round(count / 1_000.0) + " kB" : trimmed(tenths((count + 50_000) / 100_000)) + " MB";
    }

    /// By hand: a formatter costs more than the line that the number stands in, and that line is painted while tokens stream.
    private static String tenths(long count) {
        return count / 10 + "." + count % 10;
    }

    private static String trimmed(String digits) {
        String text = digits;
        while (text.indexOf('.') >= 0 && (text.endsWith("0") || text.endsWith("."))) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }
}
