package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.ui.ChangeFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PatchTextTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isAPatch() {
        FileDiff diff = ChangeFixtures.diff("src/a b.txt", "1\n2\n3\n4\n5\n", "1\n2\nx\n4\n5");

        assertThat(PatchText.of(diff)).isEqualTo("""
                diff --git a/src/a b.txt b/src/a b.txt
                --- a/src/a b.txt
                +++ b/src/a b.txt
                @@ -1,5 +1,5 @@
                 1
                 2
                -3
                +x
                 4
                -5
                +5
                \\ No newline at end of file
                """);
    }

    @Test
    void namesThatCouldBeMisreadAreQuoted() {
        assertThat(PatchText.of(ChangeFixtures.diff("a\"\n.txt", "", "x\n"))).contains("+++ \"b/a\\\"\\n.txt\"", "new file mode 100644", "--- /dev/null");
    }

    @Test
    void gitTakesIt() throws IOException, InterruptedException {
        Assumptions.assumeTrue(git("--version") == 0, "git is not on PATH");
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            String before = text(random, 60);
            String after = edited(random, before);
            FileDiff diff = ChangeFixtures.diff("f" + round + ".txt", before, after);
            Path file = folder.resolve("f" + round + ".txt");
            Files.writeString(file, before);
            Path patch = folder.resolve("p");
            Files.writeString(patch, PatchText.of(diff));
            if (!diff.hunks().isEmpty()) {
                assertThat(git("apply", patch.toString())).isZero();
                assertThat(file).hasContent(after);
            }
            // One hunk alone fits too.
            Files.writeString(file, before);
            if (diff.hunks().size() > 1) {
                Files.writeString(patch, PatchText.of(diff, List.of(diff.hunks().getLast())));
                assertThat(git("apply", patch.toString())).isZero();
            }
        }
    }

    private static String text(Random random, int lines) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            out.append(random.nextInt(30)).append(i == lines - 1 && random.nextBoolean() ? "" : random.nextInt(9) == 0 ? "\r\n" : "\n");
        }
        return out.toString();
    }

    private static String edited(Random random, String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            switch (random.nextInt(8)) {
                case 0 -> out.append("new ").append(random.nextInt(9)).append('\n').append(line);
                case 1 -> { }
                default -> out.append(line);
            }
        }
        return out.isEmpty() ? "x\n" : out.toString();
    }

    private int git(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(List.of(arguments));
        Process process = builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
