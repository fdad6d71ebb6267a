package dev.branchline.bench;

import dev.branchline.demo.WireTap;
import java.util.concurrent.TimeUnit;

/// When the server gave which token of the running answer to the socket.
final class Wire implements WireTap {
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private long[] sentAt = new long[0];
    private int sent;

    /// Forgets the last answer; the next one has this many tokens.
    synchronized void expect(int tokens) {
        sentAt = new long[tokens + 1];
        sent = 0;
    }

    @Override
    public synchronized void sent(int tokens, long nanoTime) {
        while (sent < Math.min(tokens, sentAt.length - 1)) {
            sentAt[++sent] = nanoTime;
        }
        notifyAll();
    }

    /// @param token counted from 1
    /// @return 0 when it was not sent yet
    synchronized long at(int token) {
        return token < sentAt.length ? sentAt[token] : 0;
    }

    /// Waits until so many tokens are sent.
    synchronized void await(int tokens) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (sent < tokens) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("only " + sent + " of " + tokens + " tokens were sent");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
