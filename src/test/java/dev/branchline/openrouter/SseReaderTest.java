package dev.branchline.openrouter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SseReaderTest {
    private static List<String> read(byte[] bytes, int... cuts) {
        List<String> told = new ArrayList<>();
        SseReader reader = new SseReader(sink(told));
        try {
            int from = 0;
            for (int cut : cuts) {
                int to = Math.max(from, Math.min(bytes.length, cut));
                reader.feed(bytes, from, to - from);
                from = to;
            }
            reader.feed(bytes, from, bytes.length - from);
            reader.end();
        } catch (SseReader.TooLong tooLong) {
            throw new AssertionError(tooLong);
        }
        return told;
    }

    private static List<String> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SseReader.Sink sink(List<String> told) {
        return new SseReader.Sink() {
            @Override
            public void data(byte[] bytes, int offset, int length) {
                told.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }

            @Override
            public void comment() {
                told.add(":");
            }
        };
    }

    @Test
    void endsLinesAtCrAndLfAndBoth() {
        assertThat(read("data: a\n\ndata: b\r\n\r\ndata: c\r\rdata: d\n\r\ndata: e\r\n\n")).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void joinsTheLinesOfOneEvent() {
        assertThat(read("data: a\ndata:b\ndata\ndata:  c\n\n")).containsExactly("a\nb\n\n c");
    }

    @Test
    void takesOffOneSpaceOnly() {
        assertThat(read("data:  two\n\ndata:none\n\n")).containsExactly(" two", "none");
    }

    @Test
    void tellsCommentsAndPassesOverOtherFields() {
        assertThat(read(": OPENROUTER PROCESSING\nevent: x\nid: 1\nretry: 5\ndatabase: no\ndata: a\n\n:\n\n"))
                .containsExactly(":", "a", ":");
    }

    @Test
    void passesOverAByteOrderMarkAtTheStartOnly() {
        assertThat(read("\uFEFFdata: a\n\n\uFEFFdata: b\n\n")).containsExactly("a");
    }

    @Test
    void deliversWhatLacksItsEnd() {
        assertThat(read("data: a\n\ndata: b\n")).containsExactly("a", "b");
        assertThat(read("data: a\n\ndata: b")).containsExactly("a", "b");
        assertThat(read("data: a\n\n\n\n")).containsExactly("a");
        assertThat(read("")).isEmpty();
    }

    @Test
    void anEmptyDataLineIsAnEvent() {
        assertThat(read("data:\n\ndata\n\n")).containsExactly("", "");
    }

    @Test
    void anEndlessLineIsGivenUp() {
        SseReader reader = new SseReader(sink(new ArrayList<>()), 10_000, 1_000_000);
        byte[] piece = "data: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> feedFor(reader, piece, 400)).isInstanceOf(SseReader.TooLong.class);
    }

    @Test
    void anEndlessEventIsGivenUp() {
        SseReader reader = new SseReader(sink(new ArrayList<>()), 10_000, 1_000_000);
        byte[] line = "data: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> feedFor(reader, line, 400)).isInstanceOf(SseReader.TooLong.class);
    }

    @Test
    void anEndlessStreamIsGivenUp() {
        SseReader reader = new SseReader(sink(new ArrayList<>()), 10_000, 1_000_000);
        byte[] comment = ":aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> feedFor(reader, comment, 40_000)).isInstanceOf(SseReader.TooLong.class);
    }

    private static void feedFor(SseReader reader, byte[] piece, int times) throws SseReader.TooLong {
        for (int i = 0; i < times; i++) {
            reader.feed(piece, 0, piece.length);
        }
    }

    @Provide
    Arbitrary<String> streams() {
        return Arbitraries.of("\n", "\r", "\r\n", "data: ", "data:", "data", ":", " ", "x", "é", "日", "👩‍💻", "\uFEFF", "event: y", "{\"a\":1}")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500)
    void chunkingChangesNothing(@ForAll("streams") String stream, @ForAll("cuts") List<Integer> cuts) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        int[] sorted = cuts.stream().mapToInt(cut -> cut).sorted().toArray();
        assertThat(read(bytes, sorted)).isEqualTo(read(bytes));
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 200).list().ofMaxSize(30);
    }
}
