package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LineText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Guards what was moved from file to file.
///
/// A call may have moved lines, or a whole file, from one name to another. Taking it back removes them there because they come again
/// here. Where they do not come again, because the user changed that file since and wants it left, or asked for the one file only, they must
/// not be removed either: they would be nowhere.
final class LastHolders {
    /// A call that changed more files than that is not searched for what it moved, when not all of it is taken back.
    private static final int SEARCHED = 100;

    private final LedgerState state;
    private final Sketch sketch;
    private final Contents contents;
    private final boolean partly;
    private final Map<Call, List<Change>> calls = new HashMap<>();

    private record Call(String answer, String id) {
        static Call of(Change change) {
            return new Call(change.origin().answer().value(), change.origin().toolCallId());
        }
    }

    /// @param partly whether changes are taken back on their own; undo and redo go back to what was there, so nothing is new about it
    LastHolders(LedgerState state, Sketch sketch, Contents contents, boolean partly) {
        this.partly = partly;
        this.state = state;
        this.sketch = sketch;
        this.contents = contents;
    }

    /// @param units with what they would come to
    /// @return those that must not be, with the reason
    Map<Unit, String> find(List<Unit> units) throws IOException {
        Map<Unit, String> found = new HashMap<>();
        Set<String> missing = missing(units);
        for (Unit unit : units) {
            if (unit.isStuck() || unit.now.state().equals(unit.disk.state())) {
                continue;
            }
            if (!missing.isEmpty() && !common(pieces(unit.disk), missing).isEmpty()) {
                found.put(unit, "It holds what another file had before, which does not get it back; it would be nowhere.");
            } else if (partly) {
                moved(unit, units).ifPresent(other -> found.put(unit, "The same call moved some of it from or to " + other
                        + ", where it is not now; it would be nowhere. Choose both together."));
            }
        }
        return found;
    }

    /// What files of the plan were to get back, and do not.
    private static Set<String> missing(List<Unit> units) {
        List<Unit> wanting = units.stream().filter(Unit::isShort).toList();
        if (wanting.isEmpty() || units.size() == 1) {
            return Set.of();
        }
        Set<String> missing = new HashSet<>();
        wanting.forEach(unit -> missing.addAll(pieces(unit.goal)));
        units.forEach(unit -> missing.removeAll(pieces(unit.now)));
        return missing;
    }

    /// The other file that its content was moved from or to, when it is not there.
    private Optional<String> moved(Unit unit, List<Unit> units) throws IOException {
        Map<Track, Unit> planned = units.stream().collect(Collectors.toMap(u -> u.track, u -> u));
        Set<String> lost = null;
        for (Move move : moves(unit)) {
            Track track = state.track(move.other.id());
            Unit of = planned.get(track);
            if (of != null && of.now.state().equals(move.has())) {
                continue;
            }
            if (lost == null) {
                lost = new HashSet<>(pieces(unit.disk));
                for (Unit any : units) {
                    lost.removeAll(pieces(any.now));
                }
            }
            Set<String> held = new HashSet<>(pieces(contents.of(move.has())));
            held.removeAll(pieces(contents.of(move.hasNot())));
            held.removeAll(pieces(of == null ? sketch.disk(track) : of.now));
            if (!common(lost, held).isEmpty()) {
                return Optional.of(move.other.edit().path());
            }
        }
        return Optional.empty();
    }

    /// What a call did to another file than the one that is looked at.
    ///
    /// @param back whether the call is taken back, so that the other file should have what it had before; else what it had after
    private record Move(Change other, boolean back) {
        FileState has() {
            return back ? other.edit().before() : other.edit().after();
        }

        FileState hasNot() {
            return back ? other.edit().after() : other.edit().before();
        }

        boolean isPossible() {
            return !other.text() || (back ? other.removed() : other.added()) > 0;
        }
    }

    private Set<Move> moves(Unit unit) {
        if (calls.isEmpty()) {
            state.changes().forEach(c -> calls.computeIfAbsent(Call.of(c), _ -> new ArrayList<>()).add(c));
        }
        Set<Move> found = new LinkedHashSet<>();
        for (MarkChange mark : unit.marks()) {
            Change change = state.change(mark.change());
            List<Change> call = change == null ? List.of() : calls.getOrDefault(Call.of(change), List.of());
            if (change != null && call.size() <= SEARCHED) {
                int lines = Parts.lines(change, mark.hunk());
                boolean back = !mark.to().reverted(lines).without(mark.from().reverted(lines)).isEmpty();
                call.stream()
                        .filter(c -> state.track(c.id()) != unit.track)
                        .map(c -> new Move(c, back))
                        .filter(Move::isPossible)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Set<String> common(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return both;
    }

    /// The lines of a text that say something; the hash of what is no text.
    private static Set<String> pieces(Content content) {
        Set<String> found = new HashSet<>();
        TextForm.of(content).ifPresentOrElse(form -> {
            LineText lines = form.lines();
            for (int i = 0; i < lines.lines(); i++) {
                String line = lines.line(i).strip();
                if (line.codePoints().filter(Character::isLetterOrDigit).limit(2).count() == 2) {
                    found.add(line);
                }
            }
        }, () -> {
            if (content.state() instanceof FileState.Regular file) {
                found.add(file.hash());
            }
        });
        return found;
    }
}
