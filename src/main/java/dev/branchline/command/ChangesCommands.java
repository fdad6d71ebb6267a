package dev.branchline.command;

import dev.branchline.event.AppIntent;
import dev.branchline.event.ChangesIntent;
import dev.branchline.event.ChangesIntent.Act;
import dev.branchline.event.ChangesIntent.Side;
import dev.branchline.event.Intent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.state.AppState;
import dev.branchline.state.changes.Page;
import dev.branchline.state.overlay.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looking at changes of files, and taking them back.
final class ChangesCommands {
    private static final String HELP = "Shows the keys of this pane and all others.";

    private ChangesCommands() {}

    static List<Command> all() {
        List<Command> all = new ArrayList<>();
        everywhere(all);
        panel(all);
        review(all);
        preview(all);
        conflicts(all);
        operations(all);
        blame(all);
        return all;
    }

    private static void everywhere(List<Command> all) {
        all.add(Command.of("changes.open", Scope.GLOBAL, "Review changes", "Shows what was changed in files, hunk by hunk; changes can be taken back there.")
                .keys("F4", "Alt+V")
                .slash(Slash.of("changes", "ID").also("diff", "review"))
                .takes((_, id) -> id.isBlank() ? new ChangesIntent.Review(null) : withId(id, ChangesIntent.Review::new)));
        all.add(Command.of("changes.undo", Scope.GLOBAL, "Undo", "Takes back the newest of what was done to files or in the tree; with an ID, what that change did.")
                .keys("Alt+K")
                .slash(Slash.of("undo", "ID"))
                .takes((_, id) -> id.isBlank() ? new ChangesIntent.Undo(null) : withId(id, ChangesIntent.Undo::new)));
        all.add(Command.of("changes.redo", Scope.GLOBAL, "Redo", "Does again what was taken back last.")
                .keys("Alt+J")
                .slash(Slash.of("redo"))
                .does(new ChangesIntent.Redo()));
        all.add(Command.of("changes.operations", Scope.GLOBAL, "What was done", "Lists what was done to files and in the tree, to go back to a place.")
                .keys("Alt+H")
                .slash(Slash.of("operations").also("oplog"))
                .does(new ChangesIntent.ShowOperations()));
        all.add(Command.of("changes.blame", Scope.GLOBAL, "Who wrote it", "Shows for each line of a file which message and model wrote it.")
                .slash(Slash.of("blame", "path"))
                .takes((_, path) -> new ChangesIntent.Blame(path.isBlank() ? null : path)));
        all.add(Command.of("tree.revert-since", Scope.SIDE, "Take files back since here", "Takes back what this answer and all that follows it did to files.")
                .keys("X")
                .when(s -> Availability.unless(chosen(s).isEmpty(), "There is no answer yet."))
                .does(s -> new ChangesIntent.RevertSince(chosen(s).orElseThrow())));
    }

    private static Optional<EntryId> chosen(AppState state) {
        return state.treePanel().chosen(state.conversation().tree().head());
    }

    private static Intent withId(String text, Function<ChangeId, Intent> intent) {
        try {
            return intent.apply(ChangeId.parse(text));
        } catch (IllegalArgumentException _) {
            return new AppIntent.Tell("“" + text.strip() + "” names no change: they are called c1, c2 and so on. {changes.open} lists them.", true);
        }
    }

    private static void panel(List<Command> all) {
        all.add(of(Scope.CHANGES, "panel.down", "Down", "Moves the choice down.", new ChangesIntent.PanelMove(1), "Down", "j"));
        all.add(of(Scope.CHANGES, "panel.up", "Up", "Moves the choice up.", new ChangesIntent.PanelMove(-1), "Up", "k"));
        all.add(of(Scope.CHANGES, "panel.page-down", "Page down", "Moves the choice down a page.", new ChangesIntent.PanelMove(8), "PageDown"));
        all.add(of(Scope.CHANGES, "panel.page-up", "Page up", "Moves the choice up a page.", new ChangesIntent.PanelMove(-8), "PageUp"));
        all.add(of(Scope.CHANGES, "panel.first", "Newest", "To the newest change.", new ChangesIntent.PanelMoveToEnd(false), "Home", "g"));
        all.add(of(Scope.CHANGES, "panel.last", "Oldest", "To the oldest change.", new ChangesIntent.PanelMoveToEnd(true), "End", "G"));
        all.add(of(Scope.CHANGES, "panel.open", "Review", "Opens the review at this change.", new ChangesIntent.PanelOpen(), "Enter", "Right", "l"));
        all.add(of(Scope.CHANGES, "help.changes", "Help", HELP, help(), "?"));
    }

    private static void review(List<Command> all) {
        Scope s = Scope.REVIEW;
        all.add(of(s, "review.down", "Down", "Moves the cursor down.", new ChangesIntent.Move(1), "Down", "j"));
        all.add(of(s, "review.up", "Up", "Moves the cursor up.", new ChangesIntent.Move(-1), "Up", "k"));
        all.add(of(s, "review.page-down", "Page down", "A page down.", new ChangesIntent.MovePage(false), "PageDown", "Ctrl+F"));
        all.add(of(s, "review.page-up", "Page up", "A page up.", new ChangesIntent.MovePage(true), "PageUp", "Ctrl+B"));
        all.add(of(s, "review.top", "Top", "To the first row.", new ChangesIntent.MoveToEnd(false), "Home", "g"));
        all.add(of(s, "review.bottom", "End", "To the last row.", new ChangesIntent.MoveToEnd(true), "End", "G"));
        all.add(of(s, "review.next-hunk", "Next hunk", "To the next hunk; after the last, to the next file.", new ChangesIntent.StepHunk(1), "]", "Tab"));
        all.add(of(s, "review.previous-hunk", "Previous hunk", "To the hunk before.", new ChangesIntent.StepHunk(-1), "[", "Shift+Tab"));
        all.add(of(s, "review.next-file", "Next file", "To the next change.", new ChangesIntent.StepFile(1), "n"));
        all.add(of(s, "review.previous-file", "Previous file", "To the change before.", new ChangesIntent.StepFile(-1), "p"));
        all.add(of(s, "review.files", "Files", "Gives the keys to the list of files.", new ChangesIntent.Enter(true), "Left", "h"));
        all.add(of(s, "review.lines", "Lines", "Gives the keys to the lines.", new ChangesIntent.Enter(false), "Right", "l"));
        all.add(of(s, "review.accept", "Open", "Shows what is folded away; in the list, goes to the lines.", new ChangesIntent.Accept(), "Enter"));
        all.add(of(s, "review.mark", "Select line", "Selects a line, or all of a hunk on its heading; the next key works on what is selected.", new ChangesIntent.MarkLine(), "Space"));
        all.add(of(s, "review.range", "Select lines", "Begins to select lines up to where you go; again ends it.", new ChangesIntent.MarkRange(), "v"));
        all.add(of(s, "review.revert", "Take back", "Takes back what is selected, else this hunk; in the list, the whole file or turn.", new ChangesIntent.Do(Act.REVERT), "u"));
        all.add(of(s, "review.reapply", "Apply again", "Puts back what was taken back.", new ChangesIntent.Do(Act.REAPPLY), "a"));
        all.add(of(s, "review.keep", "Keep", "Marks as looked at and accepted; writes no file.", new ChangesIntent.Do(Act.KEEP), "x"));
        all.add(of(s, "review.revert-turn", "Take back turn", "Takes back all that this turn did.", new ChangesIntent.DoTurn(Act.REVERT), "R"));
        all.add(of(s, "review.reapply-turn", "Apply turn again", "Puts back all that this turn did.", new ChangesIntent.DoTurn(Act.REAPPLY), "A"));
        all.add(of(s, "review.keep-turn", "Keep turn", "Marks all of this turn as accepted.", new ChangesIntent.DoTurn(Act.KEEP), "X"));
        all.add(Command.of("review.revert-since", s, "Take back since here", "Takes back what this answer and all that follows it did to files.")
                .keys("S")
                .does(ChangesCommands::since));
        all.add(of(s, "review.undo", "Undo", "Takes back what was done to files last.", new ChangesIntent.Undo(null), "U"));
        all.add(of(s, "review.redo", "Redo", "Does again what was taken back last.", new ChangesIntent.Redo(), "Ctrl+R"));
        all.add(of(s, "review.operations", "What was done", "Lists what was done, to go back to a place.", new ChangesIntent.ShowOperations(), "O"));
        all.add(of(s, "review.columns", "Side by side", "Old and new beside each other, or below.", new ChangesIntent.ToggleColumns(), "s"));
        all.add(of(s, "review.grouping", "By turn or path", "Groups the list by turn or by path.", new ChangesIntent.ToggleGrouping(), "t"));
        all.add(of(s, "review.filter", "Filter", "Lists only what matches: path, prompt, tool or model.", new ChangesIntent.StartFilter(), "/"));
        all.add(of(s, "review.filter-state", "Filter by state", "Lists only changes in one state, then in the next.", new ChangesIntent.CycleState(), "f"));
        all.add(of(s, "review.filter-tool", "Filter by tool", "Lists only changes by one tool, then by the next.", new ChangesIntent.CycleTool(), "F"));
        all.add(of(s, "review.filter-branch", "This branch only", "Lists only changes on the way to where you stand.", new ChangesIntent.ToggleBranch(), "B"));
        all.add(of(s, "review.copy", "Copy patch", "Copies the hunk, or in the list the whole change, as a patch.", new ChangesIntent.CopyPatch(), "y"));
        all.add(of(s, "review.edit", "Open in editor", "Opens the file in $VISUAL or $EDITOR, at this line.", new ChangesIntent.EditFile(), "o"));
        all.add(of(s, "review.blame", "Who wrote it", "Shows which message and model wrote each line.", new ChangesIntent.Blame(null), "b"));
        all.add(of(s, "review.close", "Close", "Ends a selection or a filter, then closes the review.", new ChangesIntent.Leave(), "Esc", "q", "F4"));
        all.add(of(s, "help.review", "Help", HELP, help(), "?", "F1"));
    }

    private static Intent since(AppState state) {
        return state.topOverlay().orElse(null) instanceof Overlay.Changes(Page.Review r)
                        && r.row() != null
                ? new ChangesIntent.RevertSince(r.row().changes().getFirst().change().origin().answer())
                : new ChangesIntent.Leave();
    }

    private static void preview(List<Command> all) {
        Scope s = Scope.PREVIEW;
        all.add(of(s, "preview.apply", "Do it", "Does what is shown. When a move asks, moves without the files.", new ChangesIntent.Apply(), "Enter"));
        all.add(of(s, "preview.files", "Files too", "Moves, and takes the files along.", new ChangesIntent.MoveHead(true), "f"));
        all.add(of(s, "preview.close", "Leave", "Closes it; nothing is done.", new ChangesIntent.Leave(), "Esc", "q"));
        all.add(of(s, "preview.down", "Down", "Moves the choice down.", new ChangesIntent.Move(1), "Down", "j"));
        all.add(of(s, "preview.up", "Up", "Moves the choice up.", new ChangesIntent.Move(-1), "Up", "k"));
        all.add(of(s, "preview.page-down", "Page down", "A page down.", new ChangesIntent.MovePage(false), "PageDown"));
        all.add(of(s, "preview.page-up", "Page up", "A page up.", new ChangesIntent.MovePage(true), "PageUp"));
        all.add(of(s, "preview.first", "First", "To the first row.", new ChangesIntent.MoveToEnd(false), "Home", "g"));
        all.add(of(s, "preview.last", "Last", "To the last row.", new ChangesIntent.MoveToEnd(true), "End", "G"));
        all.add(of(s, "preview.unfold", "Show lines", "Shows what the file would become, or no more.", new ChangesIntent.MarkLine(), "Space", "Right", "l"));
        all.add(of(s, "preview.settle", "Settle", "Settles the conflicts one by one.", new ChangesIntent.Settle(), "c"));
        all.add(of(s, "preview.always", "Do not ask", "Does it, and from now on takes single hunks back without asking.", new ChangesIntent.ApplyAlways(), "!"));
        all.add(of(s, "help.preview", "Help", HELP, help(), "?", "F1"));
    }

    private static void conflicts(List<Command> all) {
        Scope s = Scope.CONFLICTS;
        all.add(of(s, "conflicts.now", "As it is", "Keeps the lines as they are in the file.", new ChangesIntent.Settled(Side.NOW), "1", "n"));
        all.add(of(s, "conflicts.wished", "As wished", "Takes the lines as they were wished.", new ChangesIntent.Settled(Side.WISHED), "2", "w"));
        all.add(of(s, "conflicts.base", "As it was left", "Takes the lines as the model left them.", new ChangesIntent.Settled(Side.BASE), "3", "b"));
        all.add(of(s, "conflicts.edit", "By hand", "Opens all three in $VISUAL or $EDITOR, or what was written there before.", new ChangesIntent.SettleByHand(), "e", "o"));
        all.add(of(s, "conflicts.accept", "Go on", "To the next conflict that is open; when none is, back to the preview with what was chosen.", new ChangesIntent.Accept(), "Enter"));
        all.add(of(s, "conflicts.next", "Next conflict", "To the next conflict.", new ChangesIntent.StepConflict(1), "]", "Tab", "Right"));
        all.add(of(s, "conflicts.previous", "Previous conflict", "To the conflict before.", new ChangesIntent.StepConflict(-1), "[", "Shift+Tab", "Left"));
        all.add(of(s, "conflicts.down", "Down", "Scrolls down.", new ChangesIntent.Move(1), "Down", "j"));
        all.add(of(s, "conflicts.first", "Top", "To the first row.", new ChangesIntent.MoveToEnd(false), "Home", "g"));
        all.add(of(s, "conflicts.last", "End", "To the last row.", new ChangesIntent.MoveToEnd(true), "End", "G"));
        all.add(of(s, "conflicts.up", "Up", "Scrolls up.", new ChangesIntent.Move(-1), "Up", "k"));
        all.add(of(s, "conflicts.page-down", "Page down", "A page down.", new ChangesIntent.MovePage(false), "PageDown"));
        all.add(of(s, "conflicts.page-up", "Page up", "A page up.", new ChangesIntent.MovePage(true), "PageUp"));
        all.add(of(s, "conflicts.close", "Leave", "Goes back; nothing is written, and what was chosen is kept in mind.", new ChangesIntent.Leave(), "Esc", "q"));
        all.add(of(s, "help.conflicts", "Help", HELP, help(), "?", "F1"));
    }

    private static void operations(List<Command> all) {
        Scope s = Scope.OPERATIONS;
        all.add(of(s, "operations.down", "Down", "Moves the choice down.", new ChangesIntent.Move(1), "Down", "j"));
        all.add(of(s, "operations.up", "Up", "Moves the choice up.", new ChangesIntent.Move(-1), "Up", "k"));
        all.add(of(s, "operations.page-down", "Page down", "A page down.", new ChangesIntent.MovePage(false), "PageDown"));
        all.add(of(s, "operations.page-up", "Page up", "A page up.", new ChangesIntent.MovePage(true), "PageUp"));
        all.add(of(s, "operations.first", "Newest", "To the newest.", new ChangesIntent.MoveToEnd(false), "Home", "g"));
        all.add(of(s, "operations.last", "Oldest", "To the oldest.", new ChangesIntent.MoveToEnd(true), "End", "G"));
        all.add(of(s, "operations.accept", "Take back", "Takes this back, or goes to where you stood before it.", new ChangesIntent.Accept(), "Enter", "u"));
        all.add(of(s, "operations.back", "Back to here", "Takes back all that was done after this, newest first, when Enter says so.", new ChangesIntent.BackTo(), "b"));
        all.add(of(s, "operations.close", "Close", "Closes the list.", new ChangesIntent.Leave(), "Esc", "q"));
        all.add(of(s, "help.operations", "Help", HELP, help(), "?", "F1"));
    }

    private static void blame(List<Command> all) {
        Scope s = Scope.BLAME;
        all.add(of(s, "blame.down", "Down", "Moves the cursor down.", new ChangesIntent.Move(1), "Down", "j"));
        all.add(of(s, "blame.up", "Up", "Moves the cursor up.", new ChangesIntent.Move(-1), "Up", "k"));
        all.add(of(s, "blame.page-down", "Page down", "A page down.", new ChangesIntent.MovePage(false), "PageDown", "Space"));
        all.add(of(s, "blame.page-up", "Page up", "A page up.", new ChangesIntent.MovePage(true), "PageUp"));
        all.add(of(s, "blame.first", "Top", "To the first line.", new ChangesIntent.MoveToEnd(false), "Home", "g"));
        all.add(of(s, "blame.last", "End", "To the last line.", new ChangesIntent.MoveToEnd(true), "End", "G"));
        all.add(of(s, "blame.next", "Next author", "To the next lines that another wrote.", new ChangesIntent.StepHunk(1), "]", "Tab"));
        all.add(of(s, "blame.previous", "Previous author", "To the lines before that another wrote.", new ChangesIntent.StepHunk(-1), "[", "Shift+Tab"));
        all.add(of(s, "blame.message", "Go to message", "Goes to the message that wrote this line, in the tree.", new ChangesIntent.Accept(), "Enter"));
        all.add(of(s, "blame.edit", "Open in editor", "Opens the file at this line.", new ChangesIntent.EditFile(), "o"));
        all.add(of(s, "blame.close", "Close", "Closes it.", new ChangesIntent.Leave(), "Esc", "q"));
        all.add(of(s, "help.blame", "Help", HELP, help(), "?", "F1"));
    }

    private static Intent help() {
        return new OverlayIntent.Open(OverlayIntent.Kind.HELP);
    }

    private static Command of(Scope scope, String id, String title, String help, Intent intent, String... keys) {
        return Command.of(id, scope, title, help).keys(keys).does(intent);
    }
}
