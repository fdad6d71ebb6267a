package dev.branchline.command;

import dev.branchline.event.AppIntent;
import dev.branchline.event.Intent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.PermissionIntent;
import dev.branchline.event.ToolIntent;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.state.AppState;
import dev.branchline.state.tools.Questions;
import java.util.List;

/// What tools may do, and the answers to what they ask.
final class ToolCommands {
    private ToolCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("tools.answer", Scope.GLOBAL, "Answer tools", "Brings back the question that waits for your answer.")
                        .keys("Alt+A")
                        .when(s -> Availability.unless(!Questions.isAnyOpen(s), "Nothing waits for an answer."))
                        .does(new ToolIntent.Bring()),
                Command.of("tools.read-only", Scope.GLOBAL, "Read-only", "Tools may look and change nothing, until it is used again.")
                        .slash(Slash.of("readonly"))
                        .does(new ToolIntent.SetReadOnly(null)),
                Command.of("tools.permissions", Scope.GLOBAL, "Permissions", "Shows what tools may do and why; adds rules, takes them away, tries a call.")
                        .slash(Slash.of("permissions", "rule or call").also("rules"))
                        .takes((_, words) -> new PermissionIntent.Say(words)),
                rule("tools.rule-add", "Add", "Asks for a rule to be added.", new PermissionIntent.AskRule(), "a"),
                rule("tools.rule-remove", "Take away", "Takes the chosen rule away; one that restricts is to be pressed twice.",
                        new PermissionIntent.RemoveChosen(), "d", "Delete"),
                rule("tools.rule-try", "Try a call", "Tells what would happen to a call, without making it.", new PermissionIntent.AskCall(), "t"),
                Command.of("tools.iterations", Scope.GLOBAL, "Requests of a turn", "Sets how many requests a turn may take before you are asked to go on.")
                        .slash(Slash.of("iterations", "number"))
                        .takes(ToolCommands::iterations),
                question("tools.allow", "Yes", "Allows this call, as shown.", new ToolIntent.Allow(PermissionScope.CALL), "y"),
                question("tools.reject", "No", "Rejects this call; the model is told.", new ToolIntent.Reject(""), "n"),
                question("tools.reason", "No, because", "Rejects this call with a reason for the model.", new ToolIntent.AskReason(), "r"),
                question("tools.allow-session", "Yes, this session", "Allows it and its like until this session is left.",
                        new ToolIntent.Allow(PermissionScope.SESSION), "s"),
                question("tools.allow-project", "Yes, this project", "Allows it and its like in this folder from now on; to be pressed twice.",
                        new ToolIntent.Allow(PermissionScope.PROJECT), "p"),
                question("tools.allow-everywhere", "Yes, everywhere", "Allows it and its like everywhere from now on; to be pressed twice.",
                        new ToolIntent.Allow(PermissionScope.GLOBAL), "g"),
                question("tools.rule", "Other rule", "Chooses what s, p and g would allow.", new ToolIntent.NextRule(), "Tab"),
                question("tools.hunk-next", "Next hunk", "To the next hunk of the change.", new ToolIntent.MoveHunk(1), "Right", "]"),
                question("tools.hunk-previous", "Previous hunk", "To the hunk before.", new ToolIntent.MoveHunk(-1), "Left", "["),
                question("tools.hunk", "Hunk off or on", "Leaves this hunk out, or takes it in again.", new ToolIntent.ToggleHunk(), "Space", "d"),
                question("tools.edit", "Edit", "Opens the proposed text in $VISUAL or $EDITOR.", new ToolIntent.Edit(), "e"),
                question("tools.down", "Down", "Scrolls down.", new OverlayIntent.Move(1), "Down", "j"),
                question("tools.up", "Up", "Scrolls up.", new OverlayIntent.Move(-1), "Up", "k"),
                question("tools.page-down", "Page down", "Scrolls down a page.", new OverlayIntent.Move(10), "PageDown"),
                question("tools.page-up", "Page up", "Scrolls up a page.", new OverlayIntent.Move(-10), "PageUp"),
                question("tools.end", "End", "To the end.", new OverlayIntent.MoveToEnd(true), "End", "G"),
                question("tools.start", "Start", "To the beginning.", new OverlayIntent.MoveToEnd(false), "Home"),
                question("tools.later", "Later", "Puts the question away; it goes on waiting.", new ToolIntent.PutAway(), "Esc"));
    }

    private static Command rule(String id, String title, String help, Intent intent, String... keys) {
        return Command.of(id, Scope.PERMISSIONS, title, help).keys(keys).does(intent);
    }

    private static Command question(String id, String title, String help, Intent intent, String... keys) {
        return Command.of(id, Scope.QUESTION, title, help).keys(keys).does(intent);
    }

    private static Intent iterations(AppState state, String number) {
        if (number.isBlank()) {
            return new AppIntent.Tell("A turn may take " + state.tools().limit() + " requests before you are asked to go on.", false);
        }
        return number.matches("[1-9][0-9]{0,3}")
                ? new ToolIntent.SetLimit(Integer.parseInt(number))
                : new AppIntent.Tell("How many requests? A number from 1 to 9999.", true);
    }
}
