package dev.branchline.command;

import dev.branchline.event.Intent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.view.TranscriptItem;
import dev.branchline.state.view.Viewport;
import java.util.List;

/// Looking around: panes, scrolling, themes.
final class ViewCommands {
    private ViewCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("view.next-pane", Scope.GLOBAL, "Next pane", "Gives the keys to the next pane.").keys("Tab").does(new ViewIntent.FocusNext(false)),
                Command.of("view.previous-pane", Scope.GLOBAL, "Previous pane", "Gives the keys to the previous pane.")
                        .keys("Shift+Tab")
                        .does(new ViewIntent.FocusNext(true)),
                Command.of("view.side", Scope.GLOBAL, "Side panel", "Shows or hides the side panel.")
                        .keys("F8", "Alt+P")
                        .slash(Slash.of("side"))
                        .does(new ViewIntent.ToggleSidePanel()),
                Command.of("view.page-up", Scope.GLOBAL, "Page up", "Scrolls the conversation up by a page.").keys("PageUp").does(new ViewIntent.ScrollPage(true)),
                Command.of("view.page-down", Scope.GLOBAL, "Page down", "Scrolls the conversation down by a page.")
                        .keys("PageDown")
                        .does(new ViewIntent.ScrollPage(false)),
                Command.of("view.scroll-up", Scope.GLOBAL, "Scroll up", "Scrolls the conversation up.").keys("Shift+Up", "Ctrl+Up").does(new ViewIntent.Scroll(-1)),
                Command.of("view.scroll-down", Scope.GLOBAL, "Scroll down", "Scrolls the conversation down.")
                        .keys("Shift+Down", "Ctrl+Down")
                        .does(new ViewIntent.Scroll(1)),
                Command.of("view.end", Scope.GLOBAL, "Follow", "Goes to the newest row and follows it.").keys("Alt+End", "Alt+G").does(new ViewIntent.ScrollToEnd(false)),
                Command.of("view.previous-prompt", Scope.GLOBAL, "Previous prompt", "Scrolls to your prompt before.")
                        .keys("Alt+PageUp", "Alt+[")
                        .does(new ViewIntent.JumpPrompt(-1)),
                Command.of("view.next-prompt", Scope.GLOBAL, "Next prompt", "Scrolls to your prompt after.")
                        .keys("Alt+PageDown", "Alt+]")
                        .does(new ViewIntent.JumpPrompt(1)),
                pane("conversation.up", "Up", "Scrolls up.", new ViewIntent.Scroll(-1), "Up", "k"),
                pane("conversation.down", "Down", "Scrolls down.", new ViewIntent.Scroll(1), "Down", "j"),
                pane("conversation.top", "Top", "To the beginning.", new ViewIntent.ScrollToEnd(true), "Home", "g"),
                pane("conversation.bottom", "End", "To the end.", new ViewIntent.ScrollToEnd(false), "End", "G"),
                pane("conversation.previous", "Previous prompt", "To your prompt before.", new ViewIntent.JumpPrompt(-1), "["),
                pane("conversation.next", "Next prompt", "To your prompt after.", new ViewIntent.JumpPrompt(1), "]"),
                pane("conversation.page", "Page down", "Scrolls down by a page.", new ViewIntent.ScrollPage(false), "Space"),
                Command.of("view.reasoning", Scope.GLOBAL, "Reasoning", "Shows or folds the reasoning of all answers and the files of all prompts.")
                        .keys("Ctrl+T")
                        .slash(Slash.of("reasoning"))
                        .does(new ViewIntent.ToggleAllReasoning()),
                Command.of("conversation.reasoning", Scope.CONVERSATION, "Details here", "Shows or folds the reasoning of the answer in view, or the files of the prompt.")
                        .keys("t", "Enter")
                        .does(ViewCommands::toggleReasoning),
                pane("conversation.next-call", "Next tool call", "Chooses the tool call after this one.", new ViewIntent.MoveCard(1), "n"),
                pane("conversation.previous-call", "Previous tool call", "Chooses the tool call before this one.", new ViewIntent.MoveCard(-1), "N", "p"),
                pane("conversation.call", "Tool call", "Unfolds or folds the chosen tool call, or the newest.", new ViewIntent.ToggleCard(null), "o"),
                Command.of("view.call", Scope.GLOBAL, "Tool call", "Unfolds or folds the chosen tool call, or the newest.")
                        .keys("Alt+O")
                        .does(new ViewIntent.ToggleCard(null)),
                Command.of("view.copy", Scope.GLOBAL, "Copy answer", "Copies the newest answer shown.")
                        .keys("Alt+Y")
                        .slash(Slash.of("copy"))
                        .does(new ViewIntent.CopyAnswer()),
                Command.of("view.theme", Scope.GLOBAL, "Theme", "Changes the colours.")
                        .slash(Slash.of("theme", "name"))
                        .takes((_, name) -> name.isBlank() ? new OverlayIntent.Open(OverlayIntent.Kind.THEMES) : new ViewIntent.UseTheme(name.strip())),
                Command.of("view.mouse", Scope.GLOBAL, "Mouse", "Gives the mouse to the terminal for selecting text, or takes it back.")
                        .keys("F12")
                        .slash(Slash.of("mouse"))
                        .does(new ViewIntent.ToggleMouse()),
                Command.of("view.redraw", Scope.ALWAYS, "Redraw", "Paints the whole screen again.").keys("Ctrl+L").does(new ViewIntent.Redraw()),
                Command.of("view.debug", Scope.ALWAYS, "Debug overlay", "Shows frame times, queue depth and the last events.")
                        .keys("F11")
                        .slash(Slash.of("debug"))
                        .does(new ViewIntent.ToggleDebug()));
    }

    private static Command pane(String id, String title, String help, Intent intent, String... keys) {
        return Command.of(id, Scope.CONVERSATION, title, help).keys(keys).does(intent);
    }

    /// The answer or the prompt with files at the top of the view, or the newest one when following.
    private static Intent toggleReasoning(AppState state) {
        int last = TranscriptItem.count(state) - 1;
        int from = state.viewport().anchor() instanceof Viewport.Anchor.At at ? at.item() : last;
        int step = from == last ? -1 : 1;
        for (int i = from; i >= 0 && i <= last; i += step) {
            if (TranscriptItem.at(state, i) instanceof TranscriptItem.Message(Entry.AssistantMessage a)) {
                return new ViewIntent.ToggleReasoning(a.id());
            }
            if (TranscriptItem.at(state, i) instanceof TranscriptItem.Message(Entry.UserMessage u) && !u.attachments().isEmpty()) {
                return new ViewIntent.ToggleReasoning(u.id());
            }
        }
        return new ViewIntent.ToggleAllReasoning();
    }
}
