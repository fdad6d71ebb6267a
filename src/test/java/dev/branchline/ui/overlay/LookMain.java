package dev.branchline.ui.overlay;

import dev.branchline.runtime.terminal.FrameStats;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import dev.branchline.ui.debug.DebugFigures;
import dev.branchline.ui.tree.TreePainter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Prints the golden screens, for looking at them: `LookMain 80x24 models palette`.
final class LookMain {
    static final DebugFigures FIGURES = new DebugFigures(
            new FrameStats(120, 48_000, 9_000, 4, 312, 180_000), List.of(0.2, 0.4, 1.2), 3, 41, 900, 620, List.of("Typed", "TextDelta"), 880, 12);

    private LookMain() {}

    static TestScreen paint(StateFixtures fixture) {
        return paint(fixture, RoleTheme.THEME);
    }

    static TestScreen paint(StateFixtures fixture, Theme theme) {
        return new TestScreen(fixture.state(), new TreePainter(), new Overlays(() -> FIGURES), _ -> theme).paint(fixture.state(), fixture.now());
    }

    public static void main(String[] arguments) {
        String[] size = arguments[0].split("x", 2);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (String name : arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : OverlayScreens.NAMES) {
            TestScreen screen = paint(OverlayScreens.of(name, Integer.parseInt(size[0]), Integer.parseInt(size[1])));
            out.println("== " + name);
            out.print(screen.text());
            out.println("cursor " + screen.cursor());
        }
    }
}
