package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Operation;
import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Files that may not be as a branch of the conversation has seen them: its own changes were taken back, another branch's changes are in
/// them, or they went along when the head moved. Follows from the ledger and the tree alone, so it is known after a restart too.
final class FilesApart {
    private static final int MOST = 20;

    /// When each file came apart last.
    private final Map<String, Instant> touched = new TreeMap<>();

    private FilesApart() {}

    /// What the model is to be told before it goes on below a node; empty when there is nothing new.
    static String told(AppState state, @Nullable EntryId below) {
        LedgerView ledger = state.changes().ledger();
        if (below == null || ledger.changes().isEmpty()) {
            return "";
        }
        List<Entry.Node> path = state.conversation().tree().pathToRoot(below);
        FilesApart apart = new FilesApart();
        apart.look(ledger, path);
        List<String> files = apart.touched.entrySet().stream()
                .filter(file -> !isKnown(path, file.getKey(), file.getValue()))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
        return files.isEmpty() ? ""
                : "Changes of files were taken back, or come from another branch of this conversation. Files that are different now: "
                        + String.join(", ", files) + ". Read them again before you change them.";
    }

    private void look(LedgerView ledger, List<Entry.Node> path) {
        Set<EntryId> here = new HashSet<>();
        Instant last = Instant.MIN;
        for (Entry.Node node : path) {
            here.add(node.id());
            last = node.at().isAfter(last) ? node.at() : last;
        }
        for (ChangeStatus status : ledger.changes()) {
            boolean ours = here.contains(status.change().origin().answer());
            if (status.hunks().stream().anyMatch(h -> ours ? isGone(h) : isThere(h))) {
                touched.put(status.change().path(), status.change().at());
            }
        }
        for (Operation operation : ledger.operations()) {
            boolean since = operation.at().isAfter(last);
            for (FileEdit edit : operation.edits()) {
                if (since || touched.containsKey(edit.path())) {
                    touched.merge(edit.path(), operation.at(), (a, b) -> a.isAfter(b) ? a : b);
                }
            }
        }
        // Who changed a file later has read it before.
        ledger.changes().stream().map(ChangeStatus::change).filter(c -> here.contains(c.origin().answer())).forEach(this::knows);
    }

    private void knows(Change change) {
        Instant when = touched.get(change.path());
        if (when != null && when.isBefore(change.at())) {
            touched.remove(change.path());
        }
    }

    private static boolean isGone(HunkState state) {
        return state == HunkState.REVERTED || state == HunkState.PARTIAL;
    }

    private static boolean isThere(HunkState state) {
        return state == HunkState.APPLIED || state == HunkState.KEPT || state == HunkState.PARTIAL;
    }

    /// Whether a note has said it since, or the model has taken it back itself.
    private static boolean isKnown(List<Entry.Node> path, String file, Instant since) {
        return path.stream().anyMatch(node -> !node.at().isBefore(since) && switch (node) {
            case Entry.Note n -> n.text().contains(" " + file + ", ") || n.text().contains(" " + file + ". ");
            case Entry.ToolResult t -> t.toolName().equals("undo_change") && t.output().contains(file);
            case Entry.UserMessage _, Entry.AssistantMessage _, Entry.SystemPrompt _, Entry.ModelSwitched _ -> false;
        });
    }
}
