package dev.branchline.changes;

import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Settlement.Choice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan does to one file, wherever it lies and whatever it is called on the way.
///
/// Steps that follow on one another (one ends where the next begins) are made as one, so that what the user did since is merged once,
/// and asked about once, however many steps there are.
final class Unit {
    private static final String NAME_TAKEN = "It is gone, and another file has its name.";

    private final List<List<Choice>> choices;
    private final List<MarkChange> marks = new ArrayList<>();
    private int chosen;
    private @Nullable Content base;
    private @Nullable Content wished;

    /// What the steps would have it be, were nothing in the way.
    Content goal;

    final Track track;

    /// Whether another file has its name on the disk: then it is not there itself.
    final boolean isDisplaced;

    /// Where the file is on the disk, or was last.
    final String start;

    /// What it is on the disk.
    final Content disk;

    /// Where it would be.
    String path;

    /// What it would be.
    Content now;

    /// Whether nothing had to be merged to come here.
    boolean exact = true;

    String problem = "";
    List<Conflict> conflicts = List.of();

    /// @param disk what it is there; absent when another file has its name
    Unit(Track track, boolean isDisplaced, Content disk, List<List<Choice>> choices) {
        this.track = track;
        this.isDisplaced = isDisplaced;
        this.start = track.path;
        this.path = track.path;
        this.disk = disk;
        this.now = disk;
        this.goal = disk;
        this.choices = choices;
    }

    List<MarkChange> marks() {
        return marks;
    }

    boolean isStuck() {
        return !problem.isEmpty() || !conflicts.isEmpty();
    }

    boolean isMoved() {
        return !path.equals(start);
    }

    /// @param from the path that the step begins with
    /// @param to the path that it ends with
    void step(Content stepBase, Content stepWished, String from, String to, List<MarkChange> stepMarks) {
        goal = stepWished;
        if (isStuck()) {
            return;
        }
        marks.addAll(stepMarks);
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
            boolean isGone = now.isAbsent() && !base.isAbsent();
            flush();
            move(from, to, isGone);
        }
    }

    /// Merges what is pending into the file as it would be by now.
    void flush() {
        Content from = base;
        Content to = wished;
        base = null;
        wished = null;
        if (from == null || to == null || isStuck()) {
            return;
        }
        StateMerge merge = StateMerge.of(from, to, now);
        if (merge instanceof StateMerge.Open open && chosen < choices.size()) {
            merge = open.settling().settle(choices.get(chosen++));
        }
        switch (merge) {
            case StateMerge.Clean clean -> {
                now = clean.result();
                exact &= clean.exact();
            }
            case StateMerge.Open open -> {
                // Nobody can be asked about a file whose name is another's.
                if (isDisplaced) {
                    problem = NAME_TAKEN;
                } else {
                    conflicts = open.conflicts();
                }
            }
            case StateMerge.Impossible impossible -> problem = impossible.why();
        }
    }

    /// A file that is not there has a name too: the one that it comes back under.
    private void move(String from, String to, boolean isGone) {
        if (isStuck()) {
            return;
        }
        if (path.equals(to) && !path.equals(from)) {
            return; // It is there already.
        }
        if (!path.equals(from)) {
            problem = "It was renamed again since, to " + path + ".";
        } else if (isGone) {
            problem = "It is gone from " + from + ".";
        } else {
            path = to;
        }
    }

    /// It cannot be where it would have to be.
    void nameIsTaken() {
        problem = isMoved() ? "It cannot go back to " + path + ": something else is there." : NAME_TAKEN;
    }

    /// Whether it did not become, or not exactly, what it was to be.
    boolean isShort() {
        return isStuck() || !now.state().equals(goal.state());
    }

    /// Lets all be as it was: what cannot be done in whole is not done at all.
    void giveUp() {
        path = start;
        now = disk;
    }

    /// Whether it is where it was on the disk.
    boolean holds(String at) {
        return at.equals(start) && !isDisplaced && !disk.isAbsent();
    }
}
