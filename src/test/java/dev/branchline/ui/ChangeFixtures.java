package dev.branchline.ui;

import dev.branchline.event.Arrived;
import dev.branchline.event.ChangesIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A ledger made up for tests of what is shown: changes by their texts before and after.
public final class ChangeFixtures {
    private final List<ChangeStatus> changes = new ArrayList<>();
    private final Map<ChangeId, FileDiff> diffs = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private long version;

    public ChangeId change(EntryId turn, EntryId answer, String tool, String path, String before, String after, HunkState... states) {
        FileDiff diff = diff(path, before, after);
        ChangeId id = new ChangeId(changes.size() + 1);
        Origin origin = new Origin(new SessionId("20260314-120000-demo"), turn, answer, "call" + id.number(), tool, StateFixtures.MODEL);
        Change change = new Change(
                id, origin, Instant.ofEpochMilli(StateFixtures.NOON).plusSeconds(id.number()), diff.edit(), diff.hunks(), true, diff.added(), diff.removed());
        List<HunkState> all = new ArrayList<>();
        for (int i = 0; i < diff.hunks().size(); i++) {
            all.add(i < states.length ? states[i] : HunkState.APPLIED);
        }
        changes.add(new ChangeStatus(change, all.isEmpty() ? List.of(HunkState.APPLIED) : all));
        diffs.put(id, diff);
        return id;
    }

    public void operation(Operation operation) {
        operations.add(operation);
    }

    public void state(ChangeId id, HunkState... states) {
        ChangeStatus old = changes.get(id.number() - 1);
        changes.set(id.number() - 1, new ChangeStatus(old.change(), List.of(states)));
    }

    public LedgerView view() {
        return new LedgerView(++version, changes, operations, List.of());
    }

    public FileDiff diff(ChangeId id) {
        return Objects.requireNonNull(diffs.get(id));
    }

    /// Puts the ledger into a state.
    public StateFixtures into(StateFixtures f) {
        return f.on(new Arrived.LedgerChanged(f.state().conversation().header().id(), view()));
    }

    /// Opens the review at a change, with its diff.
    public StateFixtures review(StateFixtures f, ChangeId id) {
        RequestId request = f.state().counters().request();
        return f.on(new ChangesIntent.Review(id), new Arrived.DiffLoaded(request, id, diff(id)));
    }

    /// A diff by the longest common run of lines.
    public static FileDiff diff(String path, String before, String after) {
        LineText a = new LineText(before);
        LineText b = new LineText(after);
        int[][] common = new int[a.lines() + 1][b.lines() + 1];
        for (int i = a.lines() - 1; i >= 0; i--) {
            for (int j = b.lines() - 1; j >= 0; j--) {
                common[i][j] = a.line(i).equals(b.line(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.lines() || j < b.lines()) {
            if (i < a.lines() && j < b.lines() && a.line(i).equals(b.line(j))) {
                i++;
                j++;
                continue;
            }
            int oldStart = i;
            int newStart = j;
            while ((i < a.lines() || j < b.lines()) && !(i < a.lines() && j < b.lines() && a.line(i).equals(b.line(j)))) {
                if (j >= b.lines() || (i < a.lines() && common[i + 1][j] >= common[i][j + 1])) {
                    i++;
                } else {
                    j++;
                }
            }
            hunks.add(new Hunk(hunks.size(), oldStart, i, newStart, j));
        }
        return new FileDiff(FileEdit.of(path, state(before), state(after)), true, a, b, hunks, List.of());
    }

    public static FileState state(String text) {
        return text.isEmpty() ? FileState.ABSENT : new FileState.Regular("%064x".formatted(text.hashCode() & 0xffffffffL), text.length(), 0644);
    }
}
