package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.HunkState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the hunks of changes stand, for those who look. What was told once is told again as it was, until it is forgotten.
final class Statuses {
    private final Map<Integer, ChangeStatus> told = new HashMap<>();
    private @Nullable List<ChangeStatus> all;

    void forget(ChangeId change) {
        told.remove(change.number());
        all = null;
    }

    void forgetAll() {
        told.clear();
        all = null;
    }

    List<ChangeStatus> of(LedgerState state, LedgerState.Present present) {
        List<ChangeStatus> known = all;
        if (known == null) {
            known = state.changes().stream()
                    .map(c -> told.computeIfAbsent(c.id().number(), _ -> status(c, state, present)))
                    .toList();
            all = known;
        }
        return known;
    }

    private static ChangeStatus status(Change change, LedgerState state, LedgerState.Present present) {
        Track track = state.track(change.id());
        LedgerState.Present.Now now = present.of(track);
        FileState there = now == null ? track.last : now.state();
        Set<Long> alive = now == null ? track.authors.all() : now.authors().all();
        List<HunkState> states = new ArrayList<>();
        for (int i = 0; i < Parts.count(change); i++) {
            HunkMark mark = state.mark(change.id(), i);
            HunkState marked = mark.state(Parts.lines(change, i));
            states.add(marked != HunkState.REVERTED && isSuperseded(change, i, mark, track, there, alive) ? HunkState.SUPERSEDED : marked);
        }
        return new ChangeStatus(change, states);
    }

    private static boolean isSuperseded(Change change, int hunk, HunkMark mark, Track track, FileState now, Set<Long> alive) {
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
            boolean leftSome = !mark.reverted(of.removed() + of.added()).hasAll(of.removed(), of.removed() + of.added());
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
