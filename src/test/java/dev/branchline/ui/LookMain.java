package dev.branchline.ui;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Prints the golden screens, for looking at them: `LookMain 80x24 conversation`.
final class LookMain {
    private LookMain() {}

    public static void main(String[] arguments) {
        String[] size = arguments[0].split("x", 2);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (int i = 1; i < arguments.length; i++) {
            StateFixtures fixture = Screens.of(arguments[i], Integer.parseInt(size[0]), Integer.parseInt(size[1]));
            TestScreen screen = new TestScreen(fixture.state()).paint(fixture.state(), fixture.now());
            out.print(screen.text());
            out.println("cursor " + screen.cursor());
        }
    }
}
