package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Origin;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the lines of a ledger amount to, in memory: changes, operations, how each hunk stands, where each file is now and who wrote its
/// lines. Fed line by line, alike when a ledger is read and while it grows. Not safe for threads: whoever has the ledger's lock has this.
final class LedgerState {
    private final TreeMap<Integer, Change> changes = new TreeMap<>();
    private final Map<Integer, HunkMark[]> marks = new HashMap<>();
    private final Map<Integer, Track> trackOf = new HashMap<>();
    private final Map<String, Track> tracks = new HashMap<>();
    /// Files that were gone when another one took their name, the last of them first. They wake when the name is free again.
    private final Map<String, Deque<Track>> displaced = new HashMap<>();

    private final IdentityHashMap<LedgerLine.Operated.Step, Track> stepTracks = new IdentityHashMap<>();
    private final List<Act> operations = new ArrayList<>();
    private final Set<String> ownFolders = new HashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();

    // What is to be told again in the next view; the rest is as it was.
    private final Map<Integer, ChangeStatus> told = new HashMap<>();
    private @Nullable List<ChangeStatus> statuses;
    private long version;
    private int lastChange;
    private int lastOperation;
    private long lastNumber;

    /// An operation that was done.
    ///
    /// @param edits by path, and only those that were really made
    /// @param steps by file, and only those that were really done
    record Act(
            OperationId id,
            Instant at,
            String title,
            LedgerLine.Kind kind,
            int target,
            List<FileEdit> edits,
            List<LedgerLine.Operated.Step> steps) {
        static boolean writes(FileEdit edit) {
            return edit.renamedFrom() != null || !edit.before().equals(edit.after());
        }
    }

    ChangeId nextChange() {
        lastChange++;
        return new ChangeId(lastChange);
    }

    OperationId nextOperation() {
        lastOperation++;
        return new OperationId(lastOperation);
    }

    long nextNumber() {
        lastNumber++;
        return lastNumber;
    }

    /// Takes up numbers that a line used, whether or not it came to anything.
    void seen(long number, int change, int operation) {
        lastNumber = Math.max(lastNumber, number);
        lastChange = Math.max(lastChange, change);
        lastOperation = Math.max(lastOperation, operation);
    }

    void notice(String sentence) {
        if (notices.add(sentence)) {
            version++;
        }
    }

    List<Change> changed(LedgerLine.Changed line, LedgerLine.Done done) {
        List<Change> made = new ArrayList<>();
        for (int i = 0; i < line.entries().size(); i++) {
            LedgerLine.Changed.Entry entry = line.entries().get(i);
            seen(line.number(), entry.id().number(), 0);
            if (!done.failed().contains(i)) {
                made.add(changed(entry.id(), line.origin(), line.at(), late(entry.trace(), i, done)));
            }
        }
        ownFolders.addAll(done.folders());
        version++;
        return made;
    }

    private static Trace late(Trace trace, int index, LedgerLine.Done done) {
        FileState really = done.states().get(index);
        FileEdit edit = trace.edit();
        return really == null ? trace : trace.with(new FileEdit(edit.path(), edit.before(), really, edit.renamedFrom()));
    }

    private Change changed(ChangeId id, Origin origin, Instant at, Trace trace) {
        int added = trace.hunks().stream().mapToInt(Hunk::added).sum();
        int removed = trace.hunks().stream().mapToInt(Hunk::removed).sum();
        Change change = new Change(id, origin, at, trace.edit(), trace.hunks(), trace.text(), added, removed);
        HunkMark[] fresh = new HunkMark[Parts.count(change)];
        Arrays.fill(fresh, HunkMark.FRESH);
        changes.put(id.number(), change);
        marks.put(id.number(), fresh);
        Track track = arrive(trace);
        Authors before = track.authors;
        track.authors = trace.text()
                ? before.edited(trace.hunks(), h -> List.of(new Authors.Run(h.added(), Authors.author(id.number(), h.index()))))
                : Authors.UNKNOWN;
        track.deeds.add(Deed.Made.of(change, trace, before));
        trackOf.put(id.number(), track);
        if (trace.edit().renamedFrom() != null) {
            leave(track);
        }
        settle(track, trace.edit().path(), trace.edit().after());
        statuses = null;
        return change;
    }

    /// Finds the file that a step is about, as it was before the step: what the user did meanwhile is the user's.
    private Track arrive(Trace trace) {
        FileEdit edit = trace.edit();
        String from = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
        Track track = tracks.get(from);
        if (track == null) {
            track = new Track(from, edit.before());
            tracks.put(from, track);
        }
        catchUp(track, trace);
        return track;
    }

    private static void catchUp(Track track, Trace trace) {
        if (!track.last.equals(trace.edit().before())) {
            track.authors = trace.gap() == null
                    ? Authors.UNKNOWN
                    : track.authors.edited(trace.gap(), h -> List.of(new Authors.Run(h.added(), Authors.NOBODY)));
        }
    }

    /// A file leaves its name to the one that had it before.
    private void leave(Track track) {
        Deque<Track> waiting = displaced.getOrDefault(track.path, new ArrayDeque<>());
        if (tracks.remove(track.path, track)) {
            Track next = waiting.poll();
            if (next != null) {
                tracks.put(next.path, next);
            }
        } else {
            waiting.remove(track);
        }
    }

    /// A file has a name, whoever had it before. One that is gone has it only when nobody else does; else it waits.
    private void settle(Track track, String path, FileState state) {
        Track holder = tracks.get(path);
        track.path = path;
        track.last = state;
        if (holder != track) {
            Deque<Track> waiting = displaced.computeIfAbsent(path, _ -> new ArrayDeque<>());
            waiting.remove(track);
            if (holder == null || !(state instanceof FileState.Absent)) {
                tracks.put(path, track);
                if (holder != null) {
                    waiting.push(holder);
                }
            } else {
                waiting.push(track);
            }
        }
        for (Deed deed : track.deeds) {
            if (deed instanceof Deed.Made made) {
                told.remove(made.change().id().number());
            }
        }
        statuses = null;
    }

    Act operated(LedgerLine.Operated line, LedgerLine.Done done) {
        Set<String> failed = new HashSet<>();
        Map<String, FileState> late = new HashMap<>();
        List<FileEdit> edits = new ArrayList<>();
        for (int i = 0; i < line.writes().size(); i++) {
            FileEdit edit = line.writes().get(i);
            FileState left = done.states().get(i);
            if (done.failed().contains(i)) {
                failed.add(edit.path());
                failed.add(edit.renamedFrom() == null ? edit.path() : edit.renamedFrom());
            } else if (Act.writes(edit)) {
                edits.add(left == null ? edit : new FileEdit(edit.path(), edit.before(), left, edit.renamedFrom()));
                late.put(edit.path(), left == null ? edit.after() : left);
            }
        }
        List<LedgerLine.Operated.Step> steps = new ArrayList<>();
        for (LedgerLine.Operated.Step step : line.steps()) {
            FileEdit edit = step.trace().edit();
            if (!failed.contains(edit.path()) && (edit.renamedFrom() == null || !failed.contains(edit.renamedFrom()))) {
                FileState left = edit.after() instanceof FileState.Absent ? edit.after() : late.getOrDefault(edit.path(), edit.after());
                FileEdit really = new FileEdit(edit.path(), edit.before(), left, edit.renamedFrom());
                steps.add(Act.writes(edit) ? new LedgerLine.Operated.Step(step.trace().with(really), step.marks()) : step);
            }
        }
        apply(line.id(), steps);
        Act act = new Act(
                new OperationId(line.id()), line.at(), line.title(), line.kind(), line.target(), List.copyOf(edits), List.copyOf(steps));
        seen(line.number(), 0, line.id());
        if (!steps.isEmpty()) {
            operations.add(act);
        }
        ownFolders.addAll(done.folders());
        version++;
        return act;
    }

    /// All files leave their names before any takes its new one: two may have changed names.
    private void apply(int operation, List<LedgerLine.Operated.Step> steps) {
        List<LedgerLine.Operated.Step> writing = steps.stream().filter(s -> Act.writes(s.trace().edit())).toList();
        for (LedgerLine.Operated.Step step : steps) {
            if (!step.marks().isEmpty()) {
                stepTracks.put(step, track(step.marks().getFirst().change()));
            } else if (Act.writes(step.trace().edit())) {
                stepTracks.put(step, arrive(step.trace()));
            }
        }
        for (LedgerLine.Operated.Step step : writing) {
            Track track = track(step);
            if (track != null) {
                catchUp(track, step.trace());
                Authors before = track.authors;
                track.authors = step.trace().text() ? before.edited(step.trace().hunks(), restored(track, step)) : Authors.UNKNOWN;
                track.deeds.add(new Deed.Moved(operation, step.trace(), step.marks()));
                if (step.trace().edit().renamedFrom() != null) {
                    leave(track);
                }
            }
        }
        for (LedgerLine.Operated.Step step : writing) {
            Track track = track(step);
            if (track != null) {
                settle(track, step.trace().edit().path(), step.trace().edit().after());
            }
        }
        for (LedgerLine.Operated.Step step : steps) {
            for (MarkChange mark : step.marks()) {
                HunkMark[] of = marks.get(mark.change().number());
                if (of != null && mark.hunk() < of.length) {
                    of[mark.hunk()] = of[mark.hunk()].moved(mark.from(), mark.to());
                    told.remove(mark.change().number());
                }
            }
        }
        statuses = null;
    }

    /// Lines that an operation brings are of whom they were of before they went, as far as the marks tell which hunks it was about.
    private Authors.Inserted restored(Track track, LedgerLine.Operated.Step step) {
        List<Authors.Run> pool = new ArrayList<>();
        for (Deed deed : track.deeds) {
            if (deed instanceof Deed.Made made) {
                for (MarkChange mark : step.marks()) {
                    if (mark.change().equals(made.change().id()) && mark.hunk() < made.change().hunks().size()) {
                        pool.addAll(brought(made, made.change().hunks().get(mark.hunk()), mark));
                    }
                }
            }
        }
        int[] used = {0, 0};
        return hunk -> take(pool, used, hunk.added());
    }

    private static List<Authors.Run> brought(Deed.Made made, Hunk hunk, MarkChange mark) {
        int lines = hunk.removed() + hunk.added();
        LineSet was = mark.from().reverted(lines);
        LineSet is = mark.to().reverted(lines);
        List<Authors.Run> runs = new ArrayList<>();
        List<Authors.Run> old = made.replaced().get(hunk.index());
        int line = 0;
        for (Authors.Run run : old) {
            for (int i = 0; i < run.lines(); i++, line++) {
                if (is.has(line) && !was.has(line)) {
                    Authors.add(runs, 1, run.author());
                }
            }
        }
        for (int i = hunk.removed(); i < lines; i++) {
            if (was.has(i) && !is.has(i)) {
                Authors.add(runs, 1, Authors.author(made.change().id().number(), hunk.index()));
            }
        }
        return runs;
    }

    private static List<Authors.Run> take(List<Authors.Run> pool, int[] used, int lines) {
        List<Authors.Run> taken = new ArrayList<>();
        int left = lines;
        while (left > 0 && used[0] < pool.size()) {
            Authors.Run run = pool.get(used[0]);
            int some = Math.min(left, run.lines() - used[1]);
            Authors.add(taken, some, run.author());
            left -= some;
            used[1] += some;
            if (used[1] == run.lines()) {
                used[0]++;
                used[1] = 0;
            }
        }
        Authors.add(taken, left, Authors.NOBODY);
        return taken;
    }

    void committed(LedgerLine.Committed line) {
        for (LedgerLine.Committed.Spot spot : line.spots()) {
            HunkMark[] of = marks.get(spot.change().number());
            if (of != null && spot.hunk() < of.length && of[spot.hunk()].equals(HunkMark.FRESH)) {
                of[spot.hunk()] = HunkMark.FRESH.keep();
                told.remove(spot.change().number());
            }
        }
        statuses = null;
        version++;
    }

    void folderGone(String folder) {
        ownFolders.remove(folder);
    }

    boolean isOwnFolder(String folder) {
        return ownFolders.contains(folder);
    }

    @Nullable
    Change change(ChangeId id) {
        return changes.get(id.number());
    }

    List<Change> changes() {
        return List.copyOf(changes.values());
    }

    HunkMark mark(ChangeId change, int hunk) {
        HunkMark[] of = marks.get(change.number());
        return of == null ? HunkMark.FRESH : of[hunk];
    }

    Track track(ChangeId change) {
        Track track = trackOf.get(change.number());
        if (track == null) {
            throw new IllegalArgumentException("There is no change " + change + ".");
        }
        return track;
    }

    /// The file that a step of an operation was about.
    @Nullable
    Track track(LedgerLine.Operated.Step step) {
        return stepTracks.get(step);
    }

    /// Whether another file has its name: then it is gone.
    boolean isDisplaced(Track track) {
        return tracks.get(track.path) != track;
    }

    /// The file that the ledger knows at a path.
    @Nullable
    Track track(String path) {
        return tracks.get(path);
    }

    int lastChange() {
        return lastChange;
    }

    int lastOperation() {
        return lastOperation;
    }

    /// What later changes and operations have left behind, by path.
    Map<String, FileState> since(int change, int operation) {
        Map<String, FileState> left = new HashMap<>();
        for (Change later : changes.tailMap(change, false).values()) {
            Track track = track(later.id());
            left.put(track.path, track.last);
            left.put(later.edit().renamedFrom() == null ? later.path() : later.edit().renamedFrom(), FileState.ABSENT);
            left.put(track.path, track.last);
        }
        for (Act act : operations) {
            if (act.id().number() > operation) {
                for (FileEdit edit : act.edits()) {
                    String from = edit.renamedFrom();
                    if (from != null) {
                        left.put(from, FileState.ABSENT);
                    }
                    Track track = tracks.get(edit.path());
                    left.put(edit.path(), track == null ? edit.after() : track.last);
                }
            }
        }
        return left;
    }

    /// All files that the ledger knows.
    Set<Track> tracks() {
        return new LinkedHashSet<>(trackOf.values());
    }

    List<Act> operations() {
        return operations;
    }

    /// Operations that are taken back and not done again since.
    Set<Integer> undone() {
        Set<Integer> undone = new HashSet<>();
        for (Act act : operations) {
            switch (act.kind()) {
                case ACT -> undone.remove(act.id().number());
                case UNDO -> undone.add(act.target());
                case REDO -> undone.remove(act.target());
            }
        }
        return undone;
    }

    /// Something outside of the ledger is known anew: states are told again.
    void lookAgain() {
        told.clear();
        statuses = null;
        version++;
    }

    private static Operation operation(Act act, Set<Integer> undone) {
        Operation.Kind kind = switch (act.kind()) {
            case ACT -> Operation.Kind.ACT;
            case UNDO -> Operation.Kind.UNDO;
            case REDO -> Operation.Kind.REDO;
        };
        OperationId of = kind == Operation.Kind.ACT ? act.id() : new OperationId(act.target());
        return new Operation(act.id(), act.at(), act.title(), act.edits(), undone.contains(act.id().number()), kind, of);
    }

    LedgerView view(Present present) {
        List<ChangeStatus> all = statuses;
        if (all == null) {
            all = changes.values().stream().map(c -> told.computeIfAbsent(c.id().number(), _ -> status(c, present))).toList();
            statuses = all;
        }
        Set<Integer> undone = undone();
        List<Operation> operated = operations.stream()
                .map(a -> operation(a, undone))
                .toList();
        return new LedgerView(version, all, operated, List.copyOf(notices));
    }

    /// What is known of files as they are now, where that is not what the ledger knows last.
    interface Present {
        /// @return null when the file is as the ledger has it
        @Nullable Now of(Track track);

        record Now(FileState state, Authors authors) {}
    }

    private ChangeStatus status(Change change, Present present) {
        Track track = track(change.id());
        Present.Now now = present.of(track);
        FileState state = now == null ? track.last : now.state();
        Set<Long> alive = now == null ? track.authors.all() : now.authors().all();
        List<HunkState> states = new ArrayList<>();
        for (int i = 0; i < Parts.count(change); i++) {
            HunkState marked = mark(change.id(), i).state(Parts.lines(change, i));
            states.add(marked != HunkState.REVERTED && isSuperseded(change, i, track, state, alive) ? HunkState.SUPERSEDED : marked);
        }
        return new ChangeStatus(change, states);
    }

    private boolean isSuperseded(Change change, int hunk, Track track, FileState now, Set<Long> alive) {
        FileEdit edit = change.edit();
        if (now.equals(edit.after())) {
            return false;
        }
        if (now instanceof FileState.Absent || now.equals(edit.before())) {
            return true;
        }
        if (!change.hunks().isEmpty()) {
            Hunk of = change.hunks().get(hunk);
            // Lines that the user took back are gone because the user said so.
            boolean leftSome = !mark(change.id(), hunk).reverted(of.removed() + of.added()).hasAll(of.removed(), of.removed() + of.added());
            return of.added() > 0 && leftSome && !alive.contains(Authors.author(change.id().number(), hunk));
        }
        if (edit.renamedFrom() != null) {
            return !track.path.equals(edit.path());
        }
        if (edit.before() instanceof FileState.Regular b && edit.after() instanceof FileState.Regular a && now instanceof FileState.Regular n) {
            return b.hash().equals(a.hash()) ? n.mode() != a.mode() : !n.hash().equals(a.hash());
        }
        return true;
    }
}
