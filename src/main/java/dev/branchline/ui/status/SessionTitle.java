package dev.branchline.ui.status;

import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.tools.Questions;
import dev.branchline.text.CellWidth;
import dev.branchline.text.SafeText;

/// What a session is called: its title, else the name it was started with, else how it begins.
public final class SessionTitle {
    private static final int BEGINNING_CELLS = 60;
    private static final int WINDOW_CELLS = 80;

    private SessionTitle() {}

    /// One line, safe for the screen; empty for a session without anything.
    public static String of(Conversation conversation) {
        String title = conversation.tree().title().orElse(conversation.header().name());
        if (title != null && !title.isBlank()) {
            return SafeText.of(title.strip());
        }
        for (Entry.Node node : conversation.shown()) {
            if (node instanceof Entry.UserMessage u) {
                return CellWidth.cut(SafeText.of(beginning(u.text())), BEGINNING_CELLS);
            }
        }
        return "";
    }

    /// The first line, cut roughly: it may be a paste of megabytes.
    private static String beginning(String text) {
        String start = text.length() > 500 ? text.substring(0, 500) : text;
        return start.lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
    }

    /// The text for the terminal's window: without anything that a terminal would obey.
    public static String ofWindow(AppState state) {
        String title = of(state.conversation());
        String waits = Questions.isAnyOpen(state) ? "waiting for you · " : "";
        return waits + (title.isEmpty() ? "Branchline" : "Branchline · " + CellWidth.cut(title, WINDOW_CELLS));
    }
}
