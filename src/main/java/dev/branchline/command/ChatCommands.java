package dev.branchline.command;

import dev.branchline.event.ChatIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import java.util.List;
import java.util.Optional;

/// Asking, stopping, asking again.
final class ChatCommands {
    private ChatCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("chat.send", Scope.COMPOSER, "Send", "Sends the prompt, or queues it while an answer streams here.")
                        .keys("Enter")
                        .does(state -> new ChatIntent.Send(state.composer().expandedText())),
                Command.of("chat.stop", Scope.GLOBAL, "Stop", "Stops the answer that streams here and keeps what came.")
                        .keys("Esc")
                        .slash(Slash.of("stop"))
                        .does(ChatCommands::stopOrLeave),
                Command.of("chat.retry", Scope.GLOBAL, "Ask again", "Asks for another answer beside this one, with the model now chosen.")
                        .keys("Ctrl+R")
                        .slash(Slash.of("retry"))
                        .does(new ChatIntent.Retry()),
                Command.of("chat.continue", Scope.GLOBAL, "Continue", "Lets the model go on from a partial answer.")
                        .keys("Alt+C")
                        .slash(Slash.of("continue"))
                        .does(new ChatIntent.Continue()),
                Command.of("chat.edit", Scope.GLOBAL, "Edit prompt", "Puts the last prompt into the editor; sending it makes a branch beside it.")
                        .keys("Alt+E")
                        .slash(Slash.of("edit"))
                        .when(s -> Availability.unless(lastPrompt(s).isEmpty(), "There is no prompt above to edit."))
                        .does(s -> new ChatIntent.EditPrompt(lastPrompt(s).orElseThrow())),
                Command.of("chat.unqueue", Scope.COMPOSER, "Take back queued", "Takes the newest waiting prompt back into the editor.")
                        .keys("Alt+Q")
                        .slash(Slash.of("unqueue"))
                        .does(new ChatIntent.Unqueue()),
                Command.of("chat.system", Scope.GLOBAL, "System prompt", "Sets the system prompt from here on.")
                        .slash(Slash.of("system", "text"))
                        .takes((_, text) -> text.isBlank()
                                ? new dev.branchline.event.OverlayIntent.Open(dev.branchline.event.OverlayIntent.Kind.SYSTEM_PROMPT)
                                : new ChatIntent.SetSystemPrompt(text)));
    }

    /// Esc with nothing to stop goes back to the editor.
    private static dev.branchline.event.Intent stopOrLeave(AppState state) {
        if (!state.context().readingsAt(state.conversation().tree().head().orElse(null)).isEmpty()) {
            return new dev.branchline.event.ContextIntent.TakeBack();
        }
        return state.conversation().activeRunShown().isPresent()
                ? new ChatIntent.Stop()
                : !state.notices().isEmpty() ? new ViewIntent.DismissNotice() : new ViewIntent.FocusPane(ViewIntent.Pane.COMPOSER);
    }

    private static Optional<EntryId> lastPrompt(AppState state) {
        List<Entry.Node> shown = state.conversation().shown();
        for (int i = shown.size() - 1; i >= 0; i--) {
            if (shown.get(i) instanceof Entry.UserMessage u) {
                return Optional.of(u.id());
            }
        }
        return Optional.empty();
    }
}
