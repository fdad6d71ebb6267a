package dev.branchline.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// What is to be said about a terminal after a program.
final class Terminals {
    /// Keys for which the harness has no method.
    static final String F2 = "\033OQ";
    static final String F3 = "\033OR";
    static final String F7 = "\033[18~";
    static final String UP = "\033[A";
    static final String DOWN = "\033[B";

    private static String freshSettings = "";

    private Terminals() {}

    /// The settings of a terminal in which nothing has run. Those of the terminal under test cannot be asked for in time: the launcher
    /// is quick.
    static synchronized String freshSettings() {
        if (freshSettings.isEmpty()) {
            try (TerminalHarness t = TerminalHarness.program(List.of("true")).start()) {
                t.awaitExit();
                freshSettings = t.sttyState();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return freshSettings;
    }

    static void assertRestored(TerminalHarness t) {
        assertRestored(t, freshSettings());
    }

    /// Modes, pen, scroll region and settings are as they were.
    static void assertRestored(TerminalHarness t, String sttyBefore) {
        t.await(() -> t.terminal().modes().equals(Set.of("?25", "?7")), "all modes are off, not " + t.terminal().modes());
        assertThat(t.terminal().isPenPlain()).as("the pen is plain").isTrue();
        assertThat(t.terminal().isScrollRegionWhole()).as("the scroll region is the whole screen").isTrue();
        assertThat(t.sttyState()).isEqualTo(sttyBefore);
    }

    /// The number of the last counted word on the screen, 0 for none.
    static int lastWord(String screen) {
        return java.util.regex.Pattern.compile("\\bw(\\d{6})\\b").matcher(screen).results()
                .mapToInt(word -> Integer.parseInt(word.group(1))).max().orElse(0);
    }
}
