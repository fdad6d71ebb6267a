package dev.branchline.ui.overlay;

import dev.branchline.event.OverlayIntent;
import dev.branchline.state.overlay.OverlayBox;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import dev.branchline.text.TextStyle;
import dev.branchline.ui.Golden;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What overlays and the side panel look like. The golden files are rewritten with `-Dgolden.update=true`; look at the
/// difference before keeping it.
class OverlayScreensTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/overlay");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final List<int[]> SIZES = List.of(new int[] {40, 12}, new int[] {80, 24}, new int[] {120, 40}, new int[] {200, 60});

    record Case(String name, int columns, int rows) {
        @Override
        public String toString() {
            return name + "@" + columns + "x" + rows;
        }
    }

    static Stream<Case> cases() {
        return OverlayScreens.NAMES.stream().flatMap(n -> SIZES.stream().map(s -> new Case(n, s[0], s[1])));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void looksAsItIsKept(Case c) throws IOException {
        StateFixtures fixture = OverlayScreens.of(c.name(), c.columns(), c.rows());
        TestScreen screen = LookMain.paint(fixture);
        TestScreen light = LookMain.paint(fixture, TestScreen.theme("light"));
        String actual = planes(screen, light, place(fixture, c));

        Path file = GOLDEN.resolve(c + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertThat(actual).as("golden screen " + file).isEqualTo(Files.readString(file));
    }

    /// The part of the screen that is ours.
    private static Rect place(StateFixtures f, Case c) {
        if (!f.state().overlays().isEmpty()) {
            return OverlayBox.of(f.state().panes(), f.state().overlays().getLast()).box();
        }
        if (c.name().contains("tree")) {
            Rect side = Geometry.of(f.state()).side();
            // Its lower edge belongs to the editor.
            return new Rect(side.column(), side.row(), side.width(), side.height() - 1);
        }
        Rect composer = Geometry.of(f.state()).composer();
        return c.name().equals("debug")
                ? new Rect(Math.max(0, c.columns() - 44), 1, Math.min(44, c.columns()), Math.min(9, c.rows() - 2))
                : new Rect(1, Math.max(0, composer.row() - 3), Math.min(90, c.columns() - 2), Math.min(3, composer.row()));
    }

    /// `a12b3` for twelve times a and three times b.
    private static String runs(String letters) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < letters.length(); ) {
            int end = i;
            while (end < letters.length() && letters.charAt(end) == letters.charAt(i)) {
                end++;
            }
            out.append(letters.charAt(i)).append(end - i);
            i = end;
        }
        return out.toString();
    }

    /// The text, then the styles of its cells as letters, then what the letters mean: roles, and their colours in the light theme.
    private static String planes(TestScreen screen, TestScreen light, Rect area) {
        StringBuilder text = new StringBuilder();
        StringBuilder styles = new StringBuilder();
        List<TextStyle> known = new ArrayList<>();
        List<Set<String>> inLight = new ArrayList<>();
        for (int row = area.row(); row < area.row() + area.height(); row++) {
            StringBuilder line = new StringBuilder();
            StringBuilder letters = new StringBuilder();
            for (int column = area.column(); column < area.column() + area.width(); column++) {
                line.append(screen.screen.textAt(column, row));
                assertThat(light.screen.textAt(column, row)).isEqualTo(screen.screen.textAt(column, row));
                TextStyle style = screen.style(column, row);
                if (!known.contains(style)) {
                    known.add(style);
                    inLight.add(new LinkedHashSet<>());
                }
                inLight.get(known.indexOf(style)).add(Golden.describe(light.style(column, row)));
                letters.append(LETTERS.charAt(known.indexOf(style)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
            styles.append(runs(letters.toString())).append('\n');
        }
        StringBuilder legend = new StringBuilder();
        for (int i = 0; i < known.size(); i++) {
            legend.append(LETTERS.charAt(i)).append(' ').append(RoleTheme.name(known.get(i))).append(", light ")
                    .append(String.join(" | ", inLight.get(i))).append('\n');
        }
        return text + "\n" + styles + "\n" + legend;
    }

    @ParameterizedTest
    @MethodSource("names")
    void drawsAtAnySize(String name) {
        for (int columns : new int[] {1, 2, 3, 5, 8, 13, 16, 20, 24, 31}) {
            for (int rows : new int[] {1, 2, 3, 4, 5, 7, 10}) {
                StateFixtures fixture = OverlayScreens.of(name, columns, rows);
                TestScreen screen = LookMain.paint(fixture);

                assertThat(screen.rows()).isEqualTo(rows);
            }
        }
    }

    static List<String> names() {
        return OverlayScreens.NAMES;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingRawReachesACell(Case c) {
        TestScreen screen = LookMain.paint(OverlayScreens.of(c.name(), c.columns(), c.rows()));

        for (int row = 0; row < screen.rows(); row++) {
            assertThat(screen.row(row)).as("row " + row)
                    .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\u200b]");
        }
        assertThat(screen.text()).contains("␛");
    }

    static Stream<Case> hostile() {
        return cases().filter(c -> c.name().startsWith("hostile") && c.columns() >= 80);
    }

    @Test
    void windowsFollowTheStack() {
        StateFixtures f = OverlayScreens.of("tree", 80, 24);
        TestScreen screen = LookMain.paint(f);
        String before = screen.text();
        f.on(new OverlayIntent.Open(OverlayIntent.Kind.PALETTE), new OverlayIntent.Open(OverlayIntent.Kind.RENAME));
        screen.paint(f.state(), f.now());

        assertThat(screen.text()).contains("─ Commands ─", "─ Title of the session ─");

        f.on(new OverlayIntent.Close());
        screen.paint(f.state(), f.now());
        assertThat(screen.text()).contains("─ Commands ─").doesNotContain("─ Title of the session ─");

        f.on(new OverlayIntent.Close());
        screen.paint(f.state(), f.now());
        assertThat(screen.text()).isEqualTo(before);
    }

    @Test
    void theCursorStandsBehindWhatIsTyped() {
        StateFixtures f = OverlayScreens.of("field", 80, 24);
        TestScreen screen = LookMain.paint(f);

        assertThat(screen.cursor()).isNotNull();
        String row = screen.row(Objects.requireNonNull(screen.cursor()).getRow());
        assertThat(row.substring(0, screen.cursor().getColumn())).endsWith("› CRLF parsing");
    }

    @Test
    void ofAKeyNothingIsShownButItsLength() {
        TestScreen screen = LookMain.paint(OverlayScreens.of("key", 80, 24));

        assertThat(screen.text()).contains("› " + "•".repeat(19) + " ").doesNotContain("0123456789");
    }
}
