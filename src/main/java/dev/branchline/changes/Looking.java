package dev.branchline.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the user did to files of the ledger since it saw them last. Looks again only at files that were touched. Under the ledger's lock.
final class Looking implements LedgerState.Present {
    private final Workspace workspace;
    private final DiskFiles files;
    private final Contents contents;
    private final LedgerState state;
    private final Map<Track, Seen> seen = new HashMap<>();

    /// @param at what the ledger had then
    private record Seen(FileState at, String path, @Nullable Stat stat, long when, Now now) {}

    Looking(Workspace workspace, DiskFiles files, Contents contents, LedgerState state) {
        this.workspace = workspace;
        this.files = files;
        this.contents = contents;
        this.state = state;
    }

    @Override
    public @Nullable Now of(Track track) {
        Seen last = seen.get(track);
        return last == null || !last.at.equals(track.last) || !last.path.equals(track.path) ? null : last.now;
    }

    /// Looks at the files of the ledger.
    ///
    /// @return whether anything is known now that was not
    boolean look() {
        boolean news = false;
        for (Track track : state.tracks()) {
            try {
                news |= look(track);
            } catch (IOException _) {
                // Not to be read now, so nothing new is known of it. Whoever acts on it is told.
                news |= seen.remove(track) != null;
            }
        }
        return news;
    }

    private boolean look(Track track) throws IOException {
        Now known = of(track);
        Seen last = seen.get(track);
        Stat stat = !state.isDisplaced(track) && workspace.exact(track.path) instanceof Place.Found place ? Stat.of(place.absolute()) : null;
        if (known != null && last != null && isUntouched(last, stat)) {
            return false;
        }
        long when = System.currentTimeMillis() * 1_000_000;
        Content content = state.isDisplaced(track) ? Content.ABSENT : files.read(track.path);
        Now now = content.state().equals(track.last)
                ? new Now(track.last, track.authors)
                : new Now(content.state(), authors(track, content));
        seen.put(track, new Seen(track.last, track.path, stat, when, now));
        FileState before = known == null ? track.last : known.state();
        return !before.equals(now.state());
    }

    private static boolean isUntouched(Seen last, @Nullable Stat stat) {
        return stat != null && stat.equals(last.stat) && stat.settledAt(last.when);
    }

    private Authors authors(Track track, Content now) throws IOException {
        List<Hunk> gap = gap(track, now);
        return gap == null
                ? Authors.UNKNOWN
                : track.authors.edited(gap, h -> List.of(new Authors.Run(h.added(), Authors.NOBODY)));
    }

    /// What the user changed between what the ledger knows last and a content.
    ///
    /// @return null when it cannot be told line by line
    @Nullable
    List<Hunk> gap(@Nullable Track track, Content now) {
        if (track == null || track.last.equals(now.state())) {
            return List.of();
        }
        try {
            Optional<TextForm> was = TextForm.of(contents.of(track.last));
            Optional<TextForm> is = TextForm.of(now);
            return was.isPresent() && is.isPresent() ? LineDiff.hunks(was.get().lines(), is.get().lines()) : null;
        } catch (IOException _) {
            // The stored content is damaged: then nobody is known to have written the lines.
            return null;
        }
    }

    List<BlamedLines> blame(String path) throws IOException {
        Content now = files.read(path);
        Optional<TextForm> text = TextForm.of(now);
        if (text.isEmpty()) {
            return List.of();
        }
        Track track = state.track(path);
        Authors authors = track == null ? Authors.UNKNOWN : authors(track, now);
        List<BlamedLines> blamed = new ArrayList<>();
        int at = 0;
        for (Authors.Run run : authors.between(0, text.get().lines().lines())) {
            Change change = run.author() == Authors.NOBODY ? null : state.change(new ChangeId(Authors.change(run.author())));
            ChangeId id = change == null ? null : change.id();
            int to = at + run.lines();
            BlamedLines last = blamed.isEmpty() ? null : blamed.getLast();
            if (last != null && Objects.equals(last.change(), id)) {
                blamed.set(blamed.size() - 1, new BlamedLines(last.from(), to, id, last.origin(), last.at()));
            } else {
                blamed.add(new BlamedLines(at, to, id, change == null ? null : change.origin(), change == null ? null : change.at()));
            }
            at = to;
        }
        return blamed;
    }

    /// Where the files of these answers' changes are now.
    Set<String> paths(Set<EntryId> answers) {
        Set<String> paths = new TreeSet<>();
        for (Change change : state.changes()) {
            if (answers.contains(change.origin().answer())) {
                paths.add(state.track(change.id()).path);
            }
        }
        return paths;
    }

    /// Hunks that nobody has decided about and that git has by now: the file is at HEAD as it is on the disk, and HEAD is younger
    /// than the change.
    List<LedgerLine.Committed.Spot> committed() {
        Map<Track, List<LedgerLine.Committed.Spot>> open = new HashMap<>();
        Map<Track, Instant> newest = new HashMap<>();
        for (Change change : state.changes()) {
            for (int hunk = 0; hunk < Parts.count(change); hunk++) {
                if (state.mark(change.id(), hunk).equals(HunkMark.FRESH)) {
                    Track track = state.track(change.id());
                    open.computeIfAbsent(track, _ -> new ArrayList<>()).add(new LedgerLine.Committed.Spot(change.id(), hunk));
                    newest.put(track, change.at());
                }
            }
        }
        return open.isEmpty() ? List.of() : committed(open, newest);
    }

    private List<LedgerLine.Committed.Spot> committed(
            Map<Track, List<LedgerLine.Committed.Spot>> open, Map<Track, Instant> newest) {
        List<LedgerLine.Committed.Spot> found = new ArrayList<>();
        try (GitHead head = GitHead.find(workspace.root())) {
            for (Map.Entry<Track, List<LedgerLine.Committed.Spot>> file : open.entrySet()) {
                Track track = file.getKey();
                Instant change = newest.get(track);
                if (change != null && head.at().isAfter(change) && head.has(files.place(track.path).absolute(), files.read(track.path))) {
                    found.addAll(file.getValue());
                }
            }
        } catch (IOException _) {
            // Without git, or with one that cannot be read, nothing is known to be committed.
            return List.of();
        }
        return found;
    }
}
