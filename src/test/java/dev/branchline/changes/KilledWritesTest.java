package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.workspace.WriteStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The program ends at each single step of a write; the next opening finds a state that is right.
class KilledWritesTest {
    @TempDir
    Path folder;

    /// Not an exception that anybody catches: what comes after it in the program does not happen.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final CountedSteps disk = new CountedSteps(() -> {
        throw new Killed();
    });

    private LedgerFolder opened(String name) throws IOException {
        return disk.opened(folder.resolve(name));
    }

    static FileWrite write(LedgerFolder f, String path, @Nullable String text) throws IOException {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        return new FileWrite(path, new DiskFiles(f.workspace, WriteStep.Witness.NONE).state(path), bytes, -1);
    }

    @Test
    void aWriteOfSeveralFilesIsThereOrNotFileByFile() throws IOException {
        for (int at = 1; ; at++) {
            try (LedgerFolder f = opened("w" + at)) {
                f.user("a.txt", "1\nmine\n3\n");
                f.user("gone.txt", "all mine\n");
                List<FileWrite> writes =
                        List.of(write(f, "a.txt", "1\nmine\nAI\n3\n"), write(f, "gone.txt", null), write(f, "new/deep.txt", "AI\n"));
                boolean killed = killed(at, () -> f.ledger.write(LedgerFolder.origin("a1"), writes));
                f.reopen();
                assertThat(f.text("a.txt")).isIn("1\nmine\n3\n", "1\nmine\nAI\n3\n");
                assertNoLeftovers(f);
                List<Change> known = f.ledger.view().changes().stream().map(s -> s.change()).toList();
                assertThat(known.stream().anyMatch(c -> c.path().equals("a.txt"))).isEqualTo(f.text("a.txt").contains("AI"));
                assertThat(known.stream().anyMatch(c -> c.path().equals("gone.txt"))).isEqualTo(!Files.exists(f.at("gone.txt")));
                assertThat(known.stream().anyMatch(c -> c.path().equals("new/deep.txt"))).isEqualTo(Files.exists(f.at("new/deep.txt")));

                List<Selection> all = known.stream().map(c -> Selection.of(c.id())).toList();
                if (!all.isEmpty()) {
                    f.wish(new Wish.Revert(all));
                }
                assertThat(f.text("a.txt")).isEqualTo("1\nmine\n3\n");
                assertThat(f.text("gone.txt")).isEqualTo("all mine\n");
                assertThat(Files.exists(f.at("new/deep.txt"))).isFalse();
                if (!killed) {
                    assertThat(at).isGreaterThan(15);
                    return;
                }
            }
        }
    }

    @Test
    void anOperationIsThereOrNotFileByFile() throws IOException {
        for (int at = 1; ; at++) {
            try (LedgerFolder f = opened("o" + at)) {
                f.user("a.txt", "1\n2\n3\n4\n");
                f.user("old.txt", "name\n");
                Change edit = f.ai("a.txt", "1\nAI\n3\n4\n");
                f.user("a.txt", "1\nAI\n3\n4\nmine\n");
                Changes.Watch watch = f.ledger.watch(LedgerFolder.origin("a2"));
                Files.move(f.at("old.txt"), f.at("renamed.txt"));
                Change rename = watch.finish().changes().getFirst();
                assertThat(rename.edit().renamedFrom()).isEqualTo("old.txt");

                Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(edit.id()), Selection.of(rename.id()))));
                boolean killed = killed(at, () -> f.ledger.apply(plan));
                f.reopen();
                assertThat(f.text("a.txt")).isIn("1\nAI\n3\n4\nmine\n", "1\n2\n3\n4\nmine\n");
                assertThat(Files.exists(f.at("old.txt")) != Files.exists(f.at("renamed.txt"))).isTrue();
                assertNoLeftovers(f);

                f.wish(new Wish.Reapply(List.of(Selection.of(edit.id()), Selection.of(rename.id()))), true);
                assertThat(f.text("a.txt")).isEqualTo("1\nAI\n3\n4\nmine\n");
                assertThat(f.text("renamed.txt")).isEqualTo("name\n");
                if (!killed) {
                    assertThat(at).isGreaterThan(15);
                    return;
                }
            }
        }
    }

    private interface Work {
        Object run() throws IOException;
    }

    private boolean killed(int at, Work work) throws IOException {
        disk.failAt(at);
        try {
            work.run();
            return false;
        } catch (Killed _) {
            return true;
        } finally {
            disk.heal();
        }
    }

    static void assertNoLeftovers(LedgerFolder f) throws IOException {
        try (Stream<Path> all = Files.walk(f.root)) {
            assertThat(all.filter(p -> p.getFileName().toString().endsWith(".tmp"))).isEmpty();
        }
    }
}
