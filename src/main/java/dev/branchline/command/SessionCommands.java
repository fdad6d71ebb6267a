package dev.branchline.command;

import dev.branchline.event.OverlayIntent;
import dev.branchline.event.SessionIntent;
import java.util.List;

/// Sessions as a whole.
final class SessionCommands {
    private SessionCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("session.list", Scope.GLOBAL, "Sessions", "Lists all sessions; Enter opens one.")
                        .keys("F7")
                        .slash(Slash.of("sessions").also("load"))
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.SESSIONS)),
                Command.of("session.new", Scope.GLOBAL, "New session", "Starts a new session; this one stays in the list.")
                        .keys("Alt+N")
                        .slash(Slash.of("new").also("clear"))
                        .does(new SessionIntent.New()),
                Command.of("session.rename", Scope.GLOBAL, "Title", "Gives this session a title. It is saved all the time; there is no need to save it.")
                        .slash(Slash.of("title", "text").also("save", "rename"))
                        .takes((_, title) -> title.isBlank() ? new OverlayIntent.Open(OverlayIntent.Kind.RENAME) : new SessionIntent.Rename(title)),
                Command.of("session.usage", Scope.GLOBAL, "Usage", "Shows tokens and costs of this session.")
                        .keys("F6")
                        .slash(Slash.of("usage").also("cost"))
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.USAGE)));
    }
}
