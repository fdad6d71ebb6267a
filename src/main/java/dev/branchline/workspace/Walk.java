package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

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

    private Walk(Workspace workspace, Visitor visitor) {
        this.workspace = workspace;
        this.visitor = visitor;
    }

    /// All that the ignore rules leave.
    ///
    /// @throws InterruptedException when the thread was interrupted
    public static void of(Workspace workspace, Place.Found start, Visitor visitor) throws IOException, InterruptedException {
        new Walk(workspace, visitor).start(start);
    }

    private void start(Place.Found start) throws IOException, InterruptedException {
        folder(start.path(), start.absolute(), IgnoreRules.at(workspace, start));
    }

    /// @return false when the walk is over
    private boolean folder(String path, Path absolute, IgnoreRules rules) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        for (Path entry : entries(path, absolute)) {
            String name = String.valueOf(entry.getFileName());
            String full = prefix + name;
            if (name.indexOf('\uFFFD') >= 0 && !absolute.resolve(name).equals(entry)) {
                visitor.unreadable(full, "its name is not UTF-8");
                continue;
            }
            if (!entry(full, name, entry, rules)) {
                return false;
            }
        }
        return true;
    }

    private boolean entry(String path, String name, Path absolute, IgnoreRules rules) throws IOException, InterruptedException {
        Stat stat;
        try {
            stat = Stat.of(absolute);
        } catch (IOException e) {
            visitor.unreadable(path, IoReasons.of(e));
            return true;
        }
        if (stat == null) {
            return true; // Gone since the folder was listed.
        }
        if (rules.ignores(name, stat.isFolder())) {
            if (!GitFolder.is(name)) {
                visitor.ignored(path, stat.isFolder());
            }
            return true;
        }
        if (!stat.isFolder()) {
            return AtomicWriter.isTemporary(name) || visitor.met(path, absolute, stat);
        }
        return !visitor.enter(path) || folder(path, absolute, rules.enter(name, absolute, true));
    }

    private List<Path> entries(String path, Path absolute) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(absolute)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            visitor.unreadable(path, IoReasons.of(e));
        } catch (DirectoryIteratorException e) {
            visitor.unreadable(path, IoReasons.of(Objects.requireNonNull(e.getCause())));
        }
        entries.sort(null);
        return entries;
    }
}
