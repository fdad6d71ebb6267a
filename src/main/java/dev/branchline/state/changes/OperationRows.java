package dev.branchline.state.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.Operation;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.HeadMoves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What was done, newest first: operations on files and moves of the head in one list.
public final class OperationRows {
    private OperationRows() {}

    public sealed interface Row {
        /// Milliseconds since the epoch.
        long at();

        record Files(Operation operation) implements Row {
            @Override
            public long at() {
                return operation.at().toEpochMilli();
            }
        }

        /// @param from where the head stood before
        record Move(long at, Optional<EntryId> from, String title) implements Row {}
    }

    public static List<Row> of(AppState state) {
        List<Row> rows = new ArrayList<>();
        state.changes().ledger().operations().forEach(o -> rows.add(new Row.Files(o)));
        SessionTree tree = state.conversation().tree();
        for (HeadMoves.Place place : state.conversation().moves().back()) {
            rows.add(new Row.Move(place.left(), place.id(), "Moved away from " + name(tree, place.id())));
        }
        rows.sort(Comparator.comparingLong(Row::at).reversed());
        return rows;
    }

    private static String name(SessionTree tree, Optional<EntryId> id) {
        if (id.isEmpty() || !tree.contains(id.get())) {
            return "the beginning";
        }
        return tree.label(id.get()).map(l -> "“" + l + "”").orElseGet(() -> switch (tree.node(id.get())) {
            case Entry.UserMessage u -> "“" + ReviewList.prompt(tree, u.id()) + "”";
            case Entry.AssistantMessage a -> "an answer of " + a.requestedModel();
            case Entry.ToolResult r -> "the result of " + r.toolName();
            case Entry.Note _ -> "a note to the model";
            case Entry.SystemPrompt _ -> "a system prompt";
            case Entry.ModelSwitched m -> "the switch to " + m.model();
        });
    }
}
