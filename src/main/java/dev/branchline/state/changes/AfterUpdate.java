package dev.branchline.state.changes;

import dev.branchline.event.ChatIntent;
import dev.branchline.event.Intent;
import dev.branchline.event.TreeIntent;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Report;
import dev.branchline.state.AppState;
import dev.branchline.state.Step;
import dev.branchline.state.chat.ChatUpdate;
import dev.branchline.state.chat.HeadUpdate;
import dev.branchline.state.tree.TreeUpdate;

/// What follows when files were written: the head goes along.
final class AfterUpdate {
    private AfterUpdate() {}

    static Step follow(AppState state, Page.After after, Report report, long now) {
        return switch (after) {
            case Page.After.Nothing _, Page.After.Back _ -> Step.of(state);
            case Page.After.MoveBack _ -> HeadUpdate.undo(state, now);
            case Page.After.MoveForth _ -> HeadUpdate.redo(state, now);
            case Page.After.Move m -> go(state, m.original(), now).then(s -> Step.of(joined(s, report.operation())));
        };
    }

    /// Moves the head as was wished before the question about the files.
    static Step go(AppState state, Intent original, long now) {
        return switch (original) {
            case TreeIntent t -> TreeUpdate.apply(state, t, now);
            case ChatIntent.EditPrompt e -> ChatUpdate.apply(state, e, now);
            default -> throw new IllegalArgumentException("moves no head: " + original);
        };
    }

    /// One undo brings both back.
    private static AppState joined(AppState state, @org.jspecify.annotations.Nullable OperationId operation) {
        return operation == null
                ? state
                : state.with(state.conversation().withMoves(state.conversation().moves().withFiles(operation)));
    }
}
