package dev.branchline.ui.transcript;

import dev.branchline.command.CommandCatalog;
import dev.branchline.model.EntryId;
import dev.branchline.session.SessionTree;
import java.util.List;

/// Where a node stands among the alternatives beside it.
final class Siblings {
    private Siblings() {}

    static HeadLine.Marks marks(SessionTree tree, EntryId id, CommandCatalog catalog) {
        String label = tree.label(id).orElse(null);
        if (tree.childCount(tree.parent(id).orElse(null)) < 2) {
            return new HeadLine.Marks(label, 1, 1, "");
        }
        List<EntryId> siblings = tree.siblings(id);
        String keys = isNearestFork(tree, id) ? catalog.shownKey("tree.previous-branch") + " " + catalog.shownKey("tree.next-branch") : "";
        return new HeadLine.Marks(label, siblings.indexOf(id) + 1, siblings.size(), keys);
    }

    /// The keys change the branch at the fork that is nearest to the head.
    private static boolean isNearestFork(SessionTree tree, EntryId id) {
        EntryId at = tree.head().orElse(null);
        while (at != null && !at.equals(id)) {
            EntryId parent = tree.parent(at).orElse(null);
            if (tree.childCount(parent) > 1) {
                return false;
            }
            at = parent;
        }
        return at != null;
    }
}
