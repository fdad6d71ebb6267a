package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.workspace.WriteStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The disk fails at each single step, once or from there on: what the ledger says is on the disk, and nothing is lost.
class FailingDiskTest {
    @TempDir
    Path folder;

    private final CountedSteps disk = new CountedSteps(() -> {
        throw new IOException("No space left on device");
    });

    private void failAt(int step, boolean forGood) {
        if (forGood) {
            disk.fullFrom(step);
        } else {
            disk.failAt(step);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWriteIsKnownAsFarAsItWent(boolean forGood) throws IOException {
        int last = 0;
        for (int at = 1; last == 0; at++) {
            try (LedgerFolder f = disk.opened(folder.resolve("w" + at))) {
                f.user("a.txt", "1\nmine\n3\n");
                f.user("gone.txt", "all mine\n");
                List<FileWrite> writes = List.of(KilledWritesTest.write(f, "a.txt", "1\nmine\nAI\n3\n"),
                        KilledWritesTest.write(f, "gone.txt", null), KilledWritesTest.write(f, "new/deep.txt", "AI\n"));
                failAt(at, forGood);
                boolean failed = false;
                try {
                    f.ledger.write(LedgerFolder.origin("a1"), writes);
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("No space left");
                    failed = true;
                }
                assertLedgerIsDisk(f);
                disk.heal();
                f.reopen();
                List<Change> known = assertLedgerIsDisk(f);
                if (!known.isEmpty()) {
                    f.wish(new Wish.Revert(known.stream().map(c -> Selection.of(c.id())).toList()));
                }
                assertThat(f.text("a.txt")).isEqualTo("1\nmine\n3\n");
                assertThat(f.text("gone.txt")).isEqualTo("all mine\n");
                assertThat(f.at("new/deep.txt")).doesNotExist();
                last = failed || at < 20 ? 0 : at;
            }
        }
    }

    private static List<Change> assertLedgerIsDisk(LedgerFolder f) throws IOException {
        KilledWritesTest.assertNoLeftovers(f);
        List<Change> known = f.ledger.view().changes().stream().map(s -> s.change()).toList();
        assertThat(known.stream().anyMatch(c -> c.path().equals("a.txt"))).isEqualTo(f.text("a.txt").contains("AI"));
        assertThat(known.stream().anyMatch(c -> c.path().equals("gone.txt"))).isEqualTo(!Files.exists(f.at("gone.txt")));
        assertThat(known.stream().anyMatch(c -> c.path().equals("new/deep.txt"))).isEqualTo(Files.exists(f.at("new/deep.txt")));
        return known;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReportIsWhatIsOnTheDisk(boolean forGood) throws IOException {
        for (int at = 1; at < 36; at++) {
            try (LedgerFolder f = disk.opened(folder.resolve("o" + at))) {
                f.user("a.txt", "1\n2\n3\n4\n");
                f.user("old.txt", "name\n");
                Change edit = f.ai("a.txt", "1\nAI\n3\n4\n");
                f.user("a.txt", "1\nAI\n3\n4\nmine\n");
                Changes.Watch watch = f.ledger.watch(LedgerFolder.origin("a2"));
                Files.move(f.at("old.txt"), f.at("renamed.txt"));
                Change rename = watch.finish().changes().getFirst();

                Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(edit.id()), Selection.of(rename.id()))));
                failAt(at, forGood);
                try {
                    Report report = f.ledger.apply(plan);
                    for (FilePlan file : report.files()) {
                        assertThat(state(f, file.path())).as(file.toString()).isEqualTo(file.edit().after());
                        assertThat(file.fate() == FilePlan.Fate.SKIPPED).isEqualTo(!file.why().isEmpty());
                    }
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("No space left");
                    assertThat(f.text("a.txt")).isEqualTo("1\nAI\n3\n4\nmine\n");
                    assertThat(f.text("renamed.txt")).isEqualTo("name\n");
                }
                KilledWritesTest.assertNoLeftovers(f);
                disk.heal();
                var before = f.ledger.view();
                f.reopen();
                assertThat(f.ledger.view().changes()).isEqualTo(before.changes());
                f.wish(new Wish.Undo(null), true);
                assertThat(f.text("a.txt")).isEqualTo("1\nAI\n3\n4\nmine\n");
                assertThat(f.text("renamed.txt")).isEqualTo("name\n");
                assertThat(f.at("old.txt")).doesNotExist();
            }
        }
    }

    private static FileState state(LedgerFolder f, String path) throws IOException {
        return new DiskFiles(f.workspace, WriteStep.Witness.NONE).state(path);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void withoutRoomForTheOldContentNothingIsTouched(int files) throws IOException {
        try (LedgerFolder f = new LedgerFolder(folder.resolve("b"))) {
            Path blobs = f.data.resolve("blobs");
            List<FileWrite> writes = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                f.user("a" + i + ".txt", "mine " + i + "\n");
                writes.add(KilledWritesTest.write(f, "a" + i + ".txt", "AI\n"));
            }
            // Where folders of contents would be made there are files, so that none can be stored.
            for (int i = 0; i < 256; i++) {
                Files.writeString(blobs.resolve(String.format("%02x", i)), "");
            }
            Files.deleteIfExists(blobs.resolve("packs"));
            Files.writeString(blobs.resolve("packs"), "");
            assertThatThrownBy(() -> f.ledger.write(LedgerFolder.origin("a1"), writes)).isInstanceOf(IOException.class);
            for (int i = 0; i < files; i++) {
                assertThat(f.text("a" + i + ".txt")).isEqualTo("mine " + i + "\n");
            }
            assertThat(f.ledger.view().changes()).isEmpty();
        }
    }
}
