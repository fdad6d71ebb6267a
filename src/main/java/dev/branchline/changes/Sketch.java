package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.Settlement.Choice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A plan in the making: what the steps so far make of each file and of the marks of each hunk.
final class Sketch {
    private final LedgerState state;
    private final Contents contents;
    private final Map<String, List<List<Choice>>> choices;
    private final Map<Track, Unit> units = new LinkedHashMap<>();
    private final Map<ChangeId, List<HunkMark>> marks = new HashMap<>();
    private final Map<ChangeId, Set<Integer>> taken = new LinkedHashMap<>();

    private final DiskFiles files;
    private final Map<String, Content> disk = new HashMap<>();

    /// @param choices how conflicts were settled so far, by path
    Sketch(LedgerState state, Contents contents, DiskFiles files, Map<String, List<List<Choice>>> choices) {
        this.state = state;
        this.contents = contents;
        this.files = files;
        this.choices = choices;
    }

    /// Some lines of a hunk.
    ///
    /// @param lines which are meant
    /// @param of how many there are
    record Part(LineSet lines, int of) {}

    @FunctionalInterface
    interface Marking {
        HunkMark mark(HunkMark mark, Part part);
    }

    /// Files that steps were made for, in the order of their first, with all of it merged.
    List<Unit> settled() {
        units.values().forEach(Unit::flush);
        return List.copyOf(units.values());
    }

    /// Hunks of which lines are newly taken back.
    Map<ChangeId, Set<Integer>> taken() {
        return taken;
    }

    /// Turns the marks of a change's hunks, and the file with them.
    ///
    /// @param wanted which hunks, and of each which lines
    void turn(Change change, Map<Integer, Part> wanted, Marking marking) {
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
        Track track = state.track(change.id());
        if (out.equals(back)) {
            unit(track).marks().addAll(altered);
        } else {
            step(track, () -> contents.of(change, out), () -> contents.of(change, back),
                    Parts.path(change, out), Parts.path(change, back), altered);
        }
    }

    /// Takes a step of an operation back.
    ///
    /// @param marked says which marks are turned back
    /// @param written says what it wrote
    void inverse(LedgerLine.Operated.Step marked, LedgerLine.Operated.Step written) {
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
        Track track = state.track(marked);
        if (track != null) {
            FileEdit edit = written.trace().edit();
            String old = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
            step(track, () -> contents.of(edit.after()), () -> contents.of(edit.before()), edit.path(), old, back);
        }
    }

    /// Whether an edit is the last that was done to the file: it lies where the edit left it, as the edit left it.
    boolean isNow(Track track, FileEdit edit) {
        try {
            return track.path.equals(edit.path()) && disk(track).state().equals(edit.after());
        } catch (IOException _) {
            return false; // The step that needs it says why.
        }
    }

    @FunctionalInterface
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
        Unit known = units.get(track);
        if (known != null) {
            return known;
        }
        Content there = Content.ABSENT;
        String problem = "";
        try {
            there = disk(track);
        } catch (IOException e) {
            problem = sentence(e);
        }
        boolean displaced = state.isDisplaced(track);
        Unit fresh = new Unit(track, displaced, there, displaced ? List.of() : choices.getOrDefault(track.path, List.of()));
        fresh.problem = problem;
        units.put(track, fresh);
        return fresh;
    }

    /// What a file is on the disk; absent when another one has its name.
    Content disk(Track track) throws IOException {
        return state.isDisplaced(track) ? Content.ABSENT : disk(track.path);
    }

    /// What is on the disk.
    Content disk(String path) throws IOException {
        Content known = disk.get(path);
        if (known == null) {
            known = files.read(path);
            disk.put(path, known);
        }
        return known;
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

    static String sentence(IOException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String begun = message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
