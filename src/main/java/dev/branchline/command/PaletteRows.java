package dev.branchline.command;

import dev.branchline.state.AppState;
import dev.branchline.state.models.Fuzzy;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The palette's rows: what can be done from anywhere, with its key or the reason why not now.
public final class PaletteRows {
    private static final Set<Scope> SHOWN = Set.of(Scope.GLOBAL, Scope.ALWAYS, Scope.COMPOSER);

    private PaletteRows() {}

    /// @param availability as of the state below the palette
    public record Row(Command command, Availability availability) {}

    public static List<Row> of(CommandCatalog catalog, AppState state, String filter) {
        AppState below = state.pop();
        record Scored(Command command, int score) {}
        return catalog.all().stream()
                .filter(c -> SHOWN.contains(c.scope()) && !isMovement(c))
                .map(c -> new Scored(c, score(c, filter.strip())))
                .filter(s -> s.score() != Fuzzy.NO_MATCH)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(s -> new Row(s.command(), s.command().availability().apply(below)))
                .toList();
    }

    private static int score(Command command, String filter) {
        int title = Fuzzy.score(filter, command.title());
        int id = Fuzzy.score(filter, command.id());
        int help = filter.length() < 3 ? Fuzzy.NO_MATCH : Fuzzy.score(filter, command.help());
        boolean inHelp = help > 5_000;
        return Math.max(Math.max(title, id), inHelp ? help - 5_000 : Fuzzy.NO_MATCH);
    }

    /// Moving a cursor is no deed one looks for.
    private static boolean isMovement(Command command) {
        return command.scope() == Scope.COMPOSER && command.slash() == null && !Set.of("composer.editor", "composer.unstash", "composer.stash", "chat.unqueue").contains(command.id());
    }
}
