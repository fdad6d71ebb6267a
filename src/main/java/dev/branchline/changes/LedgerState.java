package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Names names = new Names();

    private final IdentityHashMap<LedgerLine.Operated.Step, Track> stepTracks = new IdentityHashMap<>();
    private final List<Act> operations = new ArrayList<>();
    private final Set<String> ownFolders = new HashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();

    private final Statuses statuses = new Statuses();
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
        statuses.forget(id);
        marks.put(id.number(), fresh);
        Track track = arrive(trace);
        Authors before = track.authors;
        track.authors = trace.text()
                ? before.edited(trace.hunks(), h -> List.of(new Authors.Run(h.added(), Authors.author(id.number(), h.index()))))
                : Authors.UNKNOWN;
        track.deeds.add(Deed.Made.of(change, trace, before));
        trackOf.put(id.number(), track);
        if (trace.edit().renamedFrom() != null) {
            names.leave(track);
        }
        settle(track, trace.edit());
        return change;
    }

    /// Finds the file that a step is about, as it was before the step: what the user did meanwhile is the user's.
    private Track arrive(Trace trace) {
        FileEdit edit = trace.edit();
        String from = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
        Track track = names.holder(from, edit.before());
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

    private void settle(Track track, FileEdit edit) {
        names.settle(track, edit.path(), edit.after());
        for (Deed deed : track.deeds) {
            if (deed instanceof Deed.Made made) {
                statuses.forget(made.change().id());
            }
        }
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
                track.authors = step.trace().text() ? before.edited(step.trace().hunks(), BroughtBack.of(track, step)) : Authors.UNKNOWN;
                track.deeds.add(new Deed.Moved(operation, step.trace(), step.marks()));
                if (step.trace().edit().renamedFrom() != null) {
                    names.leave(track);
                }
            }
        }
        for (LedgerLine.Operated.Step step : writing) {
            Track track = track(step);
            if (track != null) {
                settle(track, step.trace().edit());
            }
        }
        for (LedgerLine.Operated.Step step : steps) {
            for (MarkChange mark : step.marks()) {
                HunkMark[] of = marks.get(mark.change().number());
                if (of != null && mark.hunk() < of.length) {
                    of[mark.hunk()] = of[mark.hunk()].moved(mark.from(), mark.to());
                    statuses.forget(mark.change());
                }
            }
        }
    }

    void committed(LedgerLine.Committed line) {
        for (LedgerLine.Committed.Spot spot : line.spots()) {
            HunkMark[] of = marks.get(spot.change().number());
            if (of != null && spot.hunk() < of.length && of[spot.hunk()].equals(HunkMark.FRESH)) {
                of[spot.hunk()] = HunkMark.FRESH.keep();
                statuses.forget(spot.change());
            }
        }
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
        return names.isDisplaced(track);
    }

    /// The file that the ledger knows at a path.
    @Nullable
    Track track(String path) {
        return names.holder(path);
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
            left.put(later.edit().renamedFrom() == null ? later.path() : later.edit().renamedFrom(), FileState.ABSENT);
            if (!isDisplaced(track)) {
                left.put(track.path, track.last);
            }
        }
        for (Act act : operations) {
            if (act.id().number() > operation) {
                for (FileEdit edit : act.edits()) {
                    String from = edit.renamedFrom();
                    if (from != null) {
                        left.put(from, FileState.ABSENT);
                    }
                    Track track = names.holder(edit.path());
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
        statuses.forgetAll();
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
        Set<Integer> undone = undone();
        List<Operation> operated = operations.stream()
                .map(a -> operation(a, undone))
                .toList();
        return new LedgerView(version, statuses.of(this, present), operated, List.copyOf(notices));
    }

    /// What is known of files as they are now, where that is not what the ledger knows last.
    interface Present {
        /// @return null when the file is as the ledger has it
        @Nullable Now of(Track track);

        record Now(FileState state, Authors authors) {}
    }


}
