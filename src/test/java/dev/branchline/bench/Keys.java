package dev.branchline.bench;

import dev.branchline.runtime.terminal.VtModel;
import java.io.IOException;

/// How long a key takes from the keyboard to the screen.
final class Keys {
    /// Stays in the prompt, so that the key that comes and goes behind it can be found.
    private static final String MARK = "zq";
    private static final String WITH_KEY = MARK + "Z";

    private Keys() {}

    /// Types and erases a letter by turns.
    static void measure(Pane pane, int times, Samples into) throws IOException, InterruptedException {
        pane.typed(MARK, Keys::marked);
        for (int i = 0; i < times; i++) {
            into.addNanos(i % 2 == 0 ? pane.typed("Z", Keys::withKey) : pane.typed("\u007f", Keys::withoutKey));
        }
        for (int i = 0; i < MARK.length() + times % 2; i++) {
            pane.type("\u007f");
        }
        pane.await(s -> !prompt(s).contains("z"));
    }

    private static String prompt(VtModel screen) {
        return screen.line(screen.cursorRow());
    }

    private static boolean marked(VtModel screen) {
        return prompt(screen).contains(MARK);
    }

    private static boolean withKey(VtModel screen) {
        return prompt(screen).contains(WITH_KEY);
    }

    private static boolean withoutKey(VtModel screen) {
        return marked(screen) && !withKey(screen);
    }
}
