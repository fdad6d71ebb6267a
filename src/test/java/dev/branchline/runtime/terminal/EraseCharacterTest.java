package dev.branchline.runtime.terminal;

import dev.branchline.event.Input;
import dev.branchline.event.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Terminals whose Backspace key sends ^H.
class EraseCharacterTest {
    @ParameterizedTest
    @CsvSource({
        "4500:5:bf:8a3b:3:1c:7f:15:4:0:1:0:11:13:1a:0:12:f:17:16:0, false",
        "4500:5:bf:8a3b:3:1c:8:15:4:0:1:0:11:13:1a:0:12:f:17:16:0, true",
        "gfmt1:cflag=4b00:iflag=6b02:lflag=200005cb:erase=7f:intr=3, false",
        "gfmt1:cflag=4b00:iflag=6b02:lflag=200005cb:erase=8:intr=3, true",
        "8:8:8, false",
        "'', false"
    })
    void sttyTellsIt(String saved, boolean controlH) {
        assertThat(Stty.erasesWithControlH(saved)).isEqualTo(controlH);
    }

    @Test
    void backspaceErasesThereToo() {
        assertThat(keys(true, "\b\177")).containsExactly(backspace(false), backspace(true));
        assertThat(keys(false, "\b\177")).containsExactly(backspace(true), backspace(false));
    }

    @Test
    void otherKeysAreAsEver() {
        Key ctrlH = new Key(Key.Code.CHARACTER, 'h', true, false, false);
        assertThat(keys(true, "\033[104;5u")).as("where a terminal can tell it").containsExactly(ctrlH);
        assertThat(keys(true, "\001")).containsExactly(Key.ctrl('a'));
    }

    private static Key backspace(boolean ctrl) {
        return new Key(Key.Code.BACKSPACE, 0, ctrl, false, false);
    }

    private static List<Key> keys(boolean controlH, String bytes) {
        List<Key> keys = new ArrayList<>();
        InputDecoder decoder = new InputDecoder(() -> 0, input -> {
            if (input instanceof Input.Pressed p) {
                keys.add(p.key());
            }
        });
        decoder.erasesWithControlH(controlH);
        decoder.feed(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return keys;
    }
}
