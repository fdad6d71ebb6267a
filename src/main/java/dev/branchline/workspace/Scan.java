package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks at all files of a workspace without reading them: one call of the file system for each.
///
/// ```
/// Snapshot before = scan.take(Snapshot.empty());       // or the one of the last start
/// for (String path : before.unknown()) {               // few, when the last one was kept
///     before.learn(path, reader.read(place));          // and keep the bytes
/// }
/// …                                                    // something runs
/// Snapshot after = scan.take(before);                  // the same for what is unknown now
/// Differences.between(before, after)
/// ```
public final class Scan {
    /// As many files are looked at; the rest is not covered.
    public static final int MAX_FILES = 200_000;

    private final Workspace workspace;
    private final int maxFiles;

    public Scan(Workspace workspace) {
        this(workspace, MAX_FILES);
    }

    Scan(Workspace workspace, int maxFiles) {
        this.workspace = workspace;
        this.maxFiles = maxFiles;
    }

    /// @param previous contents known from it are taken over for files that were not touched since
    public Snapshot take(Snapshot previous) throws IOException, InterruptedException {
        Taking taking = new Taking(previous);
        if (workspace.locate(".") instanceof Place.Found root) {
            Walk.of(workspace, root, taking);
        }
        taking.keepCovered();
        return taking.snapshot();
    }

    private final class Taking implements Walk.Visitor {
        private final Snapshot previous;
        private final long now = nanos(Instant.now());
        private final Map<String, Snapshot.Entry> entries = new LinkedHashMap<>();
        private final NavigableSet<String> ignored = new TreeSet<>();
        private final List<String> notices = new ArrayList<>();
        private @Nullable String last;
        private @Nullable String cutAfter;
        private int unreadable;

        Taking(Snapshot previous) {
            this.previous = previous;
        }

        @Override
        public boolean met(String path, Path absolute, Stat stat) throws IOException {
            if (entries.size() == maxFiles) {
                cutAfter = last;
                notices.add("There are more than " + maxFiles + " files here. Changes of those after " + last
                        + " cannot be taken back when a command makes them; name folders in .branchlineignore to leave them out.");
                return false;
            }
            last = path;
            entries.put(path, entry(path, absolute, stat));
            return true;
        }

        private Snapshot.Entry entry(String path, Path absolute, Stat stat) throws IOException {
            return switch (stat.kind()) {
                case LINK -> new Snapshot.Entry(stat, target(absolute));
                case SPECIAL, FOLDER -> new Snapshot.Entry(stat, new FileState.Unkept("a device, named pipe or socket"));
                case FILE -> {
                    if (stat.size() > FileReader.MAX_KEPT) {
                        notices.add(path + " is larger than 64 MiB, so what commands do to it cannot be taken back.");
                        yield new Snapshot.Entry(stat, new FileState.Unkept(FileReader.TOO_LARGE));
                    }
                    Snapshot.Entry known = previous.entries().get(path);
                    yield known != null && known.stat().equals(stat) && stat.settledAt(previous.takenAt())
                            ? known
                            : new Snapshot.Entry(stat, null);
                }
            };
        }

        private static @Nullable FileState target(Path link) throws IOException {
            try {
                return new FileState.Link(Files.readSymbolicLink(link).toString());
            } catch (IOException e) {
                if (Stat.of(link) == null) {
                    return null; // Gone; whoever reads it finds that out.
                }
                throw e;
            }
        }

        @Override
        public void ignored(String path, boolean folder) {
            ignored.add(path);
        }

        @Override
        public void unreadable(String path, String why) {
            ignored.add(path);
            if (++unreadable <= 10) {
                notices.add((path.isEmpty() ? "." : path) + " is not covered: " + why + ".");
            }
        }

        /// What was covered stays covered, whatever rules say by now: else a command could hide what it does by ignoring it.
        void keepCovered() throws IOException {
            for (String path : previous.entries().keySet()) {
                if (!entries.containsKey(path) && workspace.exact(path) instanceof Place.Found place) {
                    Stat stat = Stat.of(place.absolute());
                    if (stat != null && !stat.isFolder()) {
                        entries.put(path, entry(path, place.absolute(), stat));
                    }
                }
            }
        }

        Snapshot snapshot() {
            if (unreadable > 10) {
                notices.add((unreadable - 10) + " more files and folders could not be read and are not covered.");
            }
            return new Snapshot(now, entries, ignored, cutAfter, notices);
        }
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
