package dev.branchline.changes;

import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Settlement.Choice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan does to one file, wherever it lies and whatever it is called on the way.
///
/// Steps that follow on one another (one ends where the next begins) are made as one, so that what the user did since is merged once,
/// and asked about once, however many steps there are.
final class Unit {
    private final Overlay overlay;
    private final boolean isDisplaced;
    private final List<List<Choice>> choices;
    private final Set<String> touched = new HashSet<>();
    private final List<MarkChange> marks = new ArrayList<>();
    private int chosen;
    private @Nullable Content base;
    private @Nullable Content wished;

    /// Where the file is on the disk.
    final String start;

    /// Where it would be.
    String path;

    String problem = "";
    List<Conflict> conflicts = List.of();

    /// @param isDisplaced whether another file has its name now
    Unit(Overlay overlay, String start, boolean isDisplaced, List<List<Choice>> choices) {
        this.overlay = overlay;
        this.start = start;
        this.path = start;
        this.isDisplaced = isDisplaced;
        this.choices = choices;
    }

    List<MarkChange> marks() {
        return marks;
    }

    boolean isStuck() {
        return !problem.isEmpty() || !conflicts.isEmpty();
    }

    /// @param from the path that the step begins with
    /// @param to the path that it ends with
    void step(Content stepBase, Content stepWished, String from, String to, List<MarkChange> stepMarks) throws IOException {
        if (isStuck()) {
            return;
        }
        marks.addAll(stepMarks);
        overlay.take(path, this);
        Content pending = wished;
        if (pending == null || base == null) {
            base = stepBase;
            wished = stepWished;
        } else if (pending.state().equals(stepBase.state()) && !(pending.state() instanceof FileState.Unkept)) {
            wished = stepWished;
        } else {
            flush();
            base = stepBase;
            wished = stepWished;
        }
        if (!from.equals(to)) {
            overlay.take(to, this);
            flush();
            move(from, to);
        }
    }

    /// As [#flush]; a file that cannot be read is a problem of this unit.
    void settle() {
        try {
            flush();
        } catch (IOException e) {
            problem = Planner.sentence(e);
        }
    }

    /// Merges what is pending into the file as it would be by now.
    private void flush() throws IOException {
        Content from = base;
        Content to = wished;
        base = null;
        wished = null;
        if (from == null || to == null || isStuck()) {
            return;
        }
        Overlay.Slot slot = overlay.at(path);
        if (isDisplaced && !slot.now.isAbsent() && !isSafe(from.state(), to.state(), slot.now.state())) {
            problem = "It is gone, and another file has its name.";
            return;
        }
        touched.add(path);
        StateMerge merge = StateMerge.of(from, to, slot.now);
        if (merge instanceof StateMerge.Open open && chosen < choices.size()) {
            merge = open.settling().settle(choices.get(chosen++));
        }
        switch (merge) {
            case StateMerge.Clean clean -> {
                slot.now = clean.result();
                slot.exact &= clean.exact();
            }
            case StateMerge.Open open -> conflicts = open.conflicts();
            case StateMerge.Impossible impossible -> problem = impossible.why();
        }
    }

    /// Byte for byte what this unit left there, or wants there, whoever has the name by now.
    private static boolean isSafe(FileState from, FileState to, FileState now) {
        return from.equals(to) || now.equals(from) || now.equals(to);
    }

    private void move(String from, String to) throws IOException {
        if (isStuck()) {
            return;
        }
        Overlay.Slot old = overlay.at(from);
        Overlay.Slot fresh = overlay.at(to);
        if (path.equals(to) && !path.equals(from)) {
            return; // It is there already.
        }
        if (!path.equals(from)) {
            problem = "It was renamed again since, to " + path + ".";
        } else if (old.now.isAbsent()) {
            problem = "It is gone from " + from + ".";
        } else if (!fresh.now.isAbsent()) {
            problem = "It cannot go back to " + to + ": something else is there.";
        } else {
            touched.add(to);
            fresh.now = old.now;
            fresh.exact = old.exact;
            old.now = Content.ABSENT;
            path = to;
        }
    }

    /// Lets all be as it was: what cannot be done in whole is not done at all.
    ///
    /// @param given paths that are left as they are; those of this unit come to them
    void giveUp(Set<String> given) throws IOException {
        for (String at : touched) {
            Overlay.Slot slot = overlay.at(at);
            slot.now = slot.disk;
        }
        given.addAll(touched);
        path = start;
    }

    /// Whether it had to do with one of these paths.
    boolean touches(Set<String> paths) {
        return touched.stream().anyMatch(paths::contains);
    }
}
