package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A process that writes and takes back without a pause is killed anywhere: in the middle of a content, of a line, of a file.
class KilledProcessTest {
    private static final int KILLS = 8;

    @TempDir
    Path folder;

    /// The one that is killed.
    static final class Writer {
        public static void main(String[] args) throws IOException {
            LedgerFolder f = new LedgerFolder(Path.of(args[0]));
            Random random = new Random(Long.parseLong(args[1]));
            for (int i = 0; ; i++) {
                String path = "file" + random.nextInt(3) + ".txt";
                f.ai(path, "begun " + args[1] + "." + i + "\n" + "x".repeat(random.nextInt(200_000)) + "\nended\n");
                if (random.nextInt(4) == 0) {
                    var plan = f.ledger.plan(new Wish.Undo(null));
                    if (plan.blocked().isEmpty() && !plan.hasConflicts()) {
                        f.ledger.apply(plan);
                    }
                } else if (random.nextInt(4) == 0) {
                    List<Change> all = f.ledger.view().changes().stream().map(s -> s.change()).toList();
                    var plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(all.getLast().id()))));
                    if (plan.blocked().isEmpty() && !plan.hasConflicts()) {
                        f.ledger.apply(plan);
                    }
                }
                System.out.println(i);
            }
        }
    }

    @Test
    void nothingIsHalfDoneAndAllGoesBack() throws Exception {
        Path at = folder.resolve("f");
        try (LedgerFolder f = new LedgerFolder(at)) {
            f.user("file0.txt", "mine\n");
        }
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            killAfter(at, kill, random.nextInt(4), random.nextInt(3_000_000));
            try (LedgerFolder f = new LedgerFolder(at)) {
                List<Change> known = f.ledger.view().changes().stream().map(s -> s.change()).toList();
                for (Change change : known) {
                    assertThat(f.ledger.diff(change.id()).after().text()).isNotNull();
                }
                for (int i = 0; i < 3; i++) {
                    String path = "file" + i + ".txt";
                    if (Files.exists(f.at(path))) {
                        assertThat(f.text(path)).matches(text -> text.equals("mine\n") || text.endsWith("\nended\n"), "whole");
                    }
                }
                KilledWritesTest.assertNoLeftovers(f);
            }
        }
        try (LedgerFolder f = new LedgerFolder(at)) {
            List<Change> known = f.ledger.view().changes().stream().map(s -> s.change()).toList();
            f.wish(new Wish.Revert(known.stream().map(c -> Selection.of(c.id())).toList()), true);
            assertThat(f.text("file0.txt")).isEqualTo("mine\n");
            assertThat(known).hasSizeGreaterThanOrEqualTo(KILLS);
        }
    }

    private static void killAfter(Path at, long seed, int lines, int spins) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Writer.class.getName(), at.toString(), Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i <= lines; i++) {
                assertThat(out.readLine()).as("the writer writes").isNotNull();
            }
            for (int i = 0; i < spins; i++) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
