package dev.branchline.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The review by key in a session of 10,000 changes, the newest of a file of 100,000 lines: all of it is there, and what is taken back is
/// one hunk, to the byte. How long it takes is told by [#main].
class ScaleIT {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String F4 = "\033OS";

    private final Path folder = temporary();
    private final Lodging home = lodging(folder);

    private static Path temporary() {
        try {
            return Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "scale") : Files.createTempDirectory("scale");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Lodging lodging(Path folder) {
        try {
            return new Lodging(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void moveIn() throws Exception {
        ScaleSession.write(home.home, home.workspace);
    }

    @AfterEach
    void moveOut() throws IOException {
        home.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(f -> f.delete());
        }
    }

    @Test
    void allOfItIsThereAndOneHunkIsOneHunk() throws IOException {
        Path large = home.workspace.resolve("Large.java");
        String before = Files.readString(large);
        try (TerminalHarness t = home.branchline("-c").size(160, 45).start()) {
            Steps steps = new Steps(t, false);
            walk(steps);
            assertThat(steps.count).isEqualTo(11);
            String expected = before.replace("    // changed 1250\n", "    int value1250 = compute(" + 1250 * 31 + ");\n");
            assertThat(Files.readString(large)).isEqualTo(expected);
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
    }

    /// Keys, and what is on the screen when they are done.
    private static final class Steps {
        final TerminalHarness terminal;
        final boolean tells;
        int count;

        Steps(TerminalHarness terminal, boolean tells) {
            this.terminal = terminal;
            this.tells = tells;
        }

        /// @param twice what is to be there as well
        void step(String what, String keys, String text, String twice) {
            long from = System.nanoTime();
            terminal.type(keys).awaitText(text).awaitText(twice);
            if (tells) {
                System.out.printf(Locale.ROOT, "%-40s %6.1f ms%n", what, (System.nanoTime() - from) / 1e6);
            }
            count++;
        }
    }

    private static void walk(Steps s) {
        s.terminal.awaitText("F4 review").awaitText("Large.java");
        s.step("open the review", F4, ScaleSession.CHANGES + " changes by turn", "hunk 1 of " + ScaleSession.HUNKS);
        s.step("the next hunk", "]]", "// changed 1250", "hunk 3 of " + ScaleSession.HUNKS);
        s.step("take one hunk back: the preview", "u", "1 to restore", "nothing is done yet");
        s.step("do it", "\r", "done · o1", "1 restored");
        s.step("close the report", "\r", "○ taken back  hunk 3", "hunk 4 of");
        s.step("the next hunk, one line selected", "]j ", "take back 2 lines", "unselect");
        s.step("no more selected", "\033", "u take back  a apply", "hunk 4 of");
        s.step("another hunk back: the preview", "]u", "1 file: 1", "nothing is done yet");
        s.terminal.escape().awaitNoText("nothing is done yet");
        s.step("the file before", "p", "src/f98.txt  ● applied", "hunk 1 of");
        s.step("a filter", "/prompt 7\r", "“prompt 7”", "hidden");
        s.step("by path", "t", "by path", "hidden");
    }

    /// Tells how long each step takes, from the key to the screen.
    public static void main(String[] args) throws Exception {
        ScaleIT it = new ScaleIT();
        try {
            it.moveIn();
            try (TerminalHarness t = it.home.branchline("-c").size(160, 45).start()) {
                walk(new Steps(t, true));
            }
        } finally {
            it.moveOut();
        }
    }
}
