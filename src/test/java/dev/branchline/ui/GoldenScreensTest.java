package dev.branchline.ui;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the screen looks like, cell by cell, in sizes and themes that people have.
class GoldenScreensTest {
    private static final List<int[]> SIZES = List.of(new int[] {40, 12}, new int[] {80, 24}, new int[] {120, 40}, new int[] {200, 60});

    static Stream<Arguments> screens() {
        return Screens.NAMES.stream().flatMap(name -> SIZES.stream().map(size -> Arguments.of(name, size[0], size[1])));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void looksAsItDid(String name, int columns, int rows) {
        StateFixtures fixture = Screens.of(name, columns, rows);
        TestScreen screen = new TestScreen(fixture.state()).paint(fixture.state(), fixture.now());
        StringBuilder planes = new StringBuilder(screen.text());
        planes.append("cursor ").append(screen.cursor()).append('\n');
        for (String theme : List.of("dark", "light")) {
            screen.paint(fixture.theme(theme).state(), fixture.now());
            planes.append(Golden.planes(screen, theme));
        }
        Golden.check(name + "@" + columns + "x" + rows, planes.toString());
    }
}
