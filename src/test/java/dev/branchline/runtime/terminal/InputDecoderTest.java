package dev.branchline.runtime.terminal;

import dev.branchline.event.Input;
import dev.branchline.event.Input.MouseKind;
import dev.branchline.event.Key;
import dev.branchline.event.Key.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InputDecoderTest {
    private long now;
    private final List<Input> got = new ArrayList<>();
    private final InputDecoder decoder = new InputDecoder(() -> now, this::receive);

    /// Text that came in pieces is one text.
    private void receive(Input input) {
        if (input instanceof Input.Typed(String more) && !got.isEmpty() && got.getLast() instanceof Input.Typed(String before)) {
            got.set(got.size() - 1, new Input.Typed(before + more));
        } else {
            got.add(input);
        }
    }

    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    private static Input key(Code code) {
        return new Input.Pressed(Key.of(code));
    }

    private static Input key(Code code, String modifiers) {
        return new Input.Pressed(new Key(code, 0, modifiers.contains("c"), modifiers.contains("a"), modifiers.contains("s")));
    }

    private static Input sign(int codePoint, String modifiers) {
        return new Input.Pressed(new Key(
                Code.CHARACTER, codePoint, modifiers.contains("c"), modifiers.contains("a"), modifiers.contains("s")));
    }

    private static Input typed(String text) {
        return new Input.Typed(text);
    }

    private static Arguments row(String bytes, Input... inputs) {
        return Arguments.of(bytes, List.of(inputs));
    }

    static Stream<Arguments> sequences() {
        return Stream.of(
                row("abc", typed("abc")),
                row("é好😀", typed("é好😀")),
                row("\r", key(Code.ENTER)),
                row("\n", sign('j', "c")),
                row("\t", key(Code.TAB)),
                row("\177", key(Code.BACKSPACE)),
                row("\b", key(Code.BACKSPACE, "c")),
                row("\0", sign(' ', "c")),
                row("\3", sign('c', "c")),
                row("\34", sign('\\', "c")),
                row("\37", sign('_', "c")),
                row("\033[A", key(Code.UP)),
                row("\033OA", key(Code.UP)),
                row("\033[1;5C", key(Code.RIGHT, "c")),
                row("\033[1;2D", key(Code.LEFT, "s")),
                row("\033[1;4B", key(Code.DOWN, "sa")),
                row("\033[H", key(Code.HOME)),
                row("\033[1~", key(Code.HOME)),
                row("\033[4~", key(Code.END)),
                row("\033[2~", key(Code.INSERT)),
                row("\033[3~", key(Code.DELETE)),
                row("\033[3;5~", key(Code.DELETE, "c")),
                row("\033[5~", key(Code.PAGE_UP)),
                row("\033[6;3~", key(Code.PAGE_DOWN, "a")),
                row("\033OP", key(Code.F1)),
                row("\033[11~", key(Code.F1)),
                row("\033[[A", key(Code.F1)),
                row("\033[[E", key(Code.F5)),
                row("\033[15~", key(Code.F5)),
                row("\033[24;2~", key(Code.F12, "s")),
                row("\033[1;5R", key(Code.F3, "c")),
                row("\033[Z", key(Code.TAB, "s")),
                row("\033[a", key(Code.UP, "s")),
                row("\033Oa", key(Code.UP, "c")),
                row("\033[3^", key(Code.DELETE, "c")),
                row("\033[13;2u", key(Code.ENTER, "s")),
                row("\033[27;2;13~", key(Code.ENTER, "s")),
                row("\033[27;5;13~", key(Code.ENTER, "c")),
                row("\033[97;5u", sign('a', "c")),
                row("\033[97;6u", sign('a', "cs")),
                row("\033[105;5u", sign('i', "c")),
                row("\033[97;1u", typed("a")),
                row("\033[97:65;2u", typed("A")),
                row("\033[97;1:3u"),
                row("\033[97;9u"),
                row("\033[57404u", typed("5")),
                row("\033[57414;5u", key(Code.ENTER, "c")),
                row("\033[57358u"),
                row("\033[27;6;63~", sign('?', "c")),
                row("\033a", sign('a', "a")),
                row("\033A", sign('a', "as")),
                row("\033é", sign('é', "a")),
                row("\033?", sign('?', "a")),
                row("\033\r", key(Code.ENTER, "a")),
                row("\033\177", key(Code.BACKSPACE, "a")),
                row("\033\1", sign('a', "ca")),
                row("\033\033[A", key(Code.UP, "a")),
                row("\033\033a", key(Code.ESCAPE), sign('a', "a")),
                row("\033[I", new Input.Focused(true)),
                row("\033[O", new Input.Focused(false)),
                row("\033[<0;10;20M", new Input.Mouse(MouseKind.DOWN, 1, 9, 19, false, false, false)),
                row("\033[<2;10;20m", new Input.Mouse(MouseKind.UP, 3, 9, 19, false, false, false)),
                row("\033[<64;200;1M", new Input.Mouse(MouseKind.WHEEL_UP, 0, 199, 0, false, false, false)),
                row("\033[<69;1;1M", new Input.Mouse(MouseKind.WHEEL_DOWN, 0, 0, 0, false, false, true)),
                row("\033[<48;3;4M", new Input.Mouse(MouseKind.DRAG, 1, 2, 3, true, false, false)),
                row("\033[<35;3;4M", new Input.Mouse(MouseKind.MOVE, 0, 2, 3, false, false, false)),
                row("\033[<66;3;4M"),
                row("\033[<0;0;0M"),
                row("\033[M !\"", new Input.Mouse(MouseKind.DOWN, 1, 0, 1, false, false, false)),
                row("\033[200~a\r\nb\rc\n\033[A\033[201~x", new Input.Pasted("a\nb\nc\n\033[A"), typed("x")),
                row("\033[200~\033[201~"),
                row("\033[201~x", typed("x")),
                row("\033]10;rgb:ffff/ffff/ffff\033\\x", typed("x")),
                row("\033]52;c;aGk=\7x", typed("x")),
                row("\033P>|tmux 3.3a\033\\x", typed("x")),
                row("\033_Gi=1;OK\033\\\033^pm\033\\\033Xsos\033\\x", typed("x")),
                row("\033[?62;22c\033[>1;10;0c\033[?2026;2$yx", typed("x")),
                row("\033[12;40Rx", typed("x")),
                row("\033[99999999999999999999~\033[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18qx", typed("x")),
                row("\033[1\033[A", key(Code.UP)),
                row("\033[12\030x", typed("x")),
                row("\033]0;never ended\033[Bx", key(Code.DOWN), typed("x")));
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void decodesEverySequenceCutAnywhere(String sequence, List<Input> expected) {
        byte[] all = bytes(sequence);
        for (int first = 0; first <= all.length; first++) {
            for (int second = first; second <= all.length; second++) {
                got.clear();
                decoder.feed(all, 0, first);
                decoder.feed(all, first, second - first);
                decoder.feed(all, second, all.length - second);
                assertThat(got).as("cut at %d and %d", first, second).isEqualTo(expected);
                assertThat(decoder.deadlineNanos()).isEqualTo(InputDecoder.NO_DEADLINE);
            }
        }
    }

    @Test
    void aLoneEscapeIsAKeyAfter25Milliseconds() {
        decoder.feed(bytes("\033"));
        assertThat(decoder.deadlineNanos()).isEqualTo(25_000_000);
        now = 24_000_000;
        decoder.timeout();
        assertThat(got).isEmpty();
        now = 25_000_000;
        decoder.timeout();
        assertThat(got).containsExactly(key(Code.ESCAPE));
        assertThat(decoder.deadlineNanos()).isEqualTo(InputDecoder.NO_DEADLINE);
        decoder.feed(bytes("[A"));
        assertThat(got).containsExactly(key(Code.ESCAPE), typed("[A"));
    }

    @Test
    void aSequenceThatNeverEndsDoesNotTakeTheKeyboard() {
        for (String beginning : List.of("\033[1;", "\033]52;c;abc", "\033Pq", "\033[M!", "\033[[", "\033[200~pasted")) {
            got.clear();
            decoder.feed(bytes(beginning));
            now += 2_000_000_000L;
            decoder.timeout();
            decoder.feed(bytes("k"));
            assertThat(got).as(beginning).endsWith(typed("k"));
            assertThat(got).filteredOn(Input.Typed.class::isInstance).hasSize(1);
        }
    }

    @Test
    void alternativeWithABracketIsSettledByTime() {
        for (String sign : List.of("[", "O", "]", "P")) {
            got.clear();
            decoder.feed(bytes("\033" + sign));
            now += 250_000_000;
            decoder.timeout();
            int lower = Character.toLowerCase(sign.charAt(0));
            assertThat(got).containsExactly(sign(lower, lower == sign.charAt(0) ? "a" : "as"));
        }
    }

    @Test
    void aPasteThatStallsIsDeliveredAndGoesOnWhenMoreComes() {
        decoder.feed(bytes("\033[200~first half \033[20"));
        now += 1_000_000_000;
        decoder.timeout();
        assertThat(got).containsExactly(new Input.Pasted("first half "));
        decoder.feed(bytes("1~"));
        decoder.feed(bytes("k"));
        assertThat(got).containsExactly(new Input.Pasted("first half "), typed("k"));
    }

    @Test
    void ctrlCAfterASilenceEndsAPasteWithoutAnEnd() {
        decoder.feed(bytes("\033[200~half"));
        now += 200_000_000;
        decoder.feed(new byte[] {3});
        assertThat(got).containsExactly(new Input.Pasted("half"), sign('c', "c"));
    }

    @Test
    void aLargePasteIsWholeAndQuick() {
        String line = "0123456789 some text é好 and more of it, up to a hundred bytes or so, to make it a line\n";
        String text = line.repeat(12_000);
        byte[] all = bytes("\033[200~" + text + "\033[201~");
        long start = System.nanoTime();
        for (int i = 0; i < all.length; i += 4096) {
            decoder.feed(all, i, Math.min(4096, all.length - i));
        }
        assertThat(got).containsExactly(new Input.Pasted(text));
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xbf, 0xc0, 0xc1, 0xf5, 0xff})
    void malformedUtf8IsReplaced(int b) {
        decoder.feed(new byte[] {'a', (byte) b, 'b'});
        assertThat(got).containsExactly(typed("a\ufffdb"));
    }

    @Test
    void controlCharactersOfTheSecondSetAreNotTyped() {
        decoder.feed(bytes("a\u009b31mb\u0085"));
        assertThat(got).containsExactly(typed("a31mb"));
    }

    @Property(tries = 2000)
    void garbageNeverThrowsAndIsTheSameInPieces(@ForAll @Size(max = 60) byte[] garbage, @ForAll int seed) {
        byte[] spiced = garbage.clone();
        for (int i = 0; i < spiced.length; i++) {
            if ((spiced[i] & 7) == 0) {
                spiced[i] = (byte) "\033[]<;~MO".charAt((spiced[i] >> 3) & 7);
            }
        }
        List<Input> whole = decode(List.of(spiced));
        int cut = spiced.length == 0 ? 0 : Math.floorMod(seed, spiced.length);
        List<Input> pieces = decode(List.of(Arrays.copyOf(spiced, cut), Arrays.copyOfRange(spiced, cut, spiced.length)));
        assertThat(pieces).isEqualTo(whole);
        whole.forEach(InputDecoderTest::assertNoControls);
    }

    @Property(tries = 2000)
    void noPartOfASequenceIsEverTyped(@ForAll @Size(max = 30) byte[] garbage, @ForAll byte last) {
        byte[] sequence = new byte[garbage.length + 3];
        sequence[0] = 0x1b;
        sequence[1] = '[';
        for (int i = 0; i < garbage.length; i++) {
            sequence[i + 2] = (byte) (0x20 + Math.floorMod(garbage[i], 0x20));
        }
        sequence[sequence.length - 1] = (byte) ('v' + Math.floorMod(last, 8));
        assertThat(decode(List.of(sequence))).noneMatch(i -> i instanceof Input.Typed || i instanceof Input.Pasted);
    }

    private static List<Input> decode(List<byte[]> pieces) {
        InputDecoderTest test = new InputDecoderTest();
        pieces.forEach(test.decoder::feed);
        test.now += 10_000_000_000L;
        test.decoder.timeout();
        return test.got;
    }

    private static void assertNoControls(Input input) {
        if (input instanceof Input.Typed(String text)) {
            assertThat(text.chars()).noneMatch(Character::isISOControl);
        }
    }
}
