package dev.branchline.tools.custom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkedNoiseTest {
    private static final String MARK = "\u0001ab\u0002";

    /// However it is cut, and whatever looks like the beginning of a mark.
    @Property(tries = 500)
    void marksAreTakenOutAndNothingElse(
            @ForAll @Chars({'\u0001', '\u0002', 'a', 'b'}) String before, @ForAll @Chars({'\u0001', 'a', 'b'}) String behind,
            @ForAll @IntRange(min = 1, max = 9) int size) {
        String clean = before.replace(MARK, "");
        if (clean.contains(MARK)) {
            return;
        }
        MarkedNoise noise = new MarkedNoise("ab");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] all = (clean + MARK + behind).getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < all.length; at += size) {
            int end = Math.min(all.length, at + size);
            out.writeBytes(noise.without(java.util.Arrays.copyOfRange(all, at, end), end - at, end == all.length));
        }
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(clean + behind);
    }

    @Test
    void whoWaitsGoesOnWithTheMarkOrTheEnd() throws InterruptedException {
        MarkedNoise noise = new MarkedNoise("ab");
        byte[] bytes = ("x" + MARK).getBytes(StandardCharsets.US_ASCII);
        assertThat(noise.without(bytes, bytes.length, false)).containsExactly('x');
        noise.delivered(false);
        noise.await(1, 60_000);
        noise.delivered(true);
        noise.await(2, 60_000);
        new MarkedNoise("ab").await(1, 5);
    }
}
