package dev.branchline.command;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.ComposerIntent.Reach;
import java.util.List;

/// Editing the prompt.
final class ComposerCommands {
    private ComposerCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("composer.newline", Scope.COMPOSER, "New line", "Starts a new line.")
                        .keys("Alt+Enter", "Ctrl+J", "Shift+Enter")
                        .does(new ComposerIntent.Newline()),
                delete("backspace", "Delete back", "Deletes the character before the cursor.", Reach.LEFT, "Backspace", "Shift+Backspace"),
                delete("delete", "Delete", "Deletes the character at the cursor.", Reach.RIGHT, "Delete", "Ctrl+D"),
                delete("delete-word-left", "Cut word back", "Cuts the word before the cursor.", Reach.WORD_LEFT, "Ctrl+W", "Alt+Backspace", "Ctrl+Backspace"),
                delete("delete-word-right", "Cut word", "Cuts the word after the cursor.", Reach.WORD_RIGHT, "Alt+D", "Ctrl+Delete"),
                delete("cut-to-start", "Cut to start", "Cuts to the start of the line.", Reach.LINE_START, "Ctrl+U"),
                delete("cut-to-end", "Cut to end", "Cuts to the end of the line.", Reach.LINE_END, "Ctrl+K"),
                Command.of("composer.yank", Scope.COMPOSER, "Put back cut", "Puts back what was last cut.").keys("Ctrl+Y").does(new ComposerIntent.Yank()),
                move("left", "Left", Reach.LEFT, "Left", "Ctrl+B"),
                move("right", "Right", Reach.RIGHT, "Right", "Ctrl+F"),
                move("word-left", "Word left", Reach.WORD_LEFT, "Ctrl+Left", "Alt+Left", "Alt+B"),
                move("word-right", "Word right", Reach.WORD_RIGHT, "Ctrl+Right", "Alt+Right", "Alt+F"),
                Command.of("composer.up", Scope.COMPOSER, "Up", "Goes a row up, or to the older prompt from the first row.")
                        .keys("Up")
                        .does(Composing::upOrOlder),
                Command.of("composer.down", Scope.COMPOSER, "Down", "Goes a row down, or to the newer prompt from the last row.")
                        .keys("Down")
                        .does(Composing::downOrNewer),
                move("line-start", "Start of line", Reach.LINE_START, "Home", "Ctrl+A"),
                move("line-end", "End of line", Reach.LINE_END, "End", "Ctrl+E"),
                move("text-start", "Start of text", Reach.TEXT_START, "Ctrl+Home"),
                move("text-end", "End of text", Reach.TEXT_END, "Ctrl+End"),
                Command.of("composer.undo", Scope.COMPOSER, "Undo typing", "Takes back the last change of the text.")
                        .keys("Alt+Z", "Ctrl+_")
                        .does(new ComposerIntent.Undo()),
                Command.of("composer.redo", Scope.COMPOSER, "Redo typing", "Makes the change again that was taken back.")
                        .keys("Alt+Shift+Z")
                        .does(new ComposerIntent.Redo()),
                Command.of("composer.older", Scope.COMPOSER, "Older prompt", "Shows the prompt sent before.")
                        .keys("Alt+Up")
                        .does(new ComposerIntent.History(-1)),
                Command.of("composer.newer", Scope.COMPOSER, "Newer prompt", "Shows the prompt sent after.")
                        .keys("Alt+Down")
                        .does(new ComposerIntent.History(1)),
                Command.of("composer.stash", Scope.COMPOSER, "Put draft away", "Puts the text away; it can be had again.")
                        .keys("Ctrl+S")
                        .does(new ComposerIntent.Stash()),
                Command.of("composer.unstash", Scope.COMPOSER, "Bring draft back", "Brings back the text put away last.")
                        .keys("Alt+S")
                        .does(new ComposerIntent.Unstash()),
                Command.of("composer.editor", Scope.GLOBAL, "External editor", "Opens the text in $VISUAL or $EDITOR.")
                        .keys("Ctrl+G")
                        .slash(Slash.of("editor"))
                        .does(new ComposerIntent.OpenEditor()),
                Command.of("completion.next", Scope.COMPLETION, "Next", "Goes down the completion list.").keys("Down", "Ctrl+N").does(new ComposerIntent.CompletionMove(1)),
                Command.of("completion.previous", Scope.COMPLETION, "Previous", "Goes up the completion list.").keys("Up").does(new ComposerIntent.CompletionMove(-1)),
                Command.of("completion.dismiss", Scope.COMPLETION, "Close list", "Closes the completion list.").keys("Esc").does(new ComposerIntent.CompletionDismiss()));
    }

    private static Command delete(String name, String title, String help, Reach reach, String... keys) {
        return Command.of("composer." + name, Scope.COMPOSER, title, help).keys(keys).does(new ComposerIntent.Delete(reach));
    }

    private static Command move(String name, String title, Reach reach, String... keys) {
        return Command.of("composer." + name, Scope.COMPOSER, title, "Moves the cursor.").keys(keys).does(new ComposerIntent.Move(reach));
    }
}
