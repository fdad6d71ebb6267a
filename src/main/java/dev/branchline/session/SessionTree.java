package dev.branchline.session;

import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tree of one session, in memory. Grows by [#append] only; nothing is ever taken out.
///
/// **The head** is a function of the entries in their order, so that what is loaded is what was left: a
/// [Entry.HeadMoved] puts it on its parent, and a node that is appended right under the head takes the head along. A node
/// appended anywhere else, by a run on another branch, leaves it where it is.
///
/// **Costs.** Appending is O(1). Sums over paths are kept as prefix sums and repaired forward only when a cost is settled
/// later; sums over subtrees are found for all nodes at once, in one backward pass over two flat arrays (a child always has
/// a larger index than its parent), when first asked for after a change. Asking again costs an array access.
///
/// Not thread-safe: after loading it belongs to the UI thread. [#version()] changes with every change, so that views know
/// when to look again.
public final class SessionTree {
    /// Sequences beyond this are taken for foreign ids, so that counting on from them can never overflow or repeat.
    private static final long LARGEST_OWN_SEQUENCE = 1L << 50;

    final NodeLinks links = new NodeLinks();
    private final List<Entry.Node> nodes = new ArrayList<>();
    private final Map<EntryId, Integer> indexOf = new HashMap<>();
    private final Set<EntryId> markerIds = new HashSet<>();
    private final Map<Integer, String> labels = new HashMap<>();
    private final Map<Integer, GenerationAudit> audits = new HashMap<>();
    private final NodeCosts costs = new NodeCosts(links);
    private int head = NodeLinks.NONE;
    private int[] visits = new int[16];
    private int visitCount;
    private @Nullable String title;
    private List<String> pins = List.of();
    private int messages;
    private long largestSequence;
    private long version;

    /// Adds an entry. A [Entry.Node] becomes a child of its parent; when that is the head, the head follows. A
    /// [Entry.HeadMoved] moves the head.
    ///
    /// @throws IllegalArgumentException when the id is taken, or the parent is not a node of this tree; nothing has changed
    ///     then
    public void append(Entry entry) {
        if (isTaken(entry.id())) {
            throw new IllegalArgumentException("duplicate entry id " + entry.id());
        }
        int parent = NodeLinks.NONE;
        EntryId parentId = entry.parent();
        if (parentId != null) {
            Integer known = indexOf.get(parentId);
            if (known == null) {
                throw new IllegalArgumentException("entry " + entry.id() + " has unknown parent " + parentId);
            }
            parent = known;
        }
        switch (entry) {
            case Entry.Node node -> addNode(node, parent);
            case Entry.Marker marker -> apply(marker, parent);
        }
        long sequence = entry.id().sequence();
        if (sequence <= LARGEST_OWN_SEQUENCE) {
            largestSequence = Math.max(largestSequence, sequence);
        }
        version++;
    }

    private void addNode(Entry.Node node, int parent) {
        int index = links.add(parent);
        nodes.add(node);
        indexOf.put(node.id(), index);
        messages += node instanceof Entry.UserMessage || node instanceof Entry.AssistantMessage ? 1 : 0;
        costs.add(parent, node instanceof Entry.AssistantMessage message ? message.answer().usage().cost() : Cost.NOTHING);
        if (parent == head) {
            stand(index);
        }
    }

    private void apply(Entry.Marker marker, int parent) {
        markerIds.add(marker.id());
        switch (marker) {
            case Entry.Labelled l -> {
                if (parent != NodeLinks.NONE && l.label().isEmpty()) {
                    labels.remove(parent);
                } else if (parent != NodeLinks.NONE) {
                    labels.put(parent, l.label());
                }
            }
            case Entry.Titled t -> title = t.title().isEmpty() ? null : t.title();
            case Entry.HeadMoved _ -> stand(parent);
            case Entry.CostSettled c -> {
                if (parent != NodeLinks.NONE) {
                    audits.put(parent, c.audit());
                    costs.settle(parent, new Cost.Charged(c.audit().totalCostUsd()));
                }
            }
            case Entry.ContextPinned p -> pins = p.pins();
            case Entry.Unknown _ -> {}
        }
    }

    private void stand(int index) {
        head = index;
        if (index != NodeLinks.NONE) {
            if (index >= visits.length) {
                visits = Arrays.copyOf(visits, Math.max(index + 1, visits.length * 2));
            }
            visits[index] = ++visitCount;
        }
    }

    /// Moves the head in memory only: for looking around in a session that is open read-only. A move that shall last is an
    /// appended and saved [Entry.HeadMoved].
    ///
    /// @param id a node of this tree, or null for "before the first message"
    public void setHead(@Nullable EntryId id) {
        stand(id == null ? NodeLinks.NONE : index(id));
        version++;
    }

    public Optional<EntryId> head() {
        return idAt(head);
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /// What is pinned in the session.
    public List<String> pins() {
        return pins;
    }

    /// An id that no entry has yet. Each call gives the next one only after an append used it.
    public EntryId nextId() {
        return nextIds(1).getFirst();
    }

    /// `count` different ids that no entry has yet, for entries that are appended together.
    public List<EntryId> nextIds(int count) {
        List<EntryId> ids = new ArrayList<>(count);
        for (long sequence = largestSequence + 1; ids.size() < count; sequence++) {
            EntryId id = EntryId.ofSequence(sequence);
            if (!isTaken(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /// Whether there is a node with this id; markers do not count.
    public boolean contains(EntryId id) {
        return indexOf.containsKey(id);
    }

    /// Whether any entry, node or marker, has this id.
    public boolean isTaken(EntryId id) {
        return indexOf.containsKey(id) || markerIds.contains(id);
    }

    public Optional<Entry.Node> find(EntryId id) {
        Integer index = indexOf.get(id);
        return index == null ? Optional.empty() : Optional.of(nodes.get(index));
    }

    /// @throws IllegalArgumentException when there is no such node
    public Entry.Node node(EntryId id) {
        return nodes.get(index(id));
    }

    /// All nodes in the order of appending; a view that grows with the tree.
    public List<Entry.Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    public Optional<EntryId> parent(EntryId id) {
        return idAt(links.parent(index(id)));
    }

    /// Children in the order of appending; the roots for null.
    public List<EntryId> children(@Nullable EntryId id) {
        int parent = indexOrNone(id);
        if (links.childCount(parent) == 0) {
            return List.of();
        }
        List<EntryId> ids = new ArrayList<>(links.childCount(parent));
        for (int child = links.firstChild(parent); child != NodeLinks.NONE; child = links.nextSibling(child)) {
            ids.add(nodes.get(child).id());
        }
        return ids;
    }

    public int childCount(@Nullable EntryId id) {
        return links.childCount(indexOrNone(id));
    }

    /// The nodes with the same parent, itself included, in the order of appending.
    public List<EntryId> siblings(EntryId id) {
        return children(parent(id).orElse(null));
    }

    /// The number of nodes above.
    public int depth(EntryId id) {
        return links.depth(index(id));
    }

    /// The nodes from the root to `id`, both included; empty for null. Costs the length of the path.
    public List<Entry.Node> pathToRoot(@Nullable EntryId id) {
        int index = indexOrNone(id);
        Entry.Node[] path = new Entry.Node[index == NodeLinks.NONE ? 0 : links.depth(index) + 1];
        for (int i = path.length - 1; i >= 0; i--) {
            path[i] = nodes.get(index);
            index = links.parent(index);
        }
        return Collections.unmodifiableList(Arrays.asList(path));
    }

    /// Whether `ancestor` is on the path from the root to `id` (a node is its own ancestor). Costs the distance.
    public boolean isOnPath(EntryId ancestor, @Nullable EntryId id) {
        int wanted = index(ancestor);
        int index = indexOrNone(id);
        while (index > wanted) {
            index = links.parent(index);
        }
        return index == wanted;
    }

    /// The end of the newest branch below `id` (or of the whole tree for null): follows the last child down.
    public Optional<EntryId> newestLeaf(@Nullable EntryId id) {
        return idAt(newestLeaf(indexOrNone(id)));
    }

    private int newestLeaf(int index) {
        int leaf = index;
        while (links.childCount(leaf) > 0) {
            leaf = links.lastChild(leaf);
        }
        return leaf;
    }

    /// Where to go back to in the branch that starts at `id`: the leaf below the place in it that the head left last, or
    /// its newest leaf when the head was never there. Costs a pass over the nodes that are younger than `id`.
    public EntryId leafToReturnTo(EntryId id) {
        int start = index(id);
        int latest = start;
        boolean[] inside = new boolean[nodes.size() - start];
        inside[0] = true;
        for (int i = start + 1; i < nodes.size(); i++) {
            int parent = links.parent(i);
            inside[i - start] = parent >= start && inside[parent - start];
            if (inside[i - start] && visit(i) > visit(latest)) {
                latest = i;
            }
        }
        return nodes.get(newestLeaf(latest)).id();
    }

    private int visit(int index) {
        return index < visits.length ? visits[index] : 0;
    }

    /// The start of the neighbouring branch at the nearest fork above `id`: `step` siblings further on, or back when
    /// negative. Empty when there is no fork above, or no such sibling.
    public Optional<EntryId> neighbourBranch(EntryId id, int step) {
        int start = index(id);
        while (start != NodeLinks.NONE && links.childCount(links.parent(start)) < 2) {
            start = links.parent(start);
        }
        for (int i = 0; i < Math.abs((long) step) && start != NodeLinks.NONE; i++) {
            start = step > 0 ? links.nextSibling(start) : links.previousSibling(start);
        }
        return idAt(start);
    }

    public Optional<String> label(EntryId id) {
        return Optional.ofNullable(labels.get(index(id)));
    }

    /// What this node cost, by the best knowledge there is.
    public Cost cost(EntryId id) {
        return costs.of(index(id));
    }

    /// What an answer took, by the best knowledge there is: what was found out later fills what the stream left open.
    ///
    /// @throws IllegalArgumentException when the node is no answer
    public Usage usage(EntryId answer) {
        int index = index(answer);
        if (!(nodes.get(index) instanceof Entry.AssistantMessage message)) {
            throw new IllegalArgumentException("entry " + answer + " is no answer");
        }
        Usage own = message.answer().usage().withCost(costs.of(index));
        GenerationAudit audit = audits.get(index);
        return audit == null ? own : own.filledBy(audit);
    }

    /// The sum over the node and all below it, exact to 10⁻¹² dollars.
    public CostSum subtreeCost(EntryId id) {
        return costs.ofSubtree(index(id));
    }

    /// The sum over the path from the root to `id`, exact to 10⁻¹² dollars.
    public CostSum pathCost(@Nullable EntryId id) {
        return id == null ? CostSum.ZERO : costs.ofPath(index(id));
    }

    /// The sum over the whole session.
    public CostSum totalCost() {
        return costs.total();
    }

    /// The number of prompts and answers.
    public int messages() {
        return messages;
    }

    /// The number of nodes.
    public int size() {
        return nodes.size();
    }

    /// Changes with every change of the tree, its head, labels or costs.
    public long version() {
        return version;
    }

    Entry.Node nodeAt(int index) {
        return nodes.get(index);
    }

    int headIndex() {
        return head;
    }

    int indexOrNone(@Nullable EntryId id) {
        return id == null ? NodeLinks.NONE : index(id);
    }

    private int index(EntryId id) {
        Integer index = indexOf.get(id);
        if (index == null) {
            throw new IllegalArgumentException("no entry " + id);
        }
        return index;
    }

    private Optional<EntryId> idAt(int index) {
        return index == NodeLinks.NONE ? Optional.empty() : Optional.of(nodes.get(index).id());
    }
}
