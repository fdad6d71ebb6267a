package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every recorded stream, in every piecing.
class StreamFixtureTest {
    private static final int END = -1;

    static Stream<Fixture> streams() {
        return Fixture.ofKind("sse").stream();
    }

    private record Read(Answer answer, List<StreamEvent> events, int comments) {}

    private static Read read(Fixture fixture, int... cuts) {
        byte[] bytes = fixture.bytes();
        Decoding decoding = new Decoding(fixture.responseHeaders());
        int from = 0;
        for (int cut : cuts) {
            int to = cut == END ? bytes.length : Math.max(from, Math.min(bytes.length, cut));
            decoding.feed(bytes, from, to - from);
            from = to;
        }
        decoding.feed(bytes, from, bytes.length - from);
        Answer answer = decoding.end();
        return new Read(answer, decoding.events.all(), decoding.comments);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void whole(Fixture fixture) {
        Read read = read(fixture);
        Expectation.check(read.answer(), fixture.expect(), read.comments());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void byteByByte(Fixture fixture) {
        int[] cuts = new int[fixture.bytes().length];
        Arrays.setAll(cuts, i -> i);
        assertThat(read(fixture, cuts)).isEqualTo(read(fixture));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void deltasAddUpToTheAnswer(Fixture fixture) {
        Decoding decoding = new Decoding();
        byte[] bytes = fixture.bytes();
        Answer answer = decoding.feed(bytes, 0, bytes.length).end();
        assertThat(decoding.events.text()).isEqualTo(answer.text());
        assertThat(decoding.events.reasoning()).isEqualTo(answer.reasoning());
    }

    @Provide
    Arbitrary<Fixture> fixtures() {
        return Arbitraries.of(Fixture.ofKind("sse"));
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 5000).list().ofMaxSize(60);
    }

    @Property(tries = 300)
    void anyCuts(@ForAll("fixtures") Fixture fixture, @ForAll("cuts") List<Integer> cuts) {
        List<Integer> sorted = new ArrayList<>(cuts);
        sorted.sort(null);
        assertThat(read(fixture, sorted.stream().mapToInt(cut -> cut).toArray())).isEqualTo(read(fixture));
    }
}
