package dev.branchline.runtime.terminal;

import dev.branchline.event.Input;
import dev.branchline.event.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InputPumpTest {
    private final AtomicLong time = new AtomicLong();
    private final List<String> keys = new ArrayList<>();
    private final InputPump pump = new InputPump(time::get, input -> keys.add(shown(input)));

    private static String shown(Input input) {
        return switch (input) {
            case Input.Pressed(Key key) -> (key.ctrl() ? "Ctrl+" : "") + (key.code() == Key.Code.CHARACTER ? Character.toString(key.codePoint()) : key.code());
            case Input.Typed(String text) -> text;
            default -> throw new AssertionError(input);
        };
    }

    private void received(String text) {
        pump.received(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theEnterOfALineTypedAheadIsEnter() {
        received("hi\n");
        assertThat(keys).containsExactly("hi", "ENTER");
    }

    /// It would send, and cost, half of what was pasted.
    @Test
    void aLineFeedInTheMiddleStaysText() {
        received("hi\nyo");
        assertThat(keys).containsExactly("hi", "Ctrl+j", "yo");
    }

    @Test
    void itMayComeByItself() {
        received("hi");
        received("\n");
        received("\n");
        assertThat(keys).containsExactly("hi", "ENTER", "Ctrl+j");
    }

    @Test
    void severalLinesTypedAheadStayText() {
        received("a\nb\n");
        assertThat(keys).containsExactly("a", "Ctrl+j", "b", "Ctrl+j");
    }

    @Test
    void laterALineFeedIsWhatItIs() {
        received("a");
        time.set(1_100_000_000);
        received("\n");
        assertThat(keys).containsExactly("a", "Ctrl+j");
    }

    @Test
    void aFirstKeyThatComesLateIsNoEarlyOne() {
        time.set(1_100_000_000);
        received("\n");
        assertThat(keys).containsExactly("Ctrl+j");
    }
}
