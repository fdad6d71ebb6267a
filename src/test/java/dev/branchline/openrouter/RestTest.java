package dev.branchline.openrouter;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Rest rest = new Rest(() -> {
        asked.incrementAndGet();
        return 0;
    });

    @Test
    void piecesThatComeFastMayRest() {
        rest.afterReading(1_000_000, 300);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aFloodAndWhatBringsNoTextIsReadOn() {
        rest.afterReading(1_000_000, 4096);
        rest.afterReading(0, 300);
        assertThat(asked).hasValue(0);
    }
}
