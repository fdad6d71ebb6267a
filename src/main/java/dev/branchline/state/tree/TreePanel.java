package dev.branchline.state.tree;

import dev.branchline.model.EntryId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The side panel's own state.
///
/// @param selected the row the choice is on; null follows the head
/// @param folded nodes whose branches are hidden
/// @param top index of the first row that is shown
public record TreePanel(@Nullable EntryId selected, Set<EntryId> folded, int top) {
    public static final TreePanel START = new TreePanel(null, Set.of(), 0);

    public TreePanel {
        folded = Set.copyOf(folded);
    }

    public TreePanel select(@Nullable EntryId id) {
        return new TreePanel(id, folded, top);
    }

    public TreePanel withTop(int row) {
        return new TreePanel(selected, folded, Math.max(0, row));
    }

    public TreePanel fold(EntryId id, boolean fold) {
        Set<EntryId> changed = new HashSet<>(folded);
        if (fold) {
            changed.add(id);
        } else {
            changed.remove(id);
        }
        return new TreePanel(selected, changed, top);
    }

    /// The chosen node: the selection, else the head.
    public Optional<EntryId> chosen(Optional<EntryId> head) {
        return selected == null ? head : Optional.of(selected);
    }
}
