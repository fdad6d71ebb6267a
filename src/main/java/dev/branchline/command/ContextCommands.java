package dev.branchline.command;

import dev.branchline.event.ContextIntent;
import dev.branchline.event.Intent;
import dev.branchline.event.OverlayIntent;
import java.util.List;

/// Files that go along with what is asked.
final class ContextCommands {
    private ContextCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("context.list", Scope.GLOBAL, "Pinned files", "Pins files, folders or patterns to the session, -path takes one away; alone it lists them.")
                        .keys("Alt+I")
                        .slash(Slash.of("context", "path"))
                        .takes((_, words) -> words.isBlank() ? new OverlayIntent.Open(OverlayIntent.Kind.CONTEXT) : new ContextIntent.Change(words)),
                Command.of("context.guidance", Scope.GLOBAL, "Project instructions", "Shows AGENTS.md and whether models are sent it.")
                        .slash(Slash.of("agents"))
                        .does(new ContextIntent.ShowGuidance()),
                own("context.unpin", "Take away", "Takes the chosen file's pin away.", new ContextIntent.UnpinChosen(), "Space", "Delete"),
                own("context.add", "Add", "Lets you write what is to be pinned.", new ContextIntent.Add(), "a"),
                own("context.refresh", "Read again", "Reads all pinned files again.", new ContextIntent.Refresh(), "r"),
                own("context.use", "Use", "Sends these project instructions to models, as long as they stay as they are.", new ContextIntent.Decide(true), "y"),
                own("context.refuse", "Do not use", "Does not send these project instructions.", new ContextIntent.Decide(false), "n"));
    }

    private static Command own(String id, String title, String help, Intent intent, String... keys) {
        return Command.of(id, Scope.CONTEXT, title, help).keys(keys).does(intent);
    }
}
