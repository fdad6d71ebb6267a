package dev.branchline.runtime.record;

import dev.branchline.model.Cost;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A tree as entries that build it again: nodes, parents before children, then what markers had said.
final class TreeEntries {
    private TreeEntries() {}

    static List<Entry> of(SessionTree tree) {
        List<Entry> entries = new ArrayList<>(tree.nodes());
        List<Entry> markers = new ArrayList<>();
        for (Entry entry : entries) {
            if (tree.label(entry.id()).isPresent()) {
                markers.add(new Entry.Labelled(id(markers), entry.id(), entry.at(), tree.label(entry.id()).get()));
            }
            if (entry instanceof Entry.AssistantMessage a && isSettled(tree, a)) {
                markers.add(new Entry.CostSettled(id(markers), a.id(), a.at(), audit(tree.cost(a.id()))));
            }
        }
        if (tree.title().isPresent()) {
            markers.add(new Entry.Titled(id(markers), null, Instant.EPOCH, tree.title().get()));
        }
        if (!tree.pins().isEmpty()) {
            markers.add(new Entry.ContextPinned(id(markers), null, Instant.EPOCH, tree.pins()));
        }
        long last = tree.nextId().sequence() - 1;
        boolean free = last > 0 && !tree.contains(EntryId.ofSequence(last));
        markers.add(new Entry.HeadMoved(free ? EntryId.ofSequence(last) : id(markers), tree.head().orElse(null), Instant.EPOCH));
        entries.addAll(markers);
        return entries;
    }

    /// Not counted: the tree that is built again goes on with the same id as this one.
    private static EntryId id(List<Entry> markers) {
        return new EntryId("recorded-" + markers.size());
    }

    private static boolean isSettled(SessionTree tree, Entry.AssistantMessage message) {
        return tree.cost(message.id()) instanceof Cost.Charged charged && !charged.equals(message.answer().usage().cost());
    }

    private static GenerationAudit audit(Cost cost) {
        return new GenerationAudit("", ((Cost.Charged) cost).usd(), null, null, null, null, null, false);
    }
}
