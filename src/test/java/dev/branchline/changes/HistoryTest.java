package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The project's own history, replayed as the AI's edits and taken back hunk by hunk, held against what git makes of the same.
class HistoryTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final int MOST_FILES = 60;

    @TempDir
    Path folder;

    private int compared;
    private int conflicts;

    @Test
    void aFewCommits() throws IOException, InterruptedException {
        replay(12, 3);
        assertThat(compared).isPositive();
    }

    @Tag("long")
    @Test
    void allCommits() throws IOException, InterruptedException {
        replay(Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(compared).isGreaterThan(conflicts);
    }

    /// One step of the history of one file.
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a file.
    private record Step(String path, byte[] before, byte[] after) {}

    private void replay(int mostSteps, int mostHunks) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(PROJECT.resolve(".git")), "the project's history is not here");
        Random random = new Random(7);
        List<Step> steps = steps(mostSteps);
        Assumptions.assumeFalse(steps.isEmpty(), "the history has no edits");
        int number = 0;
        for (Step step : steps) {
            try (LedgerFolder f = new LedgerFolder(folder.resolve("s" + number++))) {
                Files.write(f.at("file.txt"), step.before());
                Change change = f.ai("a1", "file.txt", step.after());
                List<Integer> order = new ArrayList<>();
                change.hunks().forEach(h -> order.add(h.index()));
                Collections.shuffle(order, random);
                for (int hunk : order.subList(0, Math.min(order.size(), mostHunks))) {
                    compare(f, change, hunk);
                }
                if (order.size() <= mostHunks) {
                    assertThat(Files.readAllBytes(f.at("file.txt"))).as(step.path()).isEqualTo(step.before());
                }
            }
        }
    }

    private void compare(LedgerFolder f, Change change, int hunk) throws IOException, InterruptedException {
        byte[] gits = git(f, change, hunk);
        Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(change.id(), hunk))));
        if (plan.files().getFirst().fate() == Fate.CONFLICT) {
            conflicts++;
            return;
        }
        f.ledger.apply(plan);
        if (gits != null) {
            compared++;
            assertThat(new String(Files.readAllBytes(f.at("file.txt")), StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(gits, StandardCharsets.ISO_8859_1));
        }
    }

    /// What `git apply -R --3way` makes of a patch with this one hunk; null when it fails.
    private byte @Nullable [] git(LedgerFolder f, Change change, int hunk) throws IOException, InterruptedException {
        Path repository = Files.createTempDirectory(folder, "git");
        Path file = repository.resolve("file.txt");
        byte[] after = new Contents(new BlobStore(f.data.resolve("blobs"))).of(change.edit().after()).bytes();
        run(repository, "git", "init", "-q");
        // The patch leads from the change without this hunk to the change.
        List<LineSet> only = new ArrayList<>();
        for (int i = 0; i < Parts.count(change); i++) {
            only.add(i == hunk ? LineSet.all(Parts.lines(change, i)) : LineSet.NONE);
        }
        Files.write(file, new Contents(new BlobStore(f.data.resolve("blobs"))).of(change, only).bytes());
        run(repository, "git", "add", "file.txt");
        run(repository, "git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "without");
        Files.write(file, after);
        Path patch = repository.resolve("patch");
        Files.write(patch, run(repository, "git", "diff", "--full-index", "--binary"));
        run(repository, "git", "add", "file.txt");
        Files.write(file, Files.readAllBytes(f.at("file.txt")));
        run(repository, "git", "add", "file.txt");
        Process apply = new ProcessBuilder("git", "apply", "-R", "--3way", "patch").directory(repository.toFile())
                .redirectErrorStream(true).start();
        String said = new String(apply.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return apply.waitFor() == 0 && !said.contains("conflicts") ? Files.readAllBytes(file) : null;
    }

    private static List<Step> steps(int most) throws IOException, InterruptedException {
        List<Step> steps = new ArrayList<>();
        String log = text(run(PROJECT, "git", "log", "--no-merges", "--format=%H", "--no-renames"));
        for (String commit : log.lines().toList()) {
            String changed = text(run(PROJECT, "git", "diff-tree", "-r", "--no-commit-id", "--diff-filter=M", "-z", "--name-only", commit));
            int files = 0;
            for (String path : changed.split("\0")) {
                if (!path.isEmpty() && files++ < MOST_FILES && steps.size() < most) {
                    steps.add(new Step(path, run(PROJECT, "git", "show", commit + "~1:" + path), run(PROJECT, "git", "show", commit + ":" + path)));
                }
            }
        }
        return steps;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
