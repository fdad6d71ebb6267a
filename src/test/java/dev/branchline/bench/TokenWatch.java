package dev.branchline.bench;

import dev.branchline.runtime.terminal.VtModel;

/// When which counted word was first seen on the screen.
final class TokenWatch implements Pane.Watcher {
    private static final int DIGITS = 6;

    private final long[] seenAt;
    private volatile int newest;

    TokenWatch(int tokens) {
        seenAt = new long[tokens + 1];
    }

    @Override
    public void changed(VtModel screen, long nanoTime) {
        for (int row = 0; row < screen.rows(); row++) {
            String line = screen.line(row);
            for (int at = line.indexOf('w'); at >= 0; at = line.indexOf('w', at + 1)) {
                int token = number(line, at + 1);
                if (token > 0 && token < seenAt.length && seenAt[token] == 0) {
                    seenAt[token] = nanoTime;
                    newest = Math.max(newest, token);
                }
            }
        }
    }

    private static int number(String line, int at) {
        if (at + DIGITS > line.length()) {
            return -1;
        }
        int number = 0;
        for (int i = at; i < at + DIGITS; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    boolean hasSeen(int token) {
        return newest >= token;
    }

    /// From the socket to the screen, for every token that was seen.
    void latencies(Wire wire, Samples into) {
        for (int token = 1; token < seenAt.length; token++) {
            if (seenAt[token] != 0 && wire.at(token) != 0) {
                into.addNanos(Math.max(0, seenAt[token] - wire.at(token)));
            }
        }
    }

    long seenAt(int token) {
        return seenAt[token];
    }
}
