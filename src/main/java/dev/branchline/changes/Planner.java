package dev.branchline.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Settlement.Choice;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Works out what a wish would do to the files as they are now. One object makes one plan. Reads only.
final class Planner {
    private final LedgerState state;
    private final Contents contents;
    private final DiskFiles files;
    private final Overlay overlay;
    private final Map<String, List<List<Choice>>> choices;
    private final Map<Track, Unit> units = new HashMap<>();
    private final List<Unit> inOrder = new ArrayList<>();
    private final Map<ChangeId, List<HunkMark>> marks = new LinkedHashMap<>();
    private final Map<ChangeId, Set<Integer>> taken = new LinkedHashMap<>();

    Planner(LedgerState state, Contents contents, DiskFiles files, Map<String, List<List<Choice>>> choices) {
        this.state = state;
        this.contents = contents;
        this.files = files;
        this.overlay = new Overlay(files);
        this.choices = choices;
    }

    /// @throws IllegalArgumentException when it names what is not there
    Draft plan(long number, Wish wish) throws IOException {
        return switch (wish) {
            case Wish.Revert w -> {
                parts(w.parts(), true, (mark, part) -> mark.revert(part.lines));
                yield draft(number, wish, titled("Revert", w.parts()), "", LedgerLine.Kind.ACT, 0);
            }
            case Wish.Reapply w -> {
                parts(w.parts(), false, (mark, part) -> mark.reapply(part.lines, part.of));
                yield draft(number, wish, titled("Re-apply", w.parts()), "", LedgerLine.Kind.ACT, 0);
            }
            case Wish.Keep w -> {
                parts(w.parts(), false, (mark, part) -> mark.state(part.of) == HunkState.REVERTED ? mark : mark.keep());
                yield draft(number, wish, titled("Keep", w.parts()), "", LedgerLine.Kind.ACT, 0);
            }
            case Wish.RevertAnswers w -> {
                List<Change> all = of(w.answers());
                whole(all.reversed(), (mark, part) -> mark.revert(part.lines));
                yield draft(number, wish, "Revert " + count(all.size(), "change"), "", LedgerLine.Kind.ACT, 0);
            }
            case Wish.Follow w -> {
                whole(of(w.leaves()).reversed(), (mark, _) -> mark.leave());
                whole(of(w.enters()), (mark, _) -> mark.enter());
                yield draft(number, wish, "Files follow the branch", "", LedgerLine.Kind.ACT, 0);
            }
            case Wish.Undo w -> undo(number, w);
            case Wish.Redo w -> redo(number, w);
        };
    }

    private List<Change> of(Collection<EntryId> answers) {
        Set<EntryId> wanted = new HashSet<>(answers);
        return state.changes().stream().filter(c -> wanted.contains(c.origin().answer())).toList();
    }

    /// @param lines which are meant
    /// @param of how many there are
    private record Part(LineSet lines, int of) {}

    private interface Marking {
        HunkMark mark(HunkMark mark, Part part);
    }

    private void parts(List<Selection> parts, boolean newestFirst, Marking marking) throws IOException {
        Map<ChangeId, List<Selection>> byChange = new LinkedHashMap<>();
        parts.forEach(p -> byChange.computeIfAbsent(p.change(), _ -> new ArrayList<>()).add(p));
        Comparator<ChangeId> order = Comparator.comparingInt(ChangeId::number);
        for (ChangeId id : byChange.keySet().stream().sorted(newestFirst ? order.reversed() : order).toList()) {
            Change change = state.change(id);
            if (change == null) {
                throw new IllegalArgumentException("There is no change " + id + ".");
            }
            Map<Integer, Part> wanted = new LinkedHashMap<>();
            for (Selection part : byChange.getOrDefault(id, List.of())) {
                select(change, part, wanted);
            }
            step(change, wanted, marking);
        }
    }

    private static void select(Change change, Selection part, Map<Integer, Part> wanted) {
        Integer only = part.hunk();
        if (only != null && (only < 0 || only >= Parts.count(change))) {
            throw new IllegalArgumentException("Change " + change.id() + " has no hunk " + only + ".");
        }
        for (int hunk = 0; hunk < Parts.count(change); hunk++) {
            if (only == null || only == hunk) {
                int count = Parts.lines(change, hunk);
                List<Integer> some = part.lines();
                LineSet lines = some == null ? LineSet.all(count) : LineSet.of(some, count);
                wanted.merge(hunk, new Part(lines, count), (a, b) -> new Part(a.lines.with(b.lines), count));
            }
        }
    }

    private void whole(List<Change> changes, Marking marking) throws IOException {
        for (Change change : changes) {
            Map<Integer, Part> wanted = new LinkedHashMap<>();
            select(change, Selection.of(change.id()), wanted);
            step(change, wanted, marking);
        }
    }

    private void step(Change change, Map<Integer, Part> wanted, Marking marking) throws IOException {
        List<HunkMark> was = List.copyOf(marks(change.id()));
        List<HunkMark> is = new ArrayList<>(was);
        List<MarkChange> altered = new ArrayList<>();
        wanted.forEach((hunk, part) -> {
            HunkMark mark = marking.mark(was.get(hunk), part);
            if (!mark.equals(was.get(hunk))) {
                is.set(hunk, mark);
                altered.add(new MarkChange(change.id(), hunk, was.get(hunk), mark));
                if (!mark.reverted(part.of).without(was.get(hunk).reverted(part.of)).isEmpty()) {
                    taken.computeIfAbsent(change.id(), _ -> new HashSet<>()).add(hunk);
                }
            }
        });
        if (altered.isEmpty()) {
            return;
        }
        marks.put(change.id(), is);
        List<LineSet> out = reverted(change, was);
        List<LineSet> back = reverted(change, is);
        if (out.equals(back)) {
            unit(state.track(change.id())).marks().addAll(altered);
            return;
        }
        step(state.track(change.id()), () -> contents.of(change, out), () -> contents.of(change, back),
                Parts.path(change, out), Parts.path(change, back), altered);
    }

    /// How the hunks of a change stand at this point of the plan.
    private List<HunkMark> marks(ChangeId id) {
        return marks.computeIfAbsent(id, _ -> {
            Change change = state.change(id);
            List<HunkMark> all = new ArrayList<>();
            for (int i = 0; change != null && i < Parts.count(change); i++) {
                all.add(state.mark(id, i));
            }
            return all;
        });
    }

    private static List<LineSet> reverted(Change change, List<HunkMark> marks) {
        List<LineSet> reverted = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            reverted.add(marks.get(i).reverted(Parts.lines(change, i)));
        }
        return reverted;
    }

    private interface Loading {
        Content load() throws IOException;
    }

    private void step(Track track, Loading base, Loading wished, String from, String to, List<MarkChange> altered) {
        Unit unit = unit(track);
        try {
            unit.step(base.load(), wished.load(), from, to, altered);
        } catch (IOException e) {
            unit.problem = sentence(e);
        }
    }

    private Unit unit(Track track) {
        return units.computeIfAbsent(track, t -> {
            Unit fresh = new Unit(overlay, t.path, state.track(t.path) != t, choices.getOrDefault(t.path, List.of()));
            inOrder.add(fresh);
            return fresh;
        });
    }

    static String sentence(IOException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String begun = message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    private Draft undo(long number, Wish.Undo wish) throws IOException {
        OperationId named = wish.operation();
        Set<Integer> undone = state.undone();
        List<LedgerState.Act> acts = state.operations();
        int target = 0;
        if (named != null) {
            LedgerState.Act act = acts.stream().filter(a -> a.id().equals(named)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no operation " + named + "."));
            if (act.kind() == LedgerLine.Kind.UNDO) {
                return undone.contains(act.target())
                        ? again(number, wish, act)
                        : blocked(number, wish, "Undo " + named, "Operation " + named + " was an undo that has been taken back already.");
            }
            target = applied(act);
            if (undone.contains(target)) {
                return blocked(number, wish, "Undo " + named, "Operation " + named + " is undone already.");
            }
        }
        for (LedgerState.Act act : acts.reversed()) {
            int applied = applied(act);
            if (act.kind() != LedgerLine.Kind.UNDO && !undone.contains(applied) && (target == 0 || target == applied)) {
                List<LedgerState.Act> again = acts.stream().filter(a -> a.kind() == LedgerLine.Kind.REDO && a.target() == applied).toList();
                LedgerState.Act first = acts.stream().filter(a -> a.id().number() == applied).findFirst().orElse(act);
                LedgerState.Act redone = again.stream().filter(a -> a.id().equals(named)).findFirst().orElse(null);
                for (LedgerLine.Operated.Step step : (redone == null ? first : redone).steps().reversed()) {
                    // Where the doing again itself is named, that is taken back, as it was done.
                    boolean asDone = redone != null && isAsLeft(step, redone, acts);
                    inverse(step, asDone ? step : latest(step, again));
                }
                return draft(number, wish, "Undo: " + first.title(), "", LedgerLine.Kind.UNDO, applied);
            }
        }
        return blocked(number, wish, "Undo", "There is nothing to undo.");
    }

    private static int applied(LedgerState.Act act) {
        return act.kind() == LedgerLine.Kind.ACT ? act.id().number() : act.target();
    }

    private Draft redo(long number, Wish wish) throws IOException {
        Set<Integer> undone = state.undone();
        Set<Integer> passed = new HashSet<>();
        for (LedgerState.Act act : state.operations().reversed()) {
            switch (act.kind()) {
                case ACT -> {
                    return blocked(number, wish, "Redo", "There is nothing to redo.");
                }
                case REDO -> passed.add(act.target());
                case UNDO -> {
                    if (!passed.remove(act.target()) && undone.contains(act.target())) {
                        return again(number, wish, act);
                    }
                }
            }
        }
        return blocked(number, wish, "Redo", "There is nothing to redo.");
    }

    private Draft again(long number, Wish wish, LedgerState.Act undo) throws IOException {
        for (LedgerLine.Operated.Step step : undo.steps().reversed()) {
            inverse(step, step);
        }
        String title = undo.title().startsWith("Undo: ") ? undo.title().substring("Undo: ".length()) : undo.title();
        return draft(number, wish, "Redo: " + title, "", LedgerLine.Kind.REDO, undo.target());
    }

    /// An operation that was done again may have written something else the second time, because of what the user did in between. That which
    /// left the file as it is now is taken back; else the newest that wrote anything.
    private LedgerLine.Operated.Step latest(LedgerLine.Operated.Step step, List<LedgerState.Act> again) {
        Track track = state.track(step);
        List<LedgerLine.Operated.Step> wrote = new ArrayList<>();
        for (LedgerState.Act act : again.reversed()) {
            act.steps().stream().filter(s -> state.track(s) == track && LedgerState.Act.writes(s.trace().edit())).forEach(wrote::add);
        }
        wrote.add(step);
        return wrote.stream().filter(s -> track != null && isNow(track.path, s.trace().edit())).findFirst().orElse(wrote.getFirst());
    }

    /// Whether all undoing and redoing since then has left the file as it was.
    private boolean isAsLeft(LedgerLine.Operated.Step step, LedgerState.Act redone, List<LedgerState.Act> acts) {
        Track track = state.track(step);
        List<FileEdit> open = new ArrayList<>();
        for (LedgerState.Act act : acts) {
            if (act.id().number() > redone.id().number() && act.kind() != LedgerLine.Kind.ACT && act.target() == redone.target()) {
                for (LedgerLine.Operated.Step later : act.steps()) {
                    FileEdit edit = later.trace().edit();
                    if (state.track(later) != track || !LedgerState.Act.writes(edit)) {
                        continue;
                    }
                    if (!open.isEmpty() && open.getLast().inverse().equals(edit)) {
                        open.removeLast();
                    } else {
                        open.add(edit);
                    }
                }
            }
        }
        return open.isEmpty();
    }

    private boolean isNow(String path, FileEdit edit) {
        try {
            return overlay.at(path).disk.state().equals(edit.after());
        } catch (IOException _) {
            return false; // The step that needs it says why.
        }
    }

    /// @param marked says which marks are turned back
    /// @param written says what it wrote
    private void inverse(LedgerLine.Operated.Step marked, LedgerLine.Operated.Step written) {
        List<MarkChange> back = new ArrayList<>();
        for (MarkChange mark : marked.marks().reversed()) {
            List<HunkMark> planned = marks(mark.change());
            if (mark.hunk() < planned.size()) {
                HunkMark is = planned.get(mark.hunk());
                HunkMark was = is.moved(mark.to(), mark.from());
                back.add(new MarkChange(mark.change(), mark.hunk(), is, was));
                planned.set(mark.hunk(), was);
            }
        }
        FileEdit edit = written.trace().edit();
        Track track = state.track(marked);
        if (track != null) {
            String old = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
            step(track, () -> contents.of(edit.after()), () -> contents.of(edit.before()), edit.path(), old, back);
        }
    }

    private Draft blocked(long number, Wish wish, String title, String why) throws IOException {
        return draft(number, wish, title, why, LedgerLine.Kind.ACT, 0);
    }

    private Draft draft(long number, Wish wish, String title, String blocked, LedgerLine.Kind kind, int target) throws IOException {
        inOrder.forEach(Unit::settle);
        giveUp();
        List<Draft.Step> steps = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Unit unit : inOrder) {
            add(steps, unit, done);
        }
        Map<String, Draft.Step> byPath = new LinkedHashMap<>();
        steps.forEach(step -> byPath.merge(step.plan().path(), step, Planner::together));
        steps = List.copyOf(byPath.values());
        List<FilePlan> plans = steps.stream().map(Draft.Step::plan).toList();
        String why = blocked.isEmpty() && steps.isEmpty() ? "There is nothing to do: it is so already." : blocked;
        return new Draft(new Plan(number, wish, title, plans, why, dependent()), steps, choices, kind, target);
    }

    /// What cannot be done is left out, and with it the other files that would have had the same name on the way.
    private void giveUp() throws IOException {
        Set<String> given = new HashSet<>();
        Set<Unit> left = new LinkedHashSet<>();
        for (boolean more = true; more; ) {
            more = false;
            for (Unit unit : inOrder) {
                if (!left.contains(unit) && (unit.isStuck() || unit.touches(given))) {
                    if (!unit.isStuck()) {
                        unit.problem = "Another file that cannot be taken care of has or had its name.";
                    }
                    unit.giveUp(given);
                    left.add(unit);
                    more = true;
                }
            }
        }
    }

    /// A path may have belonged to two files, one after the other; it is told once.
    private static Draft.Step together(Draft.Step a, Draft.Step b) {
        Draft.Step first = rank(a) <= rank(b) ? a : b;
        Draft.Step second = first == a ? b : a;
        FilePlan p = first.plan();
        String why = p.why().isEmpty() || p.why().equals(second.plan().why()) ? second.plan().why() : (p.why() + " " + second.plan().why()).strip();
        List<MarkChange> both = new ArrayList<>(a.marks());
        both.addAll(b.marks());
        FilePlan told = new FilePlan(p.edit(), p.fate(), p.added(), p.removed(), why, p.conflicts());
        return new Draft.Step(told, first.from(), first.to(), List.copyOf(both));
    }

    private static int rank(Draft.Step step) {
        return step.writes() ? 0 : switch (step.plan().fate()) {
            case CONFLICT -> 1;
            case SKIPPED -> 2;
            case RESTORED, MERGED, CREATED, DELETED, RENAMED, UNCHANGED -> 3;
        };
    }

    private void add(List<Draft.Step> steps, Unit unit, Set<String> done) throws IOException {
        if (unit.isStuck()) {
            steps.add(stuck(unit));
            return;
        }
        String refusal = files.refusal(unit.path);
        Overlay.Slot end = overlay.at(unit.path);
        if (unit.path.equals(unit.start)) {
            Fate fate = fate(end);
            if (fate != Fate.UNCHANGED && !refusal.isEmpty()) {
                unit.problem = refusal;
                steps.add(stuck(unit));
            } else {
                steps.add(net(unit.path, end, unit.marks(), done));
            }
            return;
        }
        Overlay.Slot start = overlay.at(unit.start);
        if (start.now.isAbsent() && end.disk.isAbsent() && !done.contains(unit.start) && !done.contains(unit.path)) {
            done.add(unit.start);
            done.add(unit.path);
            FileEdit edit = new FileEdit(unit.path, start.disk.state(), end.now.state(), unit.start);
            steps.add(step(edit, Fate.RENAMED, start.disk, end.now, unit.marks()));
        } else {
            // Another file takes the place of one of the names: both are told on their own.
            steps.add(net(unit.start, start, List.of(), done));
            steps.add(net(unit.path, end, unit.marks(), done));
        }
    }

    /// All that the plan does to a path is told by the first file that has it; those after it only bring their marks.
    private static Draft.Step net(String path, Overlay.Slot slot, List<MarkChange> marks, Set<String> done) {
        boolean first = done.add(path);
        Content from = first ? slot.disk : slot.now;
        return step(FileEdit.of(path, from.state(), slot.now.state()), first ? fate(slot) : Fate.UNCHANGED, from, slot.now, marks);
    }

    private static Draft.Step step(FileEdit edit, Fate fate, Content from, Content to, List<MarkChange> marks) {
        FileDiff diff = fate == Fate.UNCHANGED ? null : Diffs.of(edit, from, to);
        FilePlan plan = new FilePlan(edit, fate, diff == null ? 0 : diff.added(), diff == null ? 0 : diff.removed(), "", List.of());
        return new Draft.Step(plan, from, to, List.copyOf(marks));
    }

    private Draft.Step stuck(Unit unit) {
        Content disk = Content.ABSENT;
        String why = unit.problem;
        try {
            disk = overlay.at(unit.start).disk;
        } catch (IOException e) {
            why = sentence(e);
        }
        FileEdit edit = FileEdit.of(unit.start, disk.state(), disk.state());
        boolean conflict = why.isEmpty();
        FilePlan plan = new FilePlan(edit, conflict ? Fate.CONFLICT : Fate.SKIPPED, 0, 0,
                conflict ? "It was changed since, in the same lines." : why, unit.conflicts);
        return new Draft.Step(plan, disk, disk, List.of());
    }

    private static Fate fate(Overlay.Slot slot) {
        if (slot.disk.state().equals(slot.now.state())) {
            return Fate.UNCHANGED;
        }
        if (slot.disk.isAbsent()) {
            return Fate.CREATED;
        }
        if (slot.now.isAbsent()) {
            return Fate.DELETED;
        }
        return slot.exact ? Fate.RESTORED : Fate.MERGED;
    }

    /// Later hunks that replace lines of those that are taken back, or stand among them.
    private List<Selection> dependent() {
        if (taken.isEmpty()) {
            return List.of();
        }
        Set<Long> authors = new HashSet<>();
        Set<Track> tracks = new LinkedHashSet<>();
        taken.forEach((id, hunks) -> {
            hunks.forEach(h -> authors.add(Authors.author(id.number(), h)));
            tracks.add(state.track(id));
        });
        List<Selection> found = new ArrayList<>();
        for (Track track : tracks) {
            for (Deed deed : track.deeds) {
                if (deed instanceof Deed.Made made) {
                    made.change().hunks().stream()
                            .filter(h -> !taken.getOrDefault(made.change().id(), Set.of()).contains(h.index()))
                            .filter(h -> state.mark(made.change().id(), h.index()).state(h.removed() + h.added()) != HunkState.REVERTED)
                            .filter(h -> authors.contains(made.within().get(h.index()))
                                    || made.replaced().get(h.index()).stream().anyMatch(r -> authors.contains(r.author())))
                            .forEach(h -> found.add(Selection.of(made.change().id(), h.index())));
                }
            }
        }
        return found;
    }

    private String titled(String verb, List<Selection> parts) {
        Set<ChangeId> ids = new LinkedHashSet<>(parts.stream().map(Selection::change).toList());
        Function<ChangeId, @Nullable String> path = id -> {
            Change change = state.change(id);
            return change == null ? null : change.path();
        };
        Set<@Nullable String> paths = new LinkedHashSet<>(ids.stream().map(path).toList());
        boolean hunks = parts.stream().allMatch(p -> p.hunk() != null);
        String what = hunks ? count(parts.size(), "hunk") : count(ids.size(), "change");
        return verb + " " + what + (paths.size() == 1 ? " of " + paths.iterator().next() : " in " + count(paths.size(), "file"));
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
