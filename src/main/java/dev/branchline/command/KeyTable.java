package dev.branchline.command;

import java.util.ArrayList;
import java.util.List;

/// The README's key table, made from the catalogue.
public final class KeyTable {
    private KeyTable() {}

    public static String markdown(CommandCatalog catalog) {
        List<String> lines = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            List<Command> commands = catalog.all().stream().filter(c -> c.scope() == scope).toList();
            lines.add("**" + scope.title() + "**");
            lines.add("");
            lines.add("| Key | Command | Id | What it does |");
            lines.add("|---|---|---|---|");
            for (Command command : commands) {
                lines.add("| " + keys(command) + " | " + command.title() + " | `" + command.id() + "` | " + command.help() + " |");
            }
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static String keys(Command command) {
        List<String> cells = new ArrayList<>(command.chords().stream().map(c -> "`" + c.toString().replace("|", "\\|") + "`").toList());
        if (command.slash() != null) {
            String argument = command.slash().argument().isEmpty() ? "" : " " + command.slash().argument();
            cells.addAll(command.slash().names().stream().map(n -> "`/" + n + argument + "`").toList());
        }
        return cells.isEmpty() ? "palette" : String.join(" ", cells);
    }
}
