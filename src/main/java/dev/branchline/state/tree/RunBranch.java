package dev.branchline.state.tree;

import dev.branchline.model.EntryId;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.chat.HeadUpdate;
import dev.branchline.state.view.Notice.Level;
import java.util.List;
import java.util.Optional;

/// A fork of which the last branch is an answer still on its way: it is no node yet, and one reads it by standing on what it
/// answers.
///
/// @param place index of the branch one stands in; the count of nodes for the answer on its way
record RunBranch(EntryId asked, List<EntryId> answers, int place) {
    /// The nearest fork above, if it is such a one.
    static Optional<RunBranch> nearest(Conversation conversation, EntryId head) {
        SessionTree tree = conversation.tree();
        if (isAnswered(conversation, head)) {
            List<EntryId> answers = tree.children(head);
            return answers.isEmpty() ? Optional.empty() : Optional.of(new RunBranch(head, answers, answers.size()));
        }
        for (EntryId id = head, above = tree.parent(id).orElse(null); above != null; id = above, above = tree.parent(id).orElse(null)) {
            if (isAnswered(conversation, above)) {
                List<EntryId> answers = tree.children(above);
                return Optional.of(new RunBranch(above, answers, answers.indexOf(id)));
            }
            if (tree.childCount(above) > 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isAnswered(Conversation conversation, EntryId id) {
        return conversation.runs().values().stream().anyMatch(run -> run.parent().equals(id));
    }

    /// Stands in a neighbour, or tells that there is none.
    Step go(AppState state, int step, long now) {
        int target = place + step;
        if (target < 0) {
            return Notices.tell(state, Level.INFO, "This is the first branch of the fork.");
        }
        if (target > answers.size()) {
            return Notices.tell(state, Level.INFO, "This is the last branch of the fork.");
        }
        EntryId goal = target == answers.size() ? asked : state.conversation().tree().leafToReturnTo(answers.get(target));
        return HeadUpdate.move(state, goal, now);
    }
}
