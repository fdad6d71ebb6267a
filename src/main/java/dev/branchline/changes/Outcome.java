package dev.branchline.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FilePlan.Fate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a sketch comes to: which paths are written with what, and what becomes of each file of the ledger.
///
/// Only the end counts. Files may pass through each other's names on the way; but in the end each path is one file's, and a file that is
/// not of the plan is never in its way.
final class Outcome {
    private final Sketch sketch;
    private final LastHolders lastHolders;
    private final List<Unit> units;
    private final Map<String, Draft.Write> writes = new LinkedHashMap<>();

    Outcome(Sketch sketch, DiskFiles files, LastHolders lastHolders) throws IOException {
        this.sketch = sketch;
        this.lastHolders = lastHolders;
        this.units = sketch.settled();
        for (Unit unit : units) {
            refuse(unit, files);
        }
        leaveOut();
        for (Unit unit : units) {
            tell(unit);
        }
    }

    private static void refuse(Unit unit, DiskFiles files) {
        if (!unit.isStuck() && (unit.isMoved() || !unit.now.state().equals(unit.disk.state()))) {
            String there = files.refusal(unit.start);
            unit.problem = there.isEmpty() && unit.isMoved() ? files.refusal(unit.path) : there;
        }
    }

    /// What cannot be done is left out, and with it what would have taken the place of that.
    private void leaveOut() throws IOException {
        for (boolean more = true; more; ) {
            more = false;
            units.stream().filter(Unit::isStuck).forEach(Unit::giveUp);
            Map<String, Unit> holders = new HashMap<>();
            for (Unit unit : units) {
                if (unit.holds(unit.path) && !unit.now.isAbsent()) {
                    holders.put(unit.path, unit);
                }
            }
            for (Unit unit : units) {
                if (!unit.isStuck() && !unit.now.isAbsent() && !unit.holds(unit.path)) {
                    if (holders.containsKey(unit.path) || isForeign(unit.path)) {
                        unit.nameIsTaken();
                        more = true;
                    } else {
                        holders.put(unit.path, unit);
                    }
                }
            }
            for (Map.Entry<Unit, String> last : lastHolders.find(units).entrySet()) {
                last.getKey().problem = last.getValue();
                more = true;
            }
        }
    }

    /// Whether something is at a path that no file of the plan can make room.
    private boolean isForeign(String path) throws IOException {
        return !sketch.disk(path).isAbsent() && units.stream().noneMatch(u -> u.holds(path));
    }

    private void tell(Unit unit) throws IOException {
        if (unit.isStuck()) {
            put(stuck(unit));
        } else if (isRename(unit)) {
            put(write(new FileEdit(unit.path, unit.disk.state(), unit.now.state(), unit.start), Fate.RENAMED, unit.disk, unit.now));
        } else {
            net(unit.path, unit);
            if (unit.isMoved()) {
                net(unit.start, unit);
            }
        }
    }

    /// Whether it takes a new name, and no other file takes its old one or had the new one.
    private boolean isRename(Unit unit) throws IOException {
        return !unit.isStuck() && unit.isMoved() && !unit.disk.isAbsent() && !unit.now.isAbsent() && result(unit.start).isAbsent() && sketch.disk(unit.path).isAbsent();
    }

    private void net(String path, Unit unit) throws IOException {
        for (Unit other : units) {
            if ((other.start.equals(path) || other.path.equals(path)) && isRename(other)) {
                return; // It is told with the rename.
            }
        }
        Content disk = sketch.disk(path);
        Content result = result(path);
        put(write(FileEdit.of(path, disk.state(), result.state()), fate(disk, result, unit.exact), disk, result));
    }

    /// What would be at a path that the plan speaks of.
    private Content result(String path) throws IOException {
        for (Unit unit : units) {
            if (unit.path.equals(path) && !unit.now.isAbsent()) {
                return unit.now;
            }
        }
        return isForeign(path) ? sketch.disk(path) : Content.ABSENT;
    }

    private static Draft.Write write(FileEdit edit, Fate fate, Content from, Content to) {
        FileDiff diff = fate == Fate.UNCHANGED ? null : Diffs.of(edit, from, to);
        FilePlan plan = new FilePlan(edit, fate, diff == null ? 0 : diff.added(), diff == null ? 0 : diff.removed(), "", List.of());
        return new Draft.Write(plan, from, to);
    }

    private Draft.Write stuck(Unit unit) throws IOException {
        // Another file may have the name, or leave it.
        Content disk = unit.isDisplaced ? result(unit.start) : unit.disk;
        FileEdit edit = FileEdit.of(unit.start, disk.state(), disk.state());
        boolean conflict = unit.problem.isEmpty();
        FilePlan plan = new FilePlan(edit, conflict ? Fate.CONFLICT : Fate.SKIPPED, 0, 0,
                conflict ? "It was changed since, in the same lines." : unit.problem, unit.conflicts);
        return new Draft.Write(plan, disk, disk);
    }

    private static Fate fate(Content disk, Content result, boolean exact) {
        if (disk.state().equals(result.state())) {
            return Fate.UNCHANGED;
        }
        if (disk.isAbsent()) {
            return Fate.CREATED;
        }
        if (result.isAbsent()) {
            return Fate.DELETED;
        }
        return exact ? Fate.RESTORED : Fate.MERGED;
    }

    /// A path may be of two files, one after the other; it is told once.
    private void put(Draft.Write write) {
        writes.merge(write.plan().path(), write, Outcome::together);
    }

    private static Draft.Write together(Draft.Write a, Draft.Write b) {
        Draft.Write first = rank(a) <= rank(b) ? a : b;
        FilePlan p = first.plan();
        FilePlan other = (first == a ? b : a).plan();
        String why = p.why().isEmpty() || p.why().equals(other.why()) ? other.why() : (p.why() + " " + other.why()).strip();
        return new Draft.Write(new FilePlan(p.edit(), p.fate(), p.added(), p.removed(), why, p.conflicts()), first.from(), first.to());
    }

    private static int rank(Draft.Write write) {
        return write.isNeeded() ? 0 : switch (write.plan().fate()) {
            case CONFLICT -> 1;
            case SKIPPED -> 2;
            case RESTORED, MERGED, CREATED, DELETED, RENAMED, UNCHANGED -> 3;
        };
    }

    /// By path.
    List<Draft.Write> writes() {
        return List.copyOf(writes.values());
    }

    /// By file; of those that are not left out.
    List<Draft.Passage> passages() {
        List<Draft.Passage> found = new ArrayList<>();
        for (Unit unit : units) {
            if (!unit.isStuck()) {
                FileEdit edit = new FileEdit(unit.path, unit.disk.state(), unit.now.state(), unit.isMoved() ? unit.start : null);
                if (!unit.marks().isEmpty() || LedgerState.Act.writes(edit)) {
                    found.add(new Draft.Passage(unit.track, edit, unit.disk, unit.now, List.copyOf(unit.marks())));
                }
            }
        }
        return found;
    }
}
