package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A disk that is really full, in the middle of whatever is just being written: a small file system in memory, where one may mount it.
class FullDiskTest {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(isDone("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()), "mounting needs root");
    }

    @AfterEach
    void unmount() throws Exception {
        isDone("umount", disk.toString());
    }

    private static boolean isDone(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void whatTheLedgerSaysIsThereAndGoesAllTheWayBack() throws IOException {
        Random random = new Random(11);
        try (LedgerFolder f = new LedgerFolder(disk)) {
            f.user("mine.txt", "mine\n");
            int failures = 0;
            for (int i = 0; failures < 40; i++) {
                String path = random.nextInt(3) == 0 ? "mine.txt" : "file" + random.nextInt(4) + ".txt";
                String old = Files.exists(f.at(path)) ? f.text(path) : "";
                String text = noise(random, 1 + random.nextInt(20_000)) + "\n";
                try {
                    f.ai(path, text);
                    assertThat(f.text(path)).isEqualTo(text);
                } catch (IOException e) {
                    failures++;
                    assertThat(Files.exists(f.at(path)) ? f.text(path) : "").isIn(old, text);
                    assertThat(e).hasMessageContaining("space");
                }
                if (i % 7 == 0) {
                    f.reopen();
                }
            }
            KilledWritesTest.assertNoLeftovers(f);

            // Space again: all that the ledger knows goes back, byte for byte.
            assertThat(isDoneQuietly("mount", "-o", "remount,size=8m", disk.toString())).isTrue();
            f.reopen();
            List<Change> known = f.ledger.view().changes().stream().map(s -> s.change()).toList();
            assertThat(known).hasSizeGreaterThan(5);
            for (Change change : known) {
                assertThat(f.ledger.diff(change.id()).after().text()).hasSizeGreaterThan(1);
            }
            f.wish(new Wish.Revert(known.stream().map(c -> Selection.of(c.id())).toList()));
            assertThat(f.text("mine.txt")).isEqualTo("mine\n");
            try (var left = Files.list(f.root)) {
                assertThat(left.map(p -> p.getFileName().toString())).containsExactly("mine.txt");
            }
        }
    }

    private static boolean isDoneQuietly(String... command) throws IOException {
        try {
            return isDone(command);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// Text that does not get smaller by compression.
    private static String noise(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 80 == 79 ? '\n' : 33 + random.nextInt(90));
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
