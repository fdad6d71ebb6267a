package dev.branchline.command;

import dev.branchline.event.AppIntent;
import dev.branchline.event.OverlayIntent;
import java.util.List;

/// The program as a whole.
final class AppCommands {
    private AppCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of("app.interrupt", Scope.ALWAYS, "Interrupt", "Closes what lies on top; else stops the answer; else puts the draft away; pressed again, quits.")
                        .keys("Ctrl+C")
                        .does(new AppIntent.Interrupt()),
                Command.of("app.quit", Scope.ALWAYS, "Quit", "Stops what runs, keeps everything, and leaves.")
                        .keys("Ctrl+Q")
                        .slash(Slash.of("exit").also("quit"))
                        .does(new AppIntent.Quit()),
                Command.of("app.suspend", Scope.ALWAYS, "Suspend", "Gives the terminal back to the shell; fg returns.")
                        .keys("Ctrl+Z")
                        .slash(Slash.of("suspend"))
                        .does(new AppIntent.Suspend()),
                Command.of("app.key", Scope.GLOBAL, "API key", "Asks for an OpenRouter API key, checks it and stores it.")
                        .slash(Slash.of("key"))
                        .does(new OverlayIntent.Open(OverlayIntent.Kind.KEY)),
                Command.of("app.config", Scope.GLOBAL, "Settings", "Tells where the settings are and what they are now.")
                        .slash(Slash.of("config"))
                        .does(s -> new AppIntent.Tell(ConfigText.of(s), false)));
    }
}
