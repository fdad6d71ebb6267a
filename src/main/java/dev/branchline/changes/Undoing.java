package dev.branchline.changes;

import dev.branchline.model.change.OperationId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what undo and redo are about, and sketches it.
///
/// An operation may have been done several times: undone, and done again. What the second time wrote may differ from the first, because of
/// what happened in between. To take it back file by file, that time is taken whose result the file is now, so that it becomes what it was
/// before, byte for byte; the one that was named comes first, then the newest.
final class Undoing {
    private final LedgerState state;
    private final Sketch sketch;

    Undoing(LedgerState state, Sketch sketch) {
        this.state = state;
        this.sketch = sketch;
    }

    /// What was found.
    ///
    /// @param blocked why it cannot be done, one sentence; else empty
    /// @param target the operation that is undone or done again; 0 for none
    record Found(String title, String blocked, LedgerLine.Kind kind, int target) {
        static Found blocked(String title, String why) {
            return new Found(title, why, LedgerLine.Kind.ACT, 0);
        }
    }

    /// @param named null for the newest that is not undone
    Found undo(@Nullable OperationId named) {
        if (named != null) {
            return undoNamed(named);
        }
        Set<Integer> undone = state.undone();
        for (LedgerState.Act act : state.operations().reversed()) {
            if (act.kind() != LedgerLine.Kind.UNDO && !undone.contains(applied(act))) {
                return takeBack(applied(act), act, false);
            }
        }
        return Found.blocked("Undo", "There is nothing to undo.");
    }

    /// One after the other, each as the ones before it will have left things; what is undone already when its turn comes is passed over.
    Found undoAll(List<OperationId> operations) {
        Set<Integer> undone = new HashSet<>(state.undone());
        int count = 0;
        for (OperationId id : operations) {
            LedgerState.Act act = act(id);
            int target = applied(act);
            if (act.kind() == LedgerLine.Kind.UNDO ? undone.remove(target) : undone.add(target)) {
                if (act.kind() == LedgerLine.Kind.UNDO) {
                    again(act);
                } else {
                    takeBack(target, act, true);
                }
                count++;
            }
        }
        return new Found("Take back " + count + (count == 1 ? " operation" : " operations"), "", LedgerLine.Kind.UNDO, 0);
    }

    private LedgerState.Act act(OperationId named) {
        return state.operations().stream().filter(a -> a.id().equals(named)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation " + named + "."));
    }

    private Found undoNamed(OperationId named) {
        LedgerState.Act act = act(named);
        boolean isUndone = state.undone().contains(applied(act));
        if (act.kind() == LedgerLine.Kind.UNDO) {
            return isUndone
                    ? again(act)
                    : Found.blocked("Undo " + named, "Operation " + named + " was an undo that has been taken back already.");
        }
        return isUndone ? Found.blocked("Undo " + named, "Operation " + named + " is undone already.") : takeBack(applied(act), act, true);
    }

    private static int applied(LedgerState.Act act) {
        return act.kind() == LedgerLine.Kind.ACT ? act.id().number() : act.target();
    }

    /// @param named which of the times that it was done is meant
    private Found takeBack(int target, LedgerState.Act named, boolean only) {
        // Of a time that is named, what it did; else all that was ever done of the operation, so that what could not be undone is tried again.
        List<LedgerState.Act> times = state.operations().reversed().stream()
                .filter(a -> a.kind() != LedgerLine.Kind.UNDO && applied(a) == target)
                .toList();
        Map<Track, LedgerLine.Operated.Step> marked = new LinkedHashMap<>();
        for (LedgerState.Act time : times) {
            for (LedgerLine.Operated.Step step : time.steps().reversed()) {
                Track track = state.track(step);
                if (track != null) {
                    marked.put(track, step); // in the end, that of the first time: it says all that the operation was about
                }
            }
        }
        if (only) {
            marked.keySet().retainAll(named.steps().stream().map(state::track).toList());
        }
        marked.forEach((track, step) -> sketch.inverse(step, lastDone(track, times, named)));
        return new Found("Undo: " + title(target, named), "", LedgerLine.Kind.UNDO, target);
    }

    private String title(int target, LedgerState.Act named) {
        return state.operations().stream().filter(a -> a.id().number() == target).findFirst().orElse(named).title();
    }

    /// @param times that the operation was done, newest first
    private LedgerLine.Operated.Step lastDone(Track track, List<LedgerState.Act> times, LedgerState.Act named) {
        List<LedgerLine.Operated.Step> steps = times.stream().flatMap(a -> steps(track, a)).toList();
        List<LedgerLine.Operated.Step> wrote = steps.stream().filter(s -> LedgerState.Act.writes(s.trace().edit())).toList();
        return Stream.concat(steps(track, named), wrote.stream())
                .filter(s -> sketch.isNow(track, s.trace().edit()))
                .findFirst()
                .orElseGet(() -> wrote.isEmpty() ? steps.getFirst() : wrote.getFirst());
    }

    private Stream<LedgerLine.Operated.Step> steps(Track track, LedgerState.Act act) {
        return act.steps().stream().filter(s -> state.track(s) == track);
    }

    Found redo() {
        Set<Integer> undone = state.undone();
        Set<Integer> passed = new HashSet<>();
        for (LedgerState.Act act : state.operations().reversed()) {
            switch (act.kind()) {
                case ACT -> {
                    return Found.blocked("Redo", "There is nothing to redo.");
                }
                case REDO -> passed.add(act.target());
                case UNDO -> {
                    if (!passed.remove(act.target()) && undone.contains(act.target())) {
                        return again(act);
                    }
                }
            }
        }
        return Found.blocked("Redo", "There is nothing to redo.");
    }

    private Found again(LedgerState.Act undo) {
        for (LedgerLine.Operated.Step step : undo.steps().reversed()) {
            sketch.inverse(step, step);
        }
        String title = undo.title().startsWith("Undo: ") ? undo.title().substring("Undo: ".length()) : undo.title();
        return new Found("Redo: " + title, "", LedgerLine.Kind.REDO, undo.target());
    }
}
