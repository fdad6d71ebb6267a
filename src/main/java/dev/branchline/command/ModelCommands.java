package dev.branchline.command;

import dev.branchline.event.ModelIntent;
import dev.branchline.event.OverlayIntent;
import java.util.List;

/// Choosing who answers.
final class ModelCommands {
    private ModelCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("models.open", Scope.GLOBAL, "Choose model", "Opens the list of models, with prices and what they can do.")
                        .keys("F2", "Alt+M")
                        .slash(Slash.of("models"))
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.MODELS)),
                Command.of("models.use", Scope.GLOBAL, "Use model", "Switches to a model by its id; without one opens the list.")
                        .slash(Slash.of("model", "author/name"))
                        .takes((_, id) -> id.isBlank() ? new OverlayIntent.Open(OverlayIntent.Kind.MODELS) : new ModelIntent.Use(id.strip())),
                Command.of("models.refresh", Scope.GLOBAL, "Refresh models", "Asks OpenRouter for the list of models again.")
                        .slash(Slash.of("refresh"))
                        .does(new ModelIntent.Refresh()),
                Command.of("models.effort", Scope.GLOBAL, "Reasoning effort", "Sets how hard the model thinks: none, minimal, low, medium, high, xhigh, max or default.")
                        .slash(Slash.of("effort", "level"))
                        .takes((_, level) -> new ModelIntent.SetEffort(level.isBlank() || level.strip().equals("default") ? null : level.strip())),
                Command.of("models.sort", Scope.MODELS, "Sort", "Sorts by the next column.").keys("Tab").does(new OverlayIntent.Cycle()));
    }
}
