package dev.branchline.session.store;

import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.session.store.Notices.Trouble;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a tree of whatever lines are left: finds a place for every message, so that [dev.branchline.session.SessionTree]
/// takes each entry that comes out of here.
///
/// - A node whose parent is lost goes to the nearest ancestor that is known: through the lost line's own parent where that
///   can still be read, else to the last node before it in the file, else it becomes a root.
/// - A line that repeats an entry exactly (a write that was tried again) is dropped. Another entry with a taken id gets a new
///   id, which depends on the file alone, so that it is the same the next time.
/// - A marker about a lost node is dropped, except for a move of the head, which goes to the nearest known ancestor.
final class Adoption {
    /// Enough for any real damage; keeps a hostile file from being walked over and over.
    private static final int MOST_STEPS = 1000;

    private static final int LONGEST_ID = 64;

    private record Lost(@Nullable EntryId parent) {}

    /// By the id under which the tree knows it, each as it was read.
    private final Map<EntryId, Entry> known = new HashMap<>();
    private final Map<EntryId, Lost> lost = new HashMap<>();
    private final Notices notices;
    private @Nullable EntryId lastNode;

    Adoption(Notices notices) {
        this.notices = notices;
    }

    /// Remembers what can still be read of a damaged line. It is only ever used to find a place for its children.
    void lost(EntryId id, @Nullable EntryId parent) {
        lost.putIfAbsent(id, new Lost(parent));
    }

    /// @return the entry as the tree can take it, or null when there is nothing to take
    @Nullable Entry adopt(Entry read, long line) {
        EntryId id = freeId(read);
        if (id == null) {
            return null;
        }
        if (!id.equals(read.id())) {
            notices.at(Trouble.DUPLICATE, line);
        }
        EntryId parent = read.parent();
        if (parent != null && !isNode(parent)) {
            if (read instanceof Entry.Labelled || read instanceof Entry.CostSettled) {
                notices.at(Trouble.STRAY, line);
                return null;
            }
            parent = nearest(parent);
            if (!(read instanceof Entry.Unknown)) {
                notices.at(Trouble.ORPHAN, line);
            }
        }
        if (read instanceof Entry.Unknown) {
            notices.at(Trouble.UNKNOWN, line);
        }
        known.put(id, read);
        if (read instanceof Entry.Node) {
            lastNode = id;
        }
        return id.equals(read.id()) && Objects.equals(parent, read.parent()) ? read : placed(read, id, parent);
    }

    private boolean isNode(EntryId id) {
        return known.get(id) instanceof Entry.Node;
    }

    /// @return the entry's own id, a new one when another entry has it, or null when this very entry is known
    private @Nullable EntryId freeId(Entry read) {
        EntryId id = read.id();
        for (int n = 2; known.containsKey(id); n++) {
            if (read.equals(known.get(id))) {
                return null;
            }
            String suffix = "~" + n;
            String own = read.id().value();
            id = new EntryId(own.substring(0, Math.min(own.length(), LONGEST_ID - suffix.length())) + suffix);
        }
        return id;
    }

    private @Nullable EntryId nearest(EntryId missing) {
        EntryId id = missing;
        for (int i = 0; i < MOST_STEPS; i++) {
            Entry entry = known.get(id);
            if (entry instanceof Entry.Node) {
                return id;
            }
            Lost gone = lost.get(id);
            if (entry == null && gone == null) {
                return lastNode;
            }
            EntryId parent = entry != null ? entry.parent() : gone == null ? null : gone.parent();
            if (parent == null) {
                return null;
            }
            id = parent;
        }
        return lastNode;
    }

    private static Entry placed(Entry entry, EntryId id, @Nullable EntryId parent) {
        return switch (entry) {
            case Entry.UserMessage e -> new Entry.UserMessage(id, parent, e.at(), e.text(), e.images(), e.attachments());
            case Entry.AssistantMessage e -> new Entry.AssistantMessage(id, parent, e.at(), e.requestedModel(), e.answer());
            case Entry.ToolResult e -> new Entry.ToolResult(id, parent, e.at(), e.toolCallId(), e.toolName(), e.outcome());
            case Entry.Note e -> new Entry.Note(id, parent, e.at(), e.text());
            case Entry.SystemPrompt e -> new Entry.SystemPrompt(id, parent, e.at(), e.text());
            case Entry.ModelSwitched e -> new Entry.ModelSwitched(id, parent, e.at(), e.model());
            case Entry.Labelled e -> new Entry.Labelled(id, parent, e.at(), e.label());
            case Entry.Titled e -> new Entry.Titled(id, parent, e.at(), e.title());
            case Entry.HeadMoved e -> new Entry.HeadMoved(id, parent, e.at());
            case Entry.CostSettled e -> new Entry.CostSettled(id, parent, e.at(), e.audit());
            case Entry.ContextPinned e -> new Entry.ContextPinned(id, parent, e.at(), e.pins());
            case Entry.Unknown e -> new Entry.Unknown(id, parent, e.at(), e.kind());
        };
    }
}
