package dev.branchline.state.view;

import dev.branchline.model.EntryId;
import dev.branchline.model.tool.CallKey;
import dev.branchline.state.composer.EditorRows;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What part of the conversation and of the editor is seen.
///
/// @param anchor where the view holds on
/// @param unfolded answers whose reasoning was toggled against the general rule
/// @param reasoningShown the general rule: reasoning unfolded
/// @param cards tool calls that are unfolded
/// @param card the tool call that is chosen, or null
/// @param editorTop the first row shown of the editor
public record Viewport(
        Anchor anchor, Set<EntryId> unfolded, boolean reasoningShown, Set<CallKey> cards, @Nullable CallKey card, EditorRows.Top editorTop) {
    public static final Viewport START = new Viewport(new Anchor.End(), Set.of(), false, Set.of(), null, EditorRows.Top.FIRST);

    /// Where the view holds on while text grows and panes change.
    public sealed interface Anchor {
        /// Follows the newest row.
        record End() implements Anchor {}

        /// Stays with a row.
        ///
        /// @param item index in the transcript
        /// @param row row of that item which is the topmost one shown
        record At(int item, int row) implements Anchor {}
    }

    public Viewport withAnchor(Anchor newAnchor) {
        return new Viewport(newAnchor, unfolded, reasoningShown, cards, card, editorTop);
    }

    public Viewport withEditorTop(EditorRows.Top top) {
        return new Viewport(anchor, unfolded, reasoningShown, cards, card, top);
    }

    public boolean isReasoningShown(EntryId answer) {
        return reasoningShown != unfolded.contains(answer);
    }

    public Viewport toggle(EntryId answer) {
        Set<EntryId> changed = new HashSet<>(unfolded);
        if (!changed.remove(answer)) {
            changed.add(answer);
        }
        return new Viewport(anchor, Set.copyOf(changed), reasoningShown, cards, card, editorTop);
    }

    public Viewport toggleAll() {
        return new Viewport(anchor, Set.of(), !reasoningShown, cards, card, editorTop);
    }

    public Viewport choose(@Nullable CallKey newCard) {
        return new Viewport(anchor, unfolded, reasoningShown, cards, newCard, editorTop);
    }

    public Viewport toggle(CallKey call) {
        Set<CallKey> changed = new HashSet<>(cards);
        if (!changed.remove(call)) {
            changed.add(call);
        }
        return new Viewport(anchor, unfolded, reasoningShown, Set.copyOf(changed), call, editorTop);
    }
}
