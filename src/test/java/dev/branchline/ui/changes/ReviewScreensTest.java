package dev.branchline.ui.changes;

import dev.branchline.event.AppIntent;
import dev.branchline.text.TextStyle;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the review looks like. The golden files are rewritten with `-Dgolden.update=true`; look at the difference before keeping it.
class ReviewScreensTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/changes");
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final List<int[]> SIZES = List.of(new int[] {40, 12}, new int[] {80, 24}, new int[] {120, 40}, new int[] {200, 60});

    record Case(String name, int columns, int rows) {
        @Override
        public String toString() {
            return name + "@" + columns + "x" + rows;
        }
    }

    static Stream<Case> cases() {
        return ReviewScreens.NAMES.stream().flatMap(n -> SIZES.stream().map(s -> new Case(n, s[0], s[1])));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void looksAsItIsKept(Case c) throws IOException {
        StateFixtures fixture = ReviewScreens.of(c.name(), c.columns(), c.rows());
        TestScreen screen = ReviewLookMain.paint(fixture);
        StringBuilder actual = new StringBuilder(screen.text());
        for (String theme : List.of("dark", "light")) {
            screen.paint(fixture.theme(theme).state(), fixture.now());
            actual.append(planes(screen, theme));
        }
        Path file = GOLDEN.resolve(c + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertThat(actual.toString()).as("golden screen " + file).isEqualTo(Files.readString(file));
    }

    private static String planes(TestScreen screen, String theme) {
        Map<TextStyle, Character> signs = new LinkedHashMap<>();
        StringBuilder styles = new StringBuilder("styles, " + theme + "\n");
        for (int row = 0; row < screen.rows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < screen.columns(); column++) {
                line.append(signs.computeIfAbsent(screen.style(column, row), _ -> SIGNS.charAt(Math.min(signs.size(), SIGNS.length() - 1))).charValue());
            }
            styles.append(line.toString().replaceFirst("(.)\\1*$", "$1")).append('\n');
        }
        signs.forEach((style, sign) -> styles.append(sign).append(' ').append(style.foreground()).append(" on ").append(style.background())
                .append(style.bold() ? " bold" : "").append(style.underline() ? " underline" : "").append('\n'));
        return styles.toString();
    }

    @ParameterizedTest
    @MethodSource("names")
    void drawsAtAnySize(String name) {
        for (int columns : new int[] {1, 2, 3, 5, 8, 13, 20, 31, 60, 95, 139}) {
            for (int rows : new int[] {1, 2, 3, 4, 5, 7, 10, 30}) {
                assertThat(ReviewLookMain.paint(ReviewScreens.of(name, columns, rows)).rows()).isEqualTo(rows);
            }
        }
    }

    static List<String> names() {
        return ReviewScreens.NAMES;
    }

    @Test
    void nothingRawReachesACell() {
        TestScreen screen = ReviewLookMain.paint(ReviewScreens.of("review-hostile", 120, 40));

        for (int row = 0; row < screen.rows(); row++) {
            assertThat(screen.row(row)).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\u200b]");
        }
        assertThat(screen.text()).contains("␛");
    }

    /// Such a page covers the status line: what is said stands above its keys.
    @ParameterizedTest
    @ValueSource(strings = {"review", "conflict", "blame"})
    void whatIsSaidIsSeen(String name) {
        StateFixtures f = ReviewScreens.of(name, 80, 24).on(new AppIntent.Tell("This has to be read.", false));
        TestScreen screen = ReviewLookMain.paint(f);
        assertThat(screen.row(22)).contains("• This has to be read.");
        assertThat(screen.row(23)).contains("Esc");
    }
}
