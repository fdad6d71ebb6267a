package dev.branchline.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/// What holds whatever the AI, its commands and the user do to files, in any order.
class LedgerProperties {
    /// Files in memory, where the machine has them: the properties are about content, and waiting for a disk is slow.
    private static final Path MEMORY = Path.of("/dev/shm");

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void nothingOfTheUsersIsLost(@ForAll long seed, @ForAll @IntRange(min = 5, max = 40) int steps) throws IOException {
        work(seed, true, steps);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void allTheWayBackIsTheBeginning(@ForAll long seed, @ForAll @IntRange(min = 5, max = 40) int steps) throws IOException {
        work(seed, false, steps);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void whatTakingBackSeveralComesToIsShownBefore(@ForAll long seed, @ForAll @IntRange(min = 5, max = 40) int steps) throws IOException {
        work(seed, false, steps, RandomWork::backAtOnce);
    }

    @Tag("long")
    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void nothingOfTheUsersIsLostInTheLongRun(@ForAll long seed, @ForAll @IntRange(min = 5, max = 120) int steps) throws IOException {
        work(seed, true, steps);
    }

    @Tag("long")
    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void allTheWayBackIsTheBeginningInTheLongRun(@ForAll long seed, @ForAll @IntRange(min = 5, max = 80) int steps) throws IOException {
        work(seed, false, steps);
    }

    private static void work(long seed, boolean withUser, int steps) throws IOException {
        work(seed, withUser, steps, withUser ? _ -> {} : RandomWork::allTheWayBack);
    }

    private interface Ending {
        void of(RandomWork work) throws IOException;
    }

    private static void work(long seed, boolean withUser, int steps, Ending ending) throws IOException {
        Path folder = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "ledger") : Files.createTempDirectory("ledger");
        try (LedgerFolder ledger = new LedgerFolder(folder)) {
            RandomWork work = new RandomWork(ledger, seed, withUser);
            try {
                work.steps(steps);
                ending.of(work);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", " + steps + " steps: " + e.getMessage() + "\n" + work.story(), e);
            }
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(f -> f.delete());
            }
        }
    }
}
