package dev.branchline.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

class GraphemesTest {
    /// From the Debian package unicode-data.
    private static final Path BREAK_TEST = Path.of("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt");

    /// The installed file may be of Unicode 15.0 while JDK 25 follows 16: rule GB9c (Indic conjuncts, 15.1) and a few
    /// changed properties could tell them apart. None of the file's lines is affected, so no exception is needed; should a
    /// newer pair of versions need some, they are to be listed here with their reason.
    @Test
    void passesUnicodesOwnTest() throws IOException {
        if (!Files.exists(BREAK_TEST)) {
            assertThat(System.getenv("CI")).as("CI needs " + BREAK_TEST + " (apt-get install unicode-data)").isNotEqualTo("true");
            abort(BREAK_TEST + " is not there");
        }
        int checked = 0;
        for (String line : Files.readAllLines(BREAK_TEST)) {
            String rule = line.replaceAll("#.*", "").strip();
            if (!rule.isEmpty()) {
                check(rule, line);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(500);
    }

    private static void check(String rule, String line) {
        StringBuilder text = new StringBuilder();
        List<Integer> expected = new ArrayList<>();
        for (String part : rule.split("\\s+")) {
            switch (part) {
                case "÷" -> expected.add(text.length());
                case "×" -> {}
                default -> text.appendCodePoint(Integer.parseInt(part, 16));
            }
        }
        assertThat(borders(text.toString())).as(line).isEqualTo(expected);
        for (int offset = 0; offset <= text.length(); offset++) {
            int wanted = offset;
            assertThat(Graphemes.floor(text, offset)).as("%d in %s", offset, line)
                    .isEqualTo(expected.stream().mapToInt(i -> i).filter(i -> i <= wanted).max().orElseThrow());
        }
    }

    private static List<Integer> borders(String text) {
        List<Integer> borders = new ArrayList<>(List.of(0));
        Graphemes walk = new Graphemes(text);
        for (int at = 0; at < text.length(); ) {
            at = walk.end(at);
            borders.add(at);
        }
        return borders;
    }

    @Test
    void countsAndSteps() {
        String text = "a👨‍👩‍👧e\u0301🇩🇪🇫🇷";
        assertThat(Graphemes.count(text)).isEqualTo(5);
        assertThat(Graphemes.after(text, 1)).isEqualTo(9);
        assertThat(Graphemes.before(text, 9)).isEqualTo(1);
        assertThat(Graphemes.before(text, text.length())).isEqualTo(text.length() - 4);
        assertThat(Graphemes.before(text, 0)).isZero();
        assertThat(Graphemes.after(text, text.length())).isEqualTo(text.length());
    }
}
