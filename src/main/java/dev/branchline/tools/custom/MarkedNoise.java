package dev.branchline.tools.custom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What tools print comes on another pipe than their answers, so an answer may overtake what was printed before it. The host therefore
/// puts a mark among the prints before each answer: who has seen the mark has seen all that was printed until then.
///
/// One thread adds; any may wait.
final class MarkedNoise {
    private final byte[] mark;
    private int matched;
    private long found;
    private long delivered;
    private boolean over;

    /// @param secret not to be guessed; letters and digits
    MarkedNoise(String secret) {
        // Its first byte stands nowhere else in it, so that a try that fails can only begin anew where it failed.
        this.mark = ("\u0001" + secret + "\u0002").getBytes(StandardCharsets.US_ASCII);
    }

    /// @param end whether nothing comes any more
    /// @return the bytes without marks; the beginning of what may become one waits
    byte[] without(byte[] bytes, int length, boolean end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length);
        for (int i = 0; i < length; i++) {
            if (bytes[i] != mark[matched]) {
                out.write(mark, 0, matched);
                matched = 0;
            }
            if (bytes[i] != mark[matched]) {
                out.write(bytes[i]);
            } else if (++matched == mark.length) {
                matched = 0;
                found++;
            }
        }
        if (end) {
            out.write(mark, 0, matched);
            matched = 0;
        }
        return out.toByteArray();
    }

    /// What was added has been handed on.
    synchronized void delivered(boolean end) {
        delivered = found;
        over |= end;
        notifyAll();
    }

    /// Waits until that many marks were seen and what stood before them was handed on, or for so long: a tool may have closed what it prints to.
    synchronized void await(long marks, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; delivered < marks && !over && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
