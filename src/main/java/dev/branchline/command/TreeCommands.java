package dev.branchline.command;

import dev.branchline.event.ChatIntent;
import dev.branchline.event.Intent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.EntryId;
import dev.branchline.state.AppState;
import java.util.List;
import java.util.Optional;

/// Walking the tree of branches.
final class TreeCommands {
    private TreeCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("view.tree", Scope.GLOBAL, "Branches", "Goes to the tree of branches.")
                        .keys("F3", "Alt+T")
                        .slash(Slash.of("branch").also("history", "tree"))
                        .does(new ViewIntent.FocusPane(ViewIntent.Pane.SIDE)),
                Command.of("tree.next-branch", Scope.GLOBAL, "Next branch", "Stands on the next branch of the nearest fork above.")
                        .keys("Alt+.", "Ctrl+PageDown")
                        .does(new TreeIntent.SwitchBranch(1)),
                Command.of("tree.previous-branch", Scope.GLOBAL, "Previous branch", "Stands on the previous branch of the nearest fork above.")
                        .keys("Alt+,", "Ctrl+PageUp")
                        .does(new TreeIntent.SwitchBranch(-1)),
                Command.of("tree.undo-move", Scope.GLOBAL, "Back", "Goes back to where the head stood before.")
                        .keys("Alt+U")
                        .slash(Slash.of("back"))
                        .does(new TreeIntent.UndoMove()),
                Command.of("tree.redo-move", Scope.GLOBAL, "Forth", "Makes the move again that was taken back.")
                        .keys("Alt+R")
                        .slash(Slash.of("forth"))
                        .does(new TreeIntent.RedoMove()),
                side("tree.down", "Down", "Moves the choice down.", new TreeIntent.Move(1), "Down", "j"),
                side("tree.up", "Up", "Moves the choice up.", new TreeIntent.Move(-1), "Up", "k"),
                side("tree.page-down", "Page down", "Moves the choice down a page.", new TreeIntent.Move(15), "PageDown"),
                side("tree.page-up", "Page up", "Moves the choice up a page.", new TreeIntent.Move(-15), "PageUp"),
                side("tree.first", "First", "To the first row.", new TreeIntent.MoveToEnd(false), "Home", "g"),
                side("tree.last", "Last", "To the last row.", new TreeIntent.MoveToEnd(true), "End", "G"),
                side("tree.left", "Fold or parent", "Folds the branch, or goes to the row above it.", new TreeIntent.Left(), "Left", "h"),
                side("tree.right", "Unfold or child", "Unfolds the branch, or goes to its first row.", new TreeIntent.Right(), "Right", "l"),
                side("tree.fold", "Fold", "Folds or unfolds the branch.", new TreeIntent.ToggleFold(), "Space"),
                side("tree.next-sibling", "Next sibling", "To the next branch of this fork.", new TreeIntent.Sibling(1), "]"),
                side("tree.previous-sibling", "Previous sibling", "To the previous branch of this fork.", new TreeIntent.Sibling(-1), "["),
                side("tree.enter", "Stand here", "Stands here. On a prompt: before it, with its text in the editor.", new TreeIntent.Enter(), "Enter"),
                Command.of("tree.edit", Scope.SIDE, "Edit prompt", "Puts this prompt into the editor; sending it makes a branch beside it.")
                        .keys("e")
                        .when(s -> Availability.unless(chosen(s).isEmpty(), "There is nothing to edit yet."))
                        .does(s -> new ChatIntent.EditPrompt(chosen(s).orElseThrow())),
                Command.of("tree.retry", Scope.SIDE, "Ask again", "Asks for another answer beside this one.")
                        .keys("r")
                        .when(s -> Availability.unless(chosen(s).isEmpty(), "There is no answer yet."))
                        .does(s -> new ChatIntent.RetryEntry(chosen(s).orElseThrow())),
                Command.of("tree.label", Scope.GLOBAL, "Label", "Gives the chosen place a name.")
                        .keys("Alt+L")
                        .slash(Slash.of("label", "text"))
                        .takes(TreeCommands::label),
                Command.of("tree.label-here", Scope.SIDE, "Label", "Gives the chosen place a name.")
                        .keys("L")
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.LABEL)),
                side("tree.undo", "Back", "Goes back to where the head stood before.", new TreeIntent.UndoMove(), "u"),
                side("tree.redo", "Forth", "Makes the move again that was taken back.", new TreeIntent.RedoMove(), "U"),
                side("side.wider", "Wider", "Makes the side panel wider.", new ViewIntent.WidenSidePanel(4), "+", ">"),
                side("side.narrower", "Narrower", "Makes the side panel narrower.", new ViewIntent.WidenSidePanel(-4), "-", "<"));
    }

    private static Command side(String id, String title, String help, Intent intent, String... keys) {
        return Command.of(id, Scope.SIDE, title, help).keys(keys).does(intent);
    }

    private static Optional<EntryId> chosen(AppState state) {
        return state.treePanel().chosen(state.conversation().tree().head());
    }

    private static Intent label(AppState state, String text) {
        Optional<EntryId> target = chosen(state);
        return text.isBlank() || target.isEmpty()
                ? new OverlayIntent.Open(OverlayIntent.Kind.LABEL)
                : new TreeIntent.SetLabel(target.get(), text.strip());
    }
}
