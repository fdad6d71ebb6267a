package dev.branchline.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Settlement.Choice;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    private final Sketch sketch;
    private final Contents contents;
    private final DiskFiles files;
    private final Map<String, List<List<Choice>>> choices;

    /// @param choices how conflicts were settled so far, by path
    Planner(LedgerState state, Contents contents, DiskFiles files, Map<String, List<List<Choice>>> choices) {
        this.state = state;
        this.contents = contents;
        this.files = files;
        this.choices = choices;
        this.sketch = new Sketch(state, contents, files, choices);
    }

    /// @throws IllegalArgumentException when it names what is not there
    Draft plan(long number, Wish wish) throws IOException {
        Undoing.Found found = sketch(wish);
        boolean partly = found.kind() == LedgerLine.Kind.ACT;
        Outcome outcome = new Outcome(sketch, files, new LastHolders(state, sketch, contents, partly));
        List<Draft.Write> writes = outcome.writes();
        List<FilePlan> plans = writes.stream().map(Draft.Write::plan).toList();
        String blocked = found.blocked().isEmpty() && plans.isEmpty() && !(wish instanceof Wish.UndoAll) ? "There is nothing to do: it is so already." : found.blocked();
        Plan plan = new Plan(number, wish, found.title(), plans, blocked, dependent());
        return new Draft(plan, writes, outcome.passages(), choices, found.kind(), found.target());
    }

    private Undoing.Found sketch(Wish wish) {
        return switch (wish) {
            case Wish.Revert w -> {
                parts(w.parts(), true, (mark, part) -> mark.revert(part.lines()));
                yield act(titled("Take back", w.parts()));
            }
            case Wish.Reapply w -> {
                parts(w.parts(), false, (mark, part) -> mark.reapply(part.lines(), part.of()));
                yield act(titled("Apply again", w.parts()));
            }
            case Wish.Keep w -> {
                parts(w.parts(), false, (mark, part) -> mark.state(part.of()) == HunkState.REVERTED ? mark : mark.keep());
                yield act(titled("Keep", w.parts()));
            }
            case Wish.RevertAnswers w -> {
                List<Change> all = of(w.answers());
                whole(all.reversed(), (mark, part) -> mark.revert(part.lines()));
                yield act("Take back " + count(all.size(), "change"));
            }
            case Wish.Follow w -> {
                whole(of(w.leaves()).reversed(), (mark, _) -> mark.leave());
                whole(of(w.enters()), (mark, _) -> mark.enter());
                yield act("Files follow the branch");
            }
            case Wish.Undo w -> new Undoing(state, sketch).undo(w.operation());
            case Wish.UndoAll w -> new Undoing(state, sketch).undoAll(w.operations());
            case Wish.Redo _ -> new Undoing(state, sketch).redo();
        };
    }

    private static Undoing.Found act(String title) {
        return new Undoing.Found(title, "", LedgerLine.Kind.ACT, 0);
    }

    private List<Change> of(Collection<EntryId> answers) {
        Set<EntryId> wanted = new HashSet<>(answers);
        return state.changes().stream().filter(c -> wanted.contains(c.origin().answer())).toList();
    }

    private void parts(List<Selection> parts, boolean newestFirst, Sketch.Marking marking) {
        Map<ChangeId, List<Selection>> byChange = new LinkedHashMap<>();
        parts.forEach(p -> byChange.computeIfAbsent(p.change(), _ -> new ArrayList<>()).add(p));
        Comparator<ChangeId> order = Comparator.comparingInt(ChangeId::number);
        for (ChangeId id : byChange.keySet().stream().sorted(newestFirst ? order.reversed() : order).toList()) {
            Change change = state.change(id);
            if (change == null) {
                throw new IllegalArgumentException("There is no change " + id + ".");
            }
            Map<Integer, Sketch.Part> wanted = new LinkedHashMap<>();
            for (Selection part : byChange.getOrDefault(id, List.of())) {
                select(change, part, wanted);
            }
            sketch.turn(change, wanted, marking);
        }
    }

    private static void select(Change change, Selection part, Map<Integer, Sketch.Part> wanted) {
        Integer only = part.hunk();
        if (only != null && (only < 0 || only >= Parts.count(change))) {
            throw new IllegalArgumentException("Change " + change.id() + " has no hunk " + only + ".");
        }
        for (int hunk = 0; hunk < Parts.count(change); hunk++) {
            if (only == null || only == hunk) {
                int count = Parts.lines(change, hunk);
                List<Integer> some = part.lines();
                LineSet lines = some == null ? LineSet.all(count) : LineSet.of(some, count);
                wanted.merge(hunk, new Sketch.Part(lines, count), (a, b) -> new Sketch.Part(a.lines().with(b.lines()), count));
            }
        }
    }

    private void whole(List<Change> changes, Sketch.Marking marking) {
        for (Change change : changes) {
            Map<Integer, Sketch.Part> wanted = new LinkedHashMap<>();
            select(change, Selection.of(change.id()), wanted);
            sketch.turn(change, wanted, marking);
        }
    }

    /// Later hunks that replace lines of those that are taken back, or stand among them.
    private List<Selection> dependent() {
        Map<ChangeId, Set<Integer>> taken = sketch.taken();
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
