package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every example of CommonMark's and GitHub's specifications, streamed and whole.
class SpecExamplesTest {
    private static final List<String> SOURCES = sources();

    private static List<String> sources() {
        List<URL> files = new ArrayList<>(List.of(TestResources.getSpec(), TestResources.getGfmSpec()));
        files.addAll(TestResources.getRegressions());
        return files.stream()
                .flatMap(file -> ExampleReader.readExamples(file).stream())
                .map(Example::getSource)
                .toList();
    }

    @Test
    void thereAreManyExamples() {
        assertThat(SOURCES).hasSizeGreaterThan(1200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40, 120})
    void streamedEqualsWhole(int width) {
        for (String source : SOURCES) {
            List<StyledLine> whole = WholeLayout.rows(source, width);
            assertThat(MarkdownDocument.layout(source, width)).as("at once: %s", source).isEqualTo(whole);
            assertThat(streamed(source, width, width == 40 ? 1 : 0)).as("in pieces: %s", source).isEqualTo(whole);
            assertThat(whole).as("width of: %s", source).allMatch(row -> row.width() <= width);
        }
    }

    /// Neighbouring examples in one text: blocks of all kinds meet, and definitions reach across.
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n\n"})
    void concatenatedExamplesStreamedEqualWhole(String between) {
        for (int i = 0; i + 6 < SOURCES.size(); i += 5) {
            String source = String.join(between, SOURCES.subList(i, i + 6));
            assertThat(streamed(source, 40, 0)).as(source).isEqualTo(WholeLayout.rows(source, 40));
        }
    }

    /// @param step chars per delta; 0 for random lengths
    private static List<StyledLine> streamed(String source, int width, int step) {
        Random random = new Random(source.hashCode());
        MarkdownDocument document = new MarkdownDocument();
        for (int at = 0; at < source.length(); ) {
            int next = Math.min(source.length(), at + (step > 0 ? step : 1 + random.nextInt(12)));
            document.append(source.substring(at, next));
            document.rows(width);
            at = next;
        }
        document.finish();
        return document.rows(width);
    }
}
