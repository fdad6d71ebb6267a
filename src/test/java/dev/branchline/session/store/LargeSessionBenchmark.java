package dev.branchline.session.store;

import dev.branchline.disk.PrivateFiles;
import dev.branchline.model.Cost;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.session.Entry;
import dev.branchline.session.Samples;
import dev.branchline.session.SessionTree;
import dev.branchline.session.TreeOutline;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A session of 100,000 entries: the first opening in a fresh process (nothing is warm, as for a user), what it leaves on
/// the heap, and what the panels ask of it each frame. Run `main`; not JMH, because the cold first time is the figure.
public final class LargeSessionBenchmark {
    private static final int ENTRIES = 100_000;

    private LargeSessionBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("branchline-large");
        SessionId id = new SessionId("large");
        boolean deep = args.length > 0 && args[0].equals("deep");
        long bytes = write(data, id, "/work", deep);
        System.out.printf("%d entries, %.1f MB, %s%n", ENTRIES, bytes / 1e6, deep ? "one chain" : "with forks");
        try (FileSessionStore store = new FileSessionStore(data, Clock.systemUTC())) {
            long before = used();
            OpenSession session = timed("open, cold", () -> open(store, id));
            SessionTree tree = session.tree();
            System.gc();
            System.out.printf("heap kept: %.1f MB%n", (used() - before) / 1e6);
            TreeOutline outline = new TreeOutline(8);
            EntryId leaf = tree.newestLeaf(null).orElseThrow();
            for (int round = 0; round < 5; round++) {
                System.out.println("round " + round);
                EntryId added = tree.nextId();
                tree.append(Samples.answer(added, leaf, "more", Cost.charged("0.01")));
                timed("  outline after a change", () -> show(outline, tree));
                timed("  60 rows with costs of branch and path", () -> rows(outline, tree));
                timed("  60 rows again", () -> rows(outline, tree));
                tree.append(new Entry.HeadMoved(tree.nextId(), Samples.id(1 + round), Samples.AT));
                timed("  path to a leaf", () -> tree.pathToRoot(added).size());
                timed("  leaf to return to", () -> tree.leafToReturnTo(Samples.id(1)));
            }
            session.close();
            timed("open, warm", () -> open(store, id)).close();
            timed("list, no index", store::list);
            timed("list, indexed", store::list);
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static int show(TreeOutline outline, SessionTree tree) {
        outline.show(tree, Set.of());
        return outline.size();
    }

    private static int rows(TreeOutline outline, SessionTree tree) {
        int unknown = 0;
        for (TreeOutline.Row row : outline.rows(outline.size() - 60, 60)) {
            unknown += tree.subtreeCost(row.id()).unknown() + tree.pathCost(row.id()).unknown();
        }
        return unknown;
    }

    private static OpenSession open(SessionStore store, SessionId id) {
        try {
            return store.open(id);
        } catch (SessionNotOpenedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.printf("%-45s %8.2f ms%n", what, (System.nanoTime() - start) / 1e6);
        return result;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// Prompts of 120 characters and answers of 700, a fork at every twentieth.
    ///
    /// @param deep one chain instead
    /// @return the file's length
    public static long write(Path data, SessionId id, String workspace, boolean deep) throws IOException {
        SessionFiles files = new SessionFiles(data);
        Random random = new Random(1);
        PrivateFiles.folder(files.folder());
        Path file = files.session(id);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(EntryWriter.header(new SessionHeader(id, null, workspace, Samples.AT)));
            for (int n = 1; n <= ENTRIES; n++) {
                EntryId parent = n == 1 ? null : Samples.id(!deep && n % 20 == 0 ? 1 + random.nextInt(n - 1) : n - 1);
                Entry entry = n % 2 == 1
                        ? Samples.user(Samples.id(n), parent, words(random, 20))
                        : Samples.answer(
                                Samples.id(n), parent, words(random, 116), new Cost.Charged(BigDecimal.valueOf(random.nextInt(99_999), 8)));
                out.write(EntryWriter.line(entry));
            }
        }
        return Files.size(file);
    }

    private static String words(Random random, int count) {
        List<String> words = List.of("token", "branch", "parse", "line,", "which", "is", "the", "`code`");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(words.get(random.nextInt(words.size()))).append(i % 12 == 11 ? '\n' : ' ');
        }
        return text.toString();
    }
}
