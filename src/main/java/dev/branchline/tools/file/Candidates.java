package dev.branchline.tools.file;

import dev.branchline.workspace.Glob;
import dev.branchline.workspace.IgnoreRules;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.Walk;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    record Candidate(String path, Path absolute) {}

    List<Candidate> list(Optional<Ripgrep> ripgrep, SearchPattern pattern, Deadline deadline) throws IOException, InterruptedException {
        if (!stat.isFolder()) {
            return List.of(new Candidate(start.path(), start.absolute()));
        }
        List<Candidate> quick = ripgrep.isPresent() ? named(ripgrep.get(), pattern, deadline) : null;
        return quick == null ? walked(deadline) : quick;
    }

    private List<Candidate> walked(Deadline deadline) throws IOException, InterruptedException {
        List<Candidate> found = new ArrayList<>();
        Walk.of(workspace, start, (path, absolute, file) -> {
            if (file.isFile() && file.size() <= MAX_SIZE && fits(path) && readable(path, absolute)) {
                found.add(new Candidate(path, absolute));
            }
            return !deadline.passed();
        });
        return found;
    }

    /// @return null when ripgrep cannot do it
    private @Nullable List<Candidate> named(Ripgrep ripgrep, SearchPattern pattern, Deadline deadline) throws InterruptedException {
        if (pattern.relaxed() == null) {
            return null;
        }
        String simple = glob.map(Glob::toString).filter(g -> SIMPLE.matcher(g).matches()).orElse(null);
        List<String> names = ripgrep.candidates(start.absolute(), pattern.relaxed(), pattern.caseSensitive(), simple, MAX_SIZE, deadline);
        if (names == null) {
            return null;
        }
        IgnoreRules rules = IgnoreRules.at(workspace, start);
        String prefix = start.path().isEmpty() || start.path().endsWith("/") ? start.path() : start.path() + "/";
        List<Candidate> found = new ArrayList<>();
        for (String name : names.stream().sorted(Walk.ORDER).toList()) {
            Candidate candidate = new Candidate(prefix + name, start.absolute().resolve(name));
            if (fits(candidate.path()) && !rules.ignoresBelow(name, false, start.absolute()) && readable(candidate.path(), candidate.absolute())) {
                found.add(candidate);
            }
        }
        return found;
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
