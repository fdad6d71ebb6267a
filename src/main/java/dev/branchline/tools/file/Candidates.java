package dev.branchline.tools.file;

import dev.branchline.workspace.Glob;
import dev.branchline.workspace.IgnoreRules;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.Walk;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// Files that may hold what is looked for, in the order of the walk.
final class Candidates {
    /// Larger files are not searched.
    static final long MAX_SIZE = 16 << 20;

    /// Globs that ripgrep reads as we do.
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_.*?-]+");

    private final Workspace workspace;
    private final Place.Found start;
    private final Stat stat;
    private final Optional<Glob> glob;

    Candidates(Workspace workspace, Place.Found start, Stat stat, Optional<Glob> glob) {
        this.workspace = workspace;
        this.start = start;
        this.stat = stat;
        this.glob = glob;
    }

    /// One file.
    ///
    /// @param path as the ledger has it
    /// @param size bytes as far as known; -1 when nobody has asked whether it is a file at all
    record Candidate(String path, Path absolute, long size) {}

    /// Takes the files, one by one.
    @FunctionalInterface
    interface Taker {
        /// @return false when no more are wanted
        boolean take(Candidate file) throws InterruptedException;
    }

    void each(Optional<Ripgrep> ripgrep, SearchPattern pattern, Deadline deadline, Taker taker) throws IOException, InterruptedException {
        if (!stat.isFolder()) {
            taker.take(new Candidate(start.path(), start.absolute(), -1));
        } else if (ripgrep.isEmpty() || !named(ripgrep.get(), pattern, deadline, taker)) {
            walked(taker);
        }
    }

    private void walked(Taker taker) throws IOException, InterruptedException {
        var interrupted = new AtomicReference<InterruptedException>();
        Walk.plainly(workspace, start, (path, absolute, file) -> {
            try {
                return !file.isFile() || file.size() > MAX_SIZE || !fits(path) || !readable(path, absolute)
                        || taker.take(new Candidate(path, absolute, file.size()));
            } catch (InterruptedException e) {
                interrupted.set(e);
                return false;
            }
        });
        if (interrupted.get() != null) {
            throw interrupted.get();
        }
    }

    /// @return false when ripgrep cannot do it
    private boolean named(Ripgrep ripgrep, SearchPattern pattern, Deadline deadline, Taker taker) throws InterruptedException {
        if (pattern.relaxed() == null) {
            return false;
        }
        String simple = glob.map(Glob::toString).filter(g -> SIMPLE.matcher(g).matches()).orElse(null);
        List<String> names = ripgrep.candidates(start.absolute(), pattern.relaxed(), pattern.caseSensitive(), simple, MAX_SIZE, deadline);
        if (names == null) {
            return false;
        }
        IgnoreRules.Below rules = IgnoreRules.at(workspace, start).below(start.absolute());
        String prefix = start.path().isEmpty() || start.path().endsWith("/") ? start.path() : start.path() + "/";
        for (String name : names.stream().sorted(Walk.ORDER).toList()) {
            Candidate file = new Candidate(prefix + name, start.absolute().resolve(name), -1);
            if (fits(file.path()) && !rules.ignores(name) && readable(file.path(), file.absolute()) && !taker.take(file)) {
                return true;
            }
        }
        return true;
    }

    /// A glob is held against the path in the workspace, and against the one below the folder that is searched.
    private boolean fits(String path) {
        return glob.isEmpty() || glob.get().matches(path)
                || (!start.path().isEmpty() && glob.get().matches(path.substring(start.path().length() + 1)));
    }

    private boolean readable(String path, Path absolute) {
        Place.Found place = start instanceof Place.Inside ? new Place.Inside(path, absolute, null) : new Place.Outside(path, absolute, null);
        return workspace.readRefusal(place).isEmpty();
    }
}
