package dev.branchline.command;

import dev.branchline.model.ModelInfo;
import dev.branchline.state.AppState;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.Mentions;
import dev.branchline.state.models.Fuzzy;
import dev.branchline.state.overlay.OverlayRows;
import java.util.Comparator;
import java.util.List;

/// What the editor offers while a slash command is typed: names first, then what its argument can be; and files while a mention is typed.
/// Follows from the text and what is known.
public final class Completions {
    private static final int MOST = 60;
    /// A score below is one of scattered letters: too little to run a command by.
    private static final int WORD = 5_000;
    private static final List<String> EFFORTS = List.of("default", "none", "minimal", "low", "medium", "high", "xhigh", "max");

    private Completions() {}

    /// One row.
    ///
    /// @param text what takes the place of the word before the cursor
    /// @param explanation shown beside it
    /// @param complete whether the command can be run as it then stands
    public record Completion(String text, String explanation, boolean complete) {}

    /// The rows for the present text; empty when the list is closed.
    public static List<Completion> of(CommandCatalog catalog, AppState state) {
        Composer composer = state.composer();
        if (state.keyOverlay().isPresent()) {
            return List.of();
        }
        String text = composer.buffer().beforeCursor();
        boolean dismissed = composer.buffer().text().equals(composer.completion().dismissedAt());
        if (!dismissed && Mentions.open(text).isPresent()) {
            return FileCompletions.mention(state, text);
        }
        if (dismissed || composer.buffer().lines().size() > 1 || !text.startsWith("/") || text.startsWith("//") || composer.buffer().column() < composer.buffer().currentLine().length()) {
            return List.of();
        }
        int blank = text.indexOf(' ');
        return blank < 0 ? names(catalog, state, text.substring(1)) : arguments(state, text.substring(1, blank), text.substring(blank + 1));
    }

    /// The chosen row; the choice is kept within the list.
    public static Completion chosen(AppState state, List<Completion> rows) {
        return rows.get(Math.clamp(state.composer().completion().selected(), 0, rows.size() - 1));
    }

    private static List<Completion> names(CommandCatalog catalog, AppState state, String typed) {
        record Scored(Completion row, int score) {}
        return catalog.all().stream()
                .filter(c -> c.slash() != null && c.availability().apply(state) instanceof Availability.Enabled)
                .map(c -> {
                    Slash slash = java.util.Objects.requireNonNull(c.slash());
                    String best = slash.names().stream().max(Comparator.comparingInt(n -> Fuzzy.score(typed, n))).orElse(slash.name());
                    String name = typed.isEmpty() ? slash.name() : best;
                    boolean takes = !slash.argument().isEmpty();
                    return new Scored(new Completion("/" + name + (takes ? " " : ""), c.help(), !takes), Fuzzy.score(typed, name));
                })
                .filter(s -> typed.isEmpty() || s.score() > WORD)
                .sorted(Comparator.comparingInt(Scored::score).reversed().thenComparing(s -> s.row().text()))
                .map(Scored::row)
                .toList();
    }

    private static List<Completion> arguments(AppState state, String name, String typed) {
        if (name.equals("context")) {
            return FileCompletions.argument(state, typed);
        }
        if (typed.contains(" ")) {
            return List.of();
        }
        List<Completion> all = switch (name) {
            case "model" -> state.models().catalogue().models().stream().map(Completions::model).toList();
            case "theme" -> state.panes().themes().stream().map(t -> new Completion(t, "", true)).toList();
            case "effort" -> EFFORTS.stream().map(e -> new Completion(e, "", true)).toList();
            default -> List.of();
        };
        List<Completion> found = OverlayRows.matching(all, typed, Completion::text);
        boolean done = found.size() == 1 && found.getFirst().text().equals(typed);
        return done ? List.of() : found.subList(0, Math.min(MOST, found.size()));
    }

    private static Completion model(ModelInfo model) {
        return new Completion(model.id(), model.name(), true);
    }
}
