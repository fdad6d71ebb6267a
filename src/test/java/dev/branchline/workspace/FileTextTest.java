package dev.branchline.workspace;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Text in every encoding goes back to the same bytes.
class FileTextTest {
    static Stream<Arguments> encodings() {
        return Stream.of(
                arguments("plain", "abc\n".getBytes(StandardCharsets.US_ASCII), "UTF-8", "abc\n"),
                arguments("empty", new byte[0], "UTF-8", ""),
                arguments("utf-8", "é日本\n".getBytes(StandardCharsets.UTF_8), "UTF-8", "é日本\n"),
                arguments("utf-8 marked", "\uFEFFé".getBytes(StandardCharsets.UTF_8), "UTF-8 with byte order mark", "é"),
                arguments("little", "\uFEFFhé\r\n".getBytes(StandardCharsets.UTF_16LE), "UTF-16LE with byte order mark", "hé\r\n"),
                arguments("big", "\uFEFFhé\r\n".getBytes(StandardCharsets.UTF_16BE), "UTF-16BE with byte order mark", "hé\r\n"),
                arguments("latin", "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1", "café\n"),
                arguments("windows", "\u201cquoted\u201d\n".getBytes(Charset.forName("windows-1252")), "windows-1252", "“quoted”\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void isReadAsWritten(String name, byte[] bytes, String encoding, String text) throws CharacterCodingException {
        FileText found = TextCodec.decode(bytes).orElseThrow();

        assertThat(found.encoding()).isEqualTo(encoding);
        assertThat(found.text()).isEqualTo(text);
        assertThat(found.bytes()).isEqualTo(bytes);
    }

    static Stream<Arguments> noTexts() {
        return Stream.of(
                arguments("picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13}),
                arguments("nul", "a\0b".getBytes(StandardCharsets.UTF_8)),
                arguments("control and high bytes", new byte[] {1, 2, (byte) 0xff}),
                arguments("utf-32", "\uFEFFa".getBytes(Charset.forName("UTF-32LE"))),
                arguments("odd utf-16", new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0, 'b'}),
                arguments("half a pair", new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8, 'x', 0}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noTexts")
    void isNoText(String name, byte[] bytes) {
        assertThat(TextCodec.decode(bytes)).isEmpty();
    }

    @Property(tries = 400)
    void anyBytesAreTextThatGoesBackOrNone(@ForAll("bytes") byte[] bytes) throws CharacterCodingException {
        var decoded = TextCodec.decode(bytes);
        if (decoded.isPresent()) {
            assertThat(decoded.get().bytes()).isEqualTo(bytes);
        }
    }

    @Property(tries = 400)
    void anyTextSurvivesInItsEncoding(@ForAll("texts") FileText text) throws CharacterCodingException {
        assertThat(TextCodec.decode(text.bytes())).contains(text);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        Arbitrary<byte[]> marked = Combinators.combine(
                Arbitraries.of("\uFEFF".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xff, (byte) 0xfe}, new byte[] {(byte) 0xfe, (byte) 0xff}),
                any).as((a, b) -> {
                    byte[] all = Arrays.copyOf(a, a.length + b.length);
                    System.arraycopy(b, 0, all, a.length, b.length);
                    return all;
                });
        Arbitrary<byte[]> high = Arbitraries.bytes().between((byte) -128, (byte) 126).filter(b -> b >= ' ' || b < 0).array(byte[].class).ofMaxSize(40);
        return Arbitraries.oneOf(any, marked, high);
    }

    @Provide
    Arbitrary<FileText> texts() {
        Arbitrary<String> line = Arbitraries.of("", "a", "é", "日本語", "👩‍👩‍👧", "\t x ", "\u2028", "$1 $&");
        Arbitrary<String> text = Combinators.combine(line.list().ofMaxSize(6), Arbitraries.of("\n", "\r\n", "\r"), Arbitraries.of("", "\n"))
                .as((lines, end, last) -> String.join(end, lines) + last);
        return Arbitraries.oneOf(
                text.map(FileText::fresh),
                text.map(t -> new FileText(t, StandardCharsets.UTF_8, true)),
                text.map(t -> new FileText(t, StandardCharsets.UTF_16LE, true)),
                text.map(t -> new FileText(t, StandardCharsets.UTF_16BE, true)));
    }

    @Test
    void saysWhatAnEncodingLacks() {
        FileText latin = TextCodec.decode("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)).orElseThrow().with("café 日本 日");

        assertThat(latin.foreign()).isEqualTo("日本");
        assertThatThrownBy(latin::bytes).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void tellsLineEnds() {
        assertThat(FileText.fresh("a").lineEnds()).isEqualTo(FileText.LineEnds.NONE);
        assertThat(FileText.fresh("a\nb\n").lineEnds()).isEqualTo(FileText.LineEnds.LF);
        assertThat(FileText.fresh("a\r\nb").lineEnds()).isEqualTo(FileText.LineEnds.CRLF);
        assertThat(FileText.fresh("a\r\nb\n").lineEnds()).isEqualTo(FileText.LineEnds.MIXED);
        assertThat(FileText.fresh("\n").lineEnds()).isEqualTo(FileText.LineEnds.LF);
        assertThat(FileText.fresh("a\nb").endsWithNewline()).isFalse();
    }
}
