package dev.branchline.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What large things cost: a file of 100,000 lines, a ledger of 10,000 changes, a workspace of 100,000 files. Each is timed a few times;
/// the median is told.
public final class LedgerBenchmark {
    private static final int LINES = 100_000;
    private static final int CHANGES = 10_000;

    private LedgerBenchmark() {}

    private interface Work {
        void run() throws IOException;
    }

    /// @param args how many files the workspace has; 100,000 when it is not said
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("ledger-benchmark");
        try {
            largeFile(folder.resolve("large"));
            manyChanges(folder.resolve("many"));
            manyFiles(folder.resolve("files"), args.length == 0 ? 100_000 : Integer.parseInt(args[0]));
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(f -> f.delete());
            }
        }
    }

    private static void largeFile(Path folder) throws IOException {
        try (LedgerFolder f = new LedgerFolder(folder)) {
            StringBuilder before = new StringBuilder();
            StringBuilder after = new StringBuilder();
            for (int i = 0; i < LINES; i++) {
                before.append("    int value").append(i).append(" = compute(").append(i * 31).append(");\n");
                after.append(i % 500 == 250 ? "    // changed " + i + "\n" : "    int value" + i + " = compute(" + i * 31 + ");\n");
            }
            f.user("large.txt", before.toString());
            Change change = f.ai("large.txt", after.toString());
            System.out.println("large file: " + change.hunks().size() + " hunks");
            time("  show the diff", 9, () -> f.ledger.diff(change.id()));
            int[] hunk = {0};
            f.user("large.txt", after + "mine\n");
            Plan[] plan = new Plan[1];
            time("  plan to take one hunk back, merged", 9, () -> plan[0] = f.ledger.plan(new Wish.Revert(one(change, hunk[0]))));
            time("  preview", 9, () -> f.ledger.result(plan[0], "large.txt"));
            time("  plan and take one hunk back", 9, () -> f.ledger.apply(f.ledger.plan(new Wish.Revert(one(change, hunk[0]++)))));
            time("  blame", 9, () -> f.ledger.blame("large.txt"));
        }
    }

    private static List<Selection> one(Change change, int hunk) {
        return List.of(Selection.of(change.id(), hunk));
    }

    private static void manyChanges(Path folder) throws IOException {
        try (LedgerFolder f = new LedgerFolder(folder)) {
            for (int i = 0; i < CHANGES; i++) {
                f.ai("a" + i / 10, "f" + i % 100 + ".txt", "line\n".repeat(i / 100 % 7) + "change " + i + "\n");
            }
            System.out.println("ledger of " + CHANGES + " changes");
            time("  open", 5, f::reopen);
            time("  one more change, and the view", 9, () -> {
                f.ai("x", "f1.txt", System.nanoTime() + "\n");
                f.ledger.view();
            });
            LedgerView[] view = new LedgerView[1];
            time("  view", 9, () -> view[0] = f.ledger.view());
            time("  look at all files", 5, () -> f.ledger.look());
            time("  plan to take an answer back", 9, () -> f.ledger.plan(new Wish.RevertAnswers(Set.of(new EntryId("a5")))));
        }
    }

    private static void manyFiles(Path folder, int files) throws IOException {
        try (LedgerFolder f = new LedgerFolder(folder)) {
            for (int i = 0; i < files; i++) {
                f.user("d" + i / 1000 + "/e" + i / 50 % 20 + "/f" + i + ".txt", "content " + i + "\n");
            }
            System.out.println("workspace of " + files + " files");
            time("  first watch (reads and stores all)", 1, () -> f.ledger.watch(LedgerFolder.origin("a1")).finish());
            time("  watch again, begin and end", 7, () -> f.ledger.watch(LedgerFolder.origin("a1")).finish());
        }
    }

    private static void time(String what, int times, Work work) throws IOException {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.println(String.format(Locale.ROOT, "%s: %.1f ms (of %d, worst %.1f)", what, nanos[times / 2] / 1e6, times, nanos[times - 1] / 1e6));
    }
}
