package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nodes from the root to the head, kept between frames: a new message at the head costs one step, only a move to
/// another branch walks the path again. UI thread only.
public final class HeadPath {
    private final List<Entry.Node> nodes = new ArrayList<>();

    /// The path for the tree's present head. Valid until the next call.
    public List<Entry.Node> of(SessionTree tree) {
        EntryId head = tree.head().orElse(null);
        if (!endsAt(head)) {
            if (head != null && endsAt(tree.parent(head).orElse(null))) {
                nodes.add(tree.node(head));
            } else {
                nodes.clear();
                nodes.addAll(tree.pathToRoot(head));
            }
        }
        return Collections.unmodifiableList(nodes);
    }

    private boolean endsAt(@Nullable EntryId id) {
        return id == null ? nodes.isEmpty() : !nodes.isEmpty() && nodes.getLast().id().equals(id);
    }
}
