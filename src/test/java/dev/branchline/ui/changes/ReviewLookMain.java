package dev.branchline.ui.changes;

import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import dev.branchline.ui.debug.DebugFigures;
import dev.branchline.ui.overlay.Overlays;
import dev.branchline.ui.tree.TreePainter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Prints the golden screens of the review, for looking at them: `ReviewLookMain 80x24 review`.
final class ReviewLookMain {
    private ReviewLookMain() {}

    static TestScreen paint(StateFixtures fixture) {
        return new TestScreen(fixture.state(), new TreePainter(), new Overlays(ReviewLookMain::none)).paint(fixture.state(), fixture.now());
    }

    private static DebugFigures none() {
        throw new IllegalStateException("no figures are asked for here");
    }

    public static void main(String[] arguments) {
        String[] size = arguments[0].split("x", 2);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (String name : arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : ReviewScreens.NAMES) {
            TestScreen screen = paint(ReviewScreens.of(name, Integer.parseInt(size[0]), Integer.parseInt(size[1])));
            out.println("== " + name);
            out.print(screen.text());
        }
    }
}
