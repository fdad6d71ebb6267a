package dev.branchline.session;

import dev.branchline.model.EntryId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tree as rows, for the side panel: prompts and answers, indented only where branches begin.
///
/// A row is a *branch start* when its visible parent has more than one visible child (several first prompts count as
/// children of nothing). It stands one level deeper than its parent; every other row stands where its parent stands. Nodes
/// that are not prompts or answers have no row, and their children count as their parent's.
///
/// [#show] costs one pass over flat arrays when the tree or the folds have changed since the last call (milliseconds for
/// 100,000 nodes), else nothing; [#rows] costs the rows asked for. For the UI thread, like the tree.
public final class TreeOutline {
    /// One row.
    ///
    /// @param guides what is drawn left of it: `│ `, `├─`, `└─` or blanks, two columns a level, capped; begins with `⋯ ` when
    ///     levels were left out
    /// @param level number of branch starts from the top to here, not capped
    /// @param branchStart whether a connector leads to it
    /// @param onPath whether it is on the way from the top to the head
    /// @param head whether the head is this node, or a node below it that has no row or is folded away
    /// @param visibleBelow number of rows below it in the tree, hidden by a fold or not
    /// @param folded whether those rows are hidden
    public record Row(
            EntryId id, String guides, int level, boolean branchStart, boolean onPath, boolean head, int visibleBelow,
            boolean folded) {}

    private static final int NONE = NodeLinks.NONE;

    private final int mostLevels;
    private @Nullable SessionTree tree;
    private Set<EntryId> folds = Set.of();
    private long version = -1;

    // By node index.
    private int[] above = new int[0];
    private int[] childRows = new int[1];
    private int[] below = new int[1];
    private int[] lastChildRow = new int[1];
    private int[] rowOf = new int[0];
    private int[] branchOf = new int[0];
    private boolean[] visible = new boolean[0];
    private boolean[] onPath = new boolean[0];
    private boolean[] foldedAt = new boolean[0];

    // By row; by branch.
    private int[] nodeOf = new int[0];
    private int rowCount;
    private int[] startOf = new int[0];
    private int[] outer = new int[0];
    private int[] levelOf = new int[0];
    private int branchCount;

    /// @param mostLevels levels of guides that are drawn at most, at least 1; beyond, the outermost are left out
    public TreeOutline(int mostLevels) {
        this.mostLevels = Math.max(1, mostLevels);
    }

    /// Shows this tree with these nodes folded from now on. Call it before asking, each time: it is cheap when nothing
    /// changed. The set of folds is compared by `equals`, so keep it immutable.
    public void show(SessionTree shown, Set<EntryId> folded) {
        if (shown == tree && shown.version() == version && folds.equals(folded)) {
            return;
        }
        tree = shown;
        version = shown.version();
        folds = Set.copyOf(folded);
        rebuild(shown);
    }

    private void rebuild(SessionTree shown) {
        int size = shown.size();
        ensure(size);
        count(shown, size);
        markPath(shown);
        Arrays.fill(foldedAt, 0, size, false);
        for (EntryId id : folds) {
            if (shown.contains(id)) {
                foldedAt[shown.indexOrNone(id)] = true;
            }
        }
        layOut(shown);
    }

    private void ensure(int size) {
        if (above.length < size) {
            int capacity = Math.max(size, above.length * 2);
            above = new int[capacity];
            childRows = new int[capacity + 1];
            below = new int[capacity + 1];
            lastChildRow = new int[capacity + 1];
            rowOf = new int[capacity];
            branchOf = new int[capacity];
            visible = new boolean[capacity];
            onPath = new boolean[capacity];
            foldedAt = new boolean[capacity];
            nodeOf = new int[capacity];
            startOf = new int[capacity + 1];
            outer = new int[capacity + 1];
            levelOf = new int[capacity + 1];
        }
    }

    /// Visible parents, and how many visible nodes are below each node: place 0 stands for "above all roots".
    private void count(SessionTree shown, int size) {
        Arrays.fill(childRows, 0, size + 1, 0);
        Arrays.fill(below, 0, size + 1, 0);
        for (int i = 0; i < size; i++) {
            int parent = shown.links.parent(i);
            visible[i] = isVisible(shown.nodeAt(i));
            above[i] = parent == NONE || visible[parent] ? parent : above[parent];
        }
        for (int i = size - 1; i >= 0; i--) {
            if (visible[i]) {
                childRows[above[i] + 1]++;
                below[above[i] + 1] += below[i + 1] + 1;
            }
        }
    }

    private void markPath(SessionTree shown) {
        Arrays.fill(onPath, 0, shown.size(), false);
        for (int i = shown.headIndex(); i != NONE; i = shown.links.parent(i)) {
            onPath[i] = true;
        }
    }

    /// Depth first, over all nodes that no fold hides.
    private void layOut(SessionTree shown) {
        NodeLinks links = shown.links;
        rowCount = 0;
        branchCount = 0;
        Arrays.fill(rowOf, 0, shown.size(), NONE);
        int node = links.firstChild(NONE);
        while (node != NONE) {
            if (visible[node]) {
                place(node);
            }
            int next = visible[node] && foldedAt[node] ? NONE : links.firstChild(node);
            while (next == NONE && node != NONE) {
                next = links.nextSibling(node);
                node = links.parent(node);
            }
            node = next;
        }
    }

    private void place(int node) {
        int parent = above[node];
        lastChildRow[parent + 1] = node;
        if (parent == NONE || isStart(node)) {
            int branch = branchCount++;
            startOf[branch] = node;
            outer[branch] = parent == NONE ? NONE : branchOf[parent];
            levelOf[branch] = (parent == NONE ? 0 : levelOf[branchOf[parent]]) + (isStart(node) ? 1 : 0);
            branchOf[node] = branch;
        } else {
            branchOf[node] = branchOf[parent];
        }
        rowOf[node] = rowCount;
        nodeOf[rowCount++] = node;
    }

    private boolean isStart(int node) {
        return childRows[above[node] + 1] > 1;
    }

    private static boolean isVisible(Entry.Node node) {
        return node instanceof Entry.UserMessage || node instanceof Entry.AssistantMessage;
    }

    /// The number of rows.
    public int size() {
        return rowCount;
    }

    /// The rows `from` to `from + count`, as far as there are any.
    public List<Row> rows(int from, int count) {
        List<Row> rows = new ArrayList<>(Math.max(0, Math.min(count, rowCount)));
        for (int row = Math.max(0, from); row < rowCount && row - from < count; row++) {
            rows.add(row(row));
        }
        return rows;
    }

    private Row row(int row) {
        SessionTree shown = shown();
        int node = nodeOf[row];
        int branch = branchOf[node];
        int head = shown.headIndex();
        while (head != NONE && rowOf[head] == NONE) {
            head = above[head];
        }
        return new Row(
                shown.nodeAt(node).id(), guides(node), levelOf[branch], isStart(node), onPath[node], head == node,
                below[node + 1], foldedAt[node] && below[node + 1] > 0);
    }

    private String guides(int node) {
        int branch = branchOf[node];
        int levels = levelOf[branch];
        int drawn = Math.min(levels, mostLevels);
        String[] guides = new String[drawn];
        for (int i = drawn - 1; i >= 0; i--) {
            int start = startOf[branch];
            boolean last = lastChildRow[above[start] + 1] == start;
            if (start == node) {
                guides[i] = last ? "└─" : "├─";
            } else {
                guides[i] = last ? "  " : "│ ";
            }
            branch = outer[branch];
        }
        return (drawn < levels ? "⋯ " : "") + String.join("", guides);
    }

    /// The row of the node, or of the nearest node above it that has one; empty when there is none.
    public Optional<Integer> indexOf(EntryId id) {
        SessionTree shown = shown();
        int node = shown.contains(id) ? shown.indexOrNone(id) : NONE;
        while (node != NONE && rowOf[node] == NONE) {
            node = above[node];
        }
        return at(node);
    }

    /// The row of the parent.
    public Optional<Integer> parent(int row) {
        return at(above[node(row)]);
    }

    /// The row of the first child, when it is not folded away.
    public Optional<Integer> firstChild(int row) {
        int next = row + 1;
        boolean child = next < rowCount && above[node(next)] == node(row);
        return child ? Optional.of(next) : Optional.empty();
    }

    /// The start of the neighbouring branch at the nearest fork above: `step` branches further down, or up when negative.
    /// Empty when there is none.
    public Optional<Integer> sibling(int row, int step) {
        int at = rowOf[startOf[branchOf[node(row)]]];
        for (int i = 0; i < Math.abs((long) step) && at != NONE; i++) {
            at = neighbour(at, step > 0 ? 1 : -1);
        }
        return at == NONE ? Optional.empty() : Optional.of(at);
    }

    /// In depth-first order, the rows with a common parent are the only ones that have it: the next of them is the sibling.
    private int neighbour(int row, int direction) {
        int parent = above[nodeOf[row]];
        for (int i = row + direction; i >= 0 && i < rowCount; i += direction) {
            if (above[nodeOf[i]] == parent) {
                return i;
            }
        }
        return NONE;
    }

    private Optional<Integer> at(int node) {
        return node == NONE || rowOf[node] == NONE ? Optional.empty() : Optional.of(rowOf[node]);
    }

    private int node(int row) {
        if (row < 0 || row >= rowCount) {
            throw new IndexOutOfBoundsException("row " + row + " of " + rowCount);
        }
        return nodeOf[row];
    }

    private SessionTree shown() {
        if (tree == null) {
            throw new IllegalStateException("show a tree first");
        }
        return tree;
    }
}
