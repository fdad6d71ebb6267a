package dev.branchline.state.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.HunkState;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The left side of the review: changes by turn, the newest turn first, or by path. Made anew when the ledger or the filter alters, not for
/// each frame: there may be ten thousand.
///
/// @param hidden changes that the filter leaves out
public record ReviewList(List<Row> rows, int hidden) {
    private static final int MOST_TITLE = 200;

    public ReviewList {
        rows = List.copyOf(rows);
    }

    public sealed interface Row {
        int added();

        int removed();

        HunkState state();

        /// Changes below it that are listed.
        List<ChangeStatus> changes();
    }

    /// A turn, or a path.
    ///
    /// @param turn the user's message; null for a path
    public record Group(String title, @Nullable EntryId turn, List<ChangeStatus> changes, int added, int removed, HunkState state) implements Row {
        static Group of(String title, @Nullable EntryId turn, List<ChangeStatus> changes) {
            int added = changes.stream().mapToInt(c -> c.change().added()).sum();
            int removed = changes.stream().mapToInt(c -> c.change().removed()).sum();
            HunkState first = changes.getFirst().whole();
            boolean same = changes.stream().allMatch(c -> c.whole() == first);
            return new Group(title, turn, changes, added, removed, same ? first : HunkState.PARTIAL);
        }
    }

    /// One change.
    public record Item(ChangeStatus status) implements Row {
        @Override
        public int added() {
            return status.change().added();
        }

        @Override
        public int removed() {
            return status.change().removed();
        }

        @Override
        public HunkState state() {
            return status.whole();
        }

        @Override
        public List<ChangeStatus> changes() {
            return List.of(status);
        }
    }

    static ReviewList of(AppState state, ReviewFilter filter, boolean byPath) {
        List<ChangeStatus> all = state.changes().ledger().changes();
        SessionTree tree = state.conversation().tree();
        Map<EntryId, String> titles = new HashMap<>();
        Set<EntryId> path = new HashSet<>();
        if (filter.branch()) {
            state.conversation().shown().forEach(n -> path.add(n.id()));
        }
        String wanted = filter.text().strip().toLowerCase(Locale.ROOT);
        List<ChangeStatus> listed = new ArrayList<>();
        for (ChangeStatus status : all) {
            if ((!filter.branch() || path.contains(status.change().origin().answer())) && passes(status, filter, wanted, tree, titles)) {
                listed.add(status);
            }
        }
        return new ReviewList(byPath ? byPath(listed) : byTurn(listed, tree, titles), all.size() - listed.size());
    }

    private static boolean passes(ChangeStatus status, ReviewFilter filter, String wanted, SessionTree tree, Map<EntryId, String> titles) {
        boolean stated = filter.state() == null || status.whole() == filter.state() || status.hunks().contains(filter.state());
        boolean made = filter.tool() == null || filter.tool().equals(status.change().origin().tool());
        if (!stated || !made || wanted.isEmpty()) {
            return stated && made;
        }
        String text = status.change().path() + "\n" + status.change().id() + "\n" + status.change().origin().tool() + "\n"
                + status.change().origin().model() + "\n" + title(tree, status.change().origin().turn(), titles);
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static List<Row> byTurn(List<ChangeStatus> listed, SessionTree tree, Map<EntryId, String> titles) {
        Map<EntryId, List<ChangeStatus>> turns = new LinkedHashMap<>();
        for (ChangeStatus status : listed) {
            turns.computeIfAbsent(status.change().origin().turn(), _ -> new ArrayList<>()).add(status);
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<EntryId, List<ChangeStatus>> turn : List.copyOf(turns.entrySet()).reversed()) {
            rows.add(Group.of(title(tree, turn.getKey(), titles), turn.getKey(), turn.getValue()));
            turn.getValue().forEach(c -> rows.add(new Item(c)));
        }
        return rows;
    }

    private static List<Row> byPath(List<ChangeStatus> listed) {
        Map<String, List<ChangeStatus>> paths = new TreeMap<>();
        for (ChangeStatus status : listed.reversed()) {
            paths.computeIfAbsent(status.change().path(), _ -> new ArrayList<>()).add(status);
        }
        List<Row> rows = new ArrayList<>();
        paths.forEach((path, changes) -> {
            rows.add(Group.of(path, null, changes));
            changes.forEach(c -> rows.add(new Item(c)));
        });
        return rows;
    }

    private static String title(SessionTree tree, EntryId turn, Map<EntryId, String> titles) {
        return titles.computeIfAbsent(turn, id -> prompt(tree, id));
    }

    /// The first line of a prompt.
    public static String prompt(SessionTree tree, EntryId turn) {
        if (!tree.contains(turn) || !(tree.node(turn) instanceof Entry.UserMessage prompt)) {
            return "turn " + turn;
        }
        String start = prompt.text().substring(0, Math.min(MOST_TITLE, prompt.text().length())).strip();
        int end = start.indexOf('\n');
        return end < 0 ? start : start.substring(0, end);
    }

    /// The row of a change; -1 when it is not listed.
    int indexOf(ChangeId change) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Item item && item.status().change().id().equals(change)) {
                return i;
            }
        }
        return -1;
    }
}
