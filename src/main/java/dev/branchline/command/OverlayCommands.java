package dev.branchline.command;

import dev.branchline.event.Intent;
import dev.branchline.event.OverlayIntent;
import java.util.List;

/// Lists and questions that lie on top.
final class OverlayCommands {
    private OverlayCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("palette.open", Scope.GLOBAL, "Commands", "Lists every command with its key.")
                        .keys("Ctrl+P")
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.PALETTE)),
                Command.of("help.open", Scope.GLOBAL, "Help", "Shows the keys of this pane and all others.")
                        .keys("F1")
                        .slash(Slash.of("help"))
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.HELP)),
                Command.of("help.conversation", Scope.CONVERSATION, "Help", "Shows the keys of this pane and all others.")
                        .keys("?")
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.HELP)),
                Command.of("help.side", Scope.SIDE, "Help", "Shows the keys of this pane and all others.")
                        .keys("?")
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.HELP)),
                list("list.down", "Down", "Moves the choice down.", new OverlayIntent.Move(1), "Down", "Ctrl+N"),
                list("list.up", "Up", "Moves the choice up.", new OverlayIntent.Move(-1), "Up", "Ctrl+P"),
                list("list.page-down", "Page down", "Moves the choice down a page.", new OverlayIntent.Move(10), "PageDown"),
                list("list.page-up", "Page up", "Moves the choice up a page.", new OverlayIntent.Move(-10), "PageUp"),
                list("list.first", "First", "To the first row.", new OverlayIntent.MoveToEnd(false), "Home"),
                list("list.last", "Last", "To the last row.", new OverlayIntent.MoveToEnd(true), "End"),
                list("list.accept", "Choose", "Takes the chosen row.", new OverlayIntent.Accept(), "Enter"),
                list("list.close", "Close", "Closes the list without choosing.", new OverlayIntent.Close(), "Esc"),
                list("list.erase", "Erase", "Erases the last character of the filter.", new OverlayIntent.Erase(false), "Backspace"),
                list("list.erase-all", "Erase word", "Erases the last word of the filter.", new OverlayIntent.Erase(true), "Ctrl+W", "Ctrl+U"),
                field("field.accept", "OK", "Takes the text.", new OverlayIntent.Accept(), "Enter"),
                field("field.close", "Cancel", "Closes the question; nothing changes.", new OverlayIntent.Close(), "Esc"),
                field("field.erase", "Erase", "Erases the character before the cursor.", new OverlayIntent.Erase(false), "Backspace"),
                field("field.erase-word", "Erase word", "Erases the word before the cursor.", new OverlayIntent.Erase(true), "Ctrl+W", "Ctrl+U"),
                field("field.delete", "Delete", "Erases the character behind the cursor.", new OverlayIntent.EraseRight(), "Delete", "Ctrl+D"),
                field("field.left", "Left", "Moves the cursor.", new OverlayIntent.MoveCursor(false, false), "Left", "Ctrl+B"),
                field("field.right", "Right", "Moves the cursor.", new OverlayIntent.MoveCursor(true, false), "Right", "Ctrl+F"),
                field("field.word-left", "Word left", "Moves the cursor by a word.", new OverlayIntent.MoveCursor(false, true), "Ctrl+Left", "Alt+B"),
                field("field.word-right", "Word right", "Moves the cursor by a word.", new OverlayIntent.MoveCursor(true, true), "Ctrl+Right", "Alt+F"),
                field("field.start", "Start", "To the start of the text.", new OverlayIntent.MoveToEnd(false), "Home", "Ctrl+A"),
                field("field.end", "End", "To the end of the text.", new OverlayIntent.MoveToEnd(true), "End", "Ctrl+E"));
    }

    private static Command list(String id, String title, String help, Intent intent, String... keys) {
        return Command.of(id, Scope.LIST, title, help).keys(keys).does(intent);
    }

    private static Command field(String id, String title, String help, Intent intent, String... keys) {
        return Command.of(id, Scope.FIELD, title, help).keys(keys).does(intent);
    }
}
