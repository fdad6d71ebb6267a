package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/// Goes through a folder, name by name in the order of their characters, each folder's content at its place. Links are met and never
/// followed.
public final class Walk {
    /// The order in which paths are met: by names, not by whole paths, so that a folder stands where its name does.
    public static final Comparator<String> ORDER = (a, b) -> {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return x == '/' ? -1 : y == '/' ? 1 : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    };

    /// Meets what is there.
    public interface Visitor {
        /// A file, a link, or what is neither file nor folder.
        ///
        /// @param path as in [dev.branchline.model.change]
        /// @return false ends the walk
        boolean met(String path, Path absolute, Stat stat) throws IOException;

        /// Left out by rules, with all that is in it.
        default void ignored(String path, boolean folder) {}

        /// @param why a clause
        default void unreadable(String path, String why) {}

        /// @return false passes by the folder
        default boolean enter(String path) {
            return true;
        }
    }

    private final Workspace workspace;
    private final Visitor visitor;
    private final boolean plain;

    private Walk(Workspace workspace, Visitor visitor, boolean plain) {
        this.workspace = workspace;
        this.visitor = visitor;
        this.plain = plain;
    }

    /// All that the ignore rules leave.
    ///
    /// @throws InterruptedException when the thread was interrupted
    public static void of(Workspace workspace, Place.Found start, Visitor visitor) throws IOException, InterruptedException {
        new Walk(workspace, visitor, false).start(start);
    }

    /// As [#of], for less: a stat knows no more than kind, size and modification time.
    ///
    /// @throws InterruptedException when the thread was interrupted
    public static void plainly(Workspace workspace, Place.Found start, Visitor visitor) throws IOException, InterruptedException {
        new Walk(workspace, visitor, true).start(start);
    }

    private void start(Place.Found start) throws IOException, InterruptedException {
        folder(start.path(), list(start.absolute(), plain), start.absolute(), IgnoreRules.at(workspace, start));
    }

    /// @return false when the walk is over
    private boolean folder(String path, Listing listing, Path absolute, IgnoreRules rules) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!listing.unreadable.isEmpty()) {
            visitor.unreadable(path, listing.unreadable);
        }
        Ahead ahead = new Ahead(listing, rules, plain);
        String prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        for (Entry entry : listing.entries) {
            String full = prefix + entry.name;
            if (entry.name.indexOf('\uFFFD') >= 0 && !absolute.resolve(entry.name).equals(entry.path)) {
                visitor.unreadable(full, "its name is not UTF-8");
                continue;
            }
            if (!entry(full, entry, ahead, rules)) {
                return false;
            }
        }
        return true;
    }

    private boolean entry(String path, Entry entry, Ahead ahead, IgnoreRules rules) throws IOException, InterruptedException {
        if (entry.failure != null) {
            visitor.unreadable(path, entry.failure);
            return true;
        }
        Stat stat = entry.stat;
        if (stat == null) {
            return true; // Gone since the folder was listed.
        }
        if (rules.ignores(entry.name, stat.isFolder())) {
            if (!GitFolder.is(entry.name)) {
                visitor.ignored(path, stat.isFolder());
            }
            return true;
        }
        if (!stat.isFolder()) {
            return AtomicWriter.isTemporary(entry.name) || visitor.met(path, entry.path, stat);
        }
        if (!visitor.enter(path)) {
            return true;
        }
        Listing listing = ahead.take(entry);
        return folder(path, listing, entry.path, rules.enter(entry.name, entry.path, listing.mayHaveRules()));
    }

    /// What stands in a folder, and what the file system says of it.
    ///
    /// @param failure why nothing could be said, a clause; else null
    private record Entry(String name, Path path, @Nullable Stat stat, @Nullable String failure) {
        static Entry of(Path path, boolean plain) {
            String name = String.valueOf(path.getFileName());
            try {
                return new Entry(name, path, plain ? Stat.plain(path) : Stat.of(path), null);
            } catch (IOException e) {
                return new Entry(name, path, null, IoReasons.of(e));
            }
        }
    }

    /// @param unreadable why not all is there, a clause; else empty
    private record Listing(List<Entry> entries, String unreadable) {
        /// Asking for rule files that are not there would cost as much as a file.
        boolean mayHaveRules() {
            return !unreadable.isEmpty() || entries.stream().anyMatch(e -> e.name.equals(IgnoreRules.GIT) || e.name.equals(IgnoreRules.OWN));
        }
    }

    private static Listing list(Path absolute, boolean plain) {
        List<Path> paths = new ArrayList<>();
        String unreadable = "";
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(absolute)) {
            stream.forEach(paths::add);
        } catch (IOException e) {
            unreadable = IoReasons.of(e);
        } catch (DirectoryIteratorException e) {
            unreadable = IoReasons.of(Objects.requireNonNull(e.getCause()));
        }
        paths.sort(null);
        return new Listing(paths.stream().map(p -> Entry.of(p, plain)).toList(), unreadable);
    }

    /// Reads the next folders of a folder on other threads, while this one goes through what is there: most of a walk is waiting for answers
    /// of the system, file by file.
    private static final class Ahead {
        private static final int FOLDERS = 8;

        private final Iterator<Entry> next;
        private final IdentityHashMap<Entry, ForkJoinTask<Listing>> reading = new IdentityHashMap<>();
        private final boolean plain;

        Ahead(Listing listing, IgnoreRules rules, boolean plain) {
            this.plain = plain;
            next = listing.entries.stream()
                    .filter(e -> e.stat != null && e.stat.isFolder() && !rules.ignores(e.name, true))
                    .iterator();
            for (int i = 0; i < FOLDERS; i++) {
                more();
            }
        }

        private void more() {
            if (next.hasNext()) {
                Entry entry = next.next();
                reading.put(entry, ForkJoinPool.commonPool().submit(() -> list(entry.path, plain)));
            }
        }

        Listing take(Entry entry) {
            ForkJoinTask<Listing> begun = reading.remove(entry);
            more();
            return begun == null ? list(entry.path, plain) : begun.join();
        }
    }
}
