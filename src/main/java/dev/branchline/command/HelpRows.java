package dev.branchline.command;

import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.state.AppState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The help page's rows: every command by scope, the scope one comes from first.
public final class HelpRows {
    private HelpRows() {}

    /// A row is a heading (keys and help empty) or a command.
    public record Row(String title, String keys, String help) {
        public boolean isHeading() {
            return keys.isEmpty() && help.isEmpty();
        }
    }

    public static List<Row> of(CommandCatalog catalog, AppState state, String filter) {
        Scope first = switch (state.panes().focus()) {
            case Pane.COMPOSER -> Scope.COMPOSER;
            case Pane.CONVERSATION -> Scope.CONVERSATION;
            case Pane.SIDE -> Scope.SIDE;
        };
        List<Scope> scopes = new ArrayList<>(List.of(Scope.values()));
        scopes.sort(Comparator.comparing((Scope s) -> s != first).thenComparing(s -> s != Scope.GLOBAL));
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        List<Row> rows = new ArrayList<>();
        for (Scope scope : scopes) {
            List<Row> found = catalog.all().stream()
                    .filter(c -> c.scope() == scope)
                    .map(HelpRows::row)
                    .filter(r -> (r.title() + " " + r.keys() + " " + r.help()).toLowerCase(Locale.ROOT).contains(wanted))
                    .toList();
            if (!found.isEmpty()) {
                rows.add(new Row(scope.title(), "", ""));
                rows.addAll(found);
            }
        }
        return rows;
    }

    private static Row row(Command command) {
        return new Row(command.title(), keys(command), command.help());
    }

    /// All ways to call a command: its keys, then its slash names.
    static String keys(Command command) {
        List<String> ways = new ArrayList<>(command.chords().stream().map(Chord::toString).toList());
        if (command.slash() != null) {
            ways.addAll(command.slash().names().stream().map(n -> "/" + n).toList());
        }
        return ways.isEmpty() ? "palette" : ways.stream().collect(Collectors.joining("  "));
    }
}
