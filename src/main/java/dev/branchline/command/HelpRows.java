package dev.branchline.command;

import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.state.AppState;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The help page's rows: every command by scope, the scope one comes from first.
public final class HelpRows {
    private HelpRows() {}

    /// A row is a heading (keys and help empty), a command, or the rest of a sentence that found no room (title and keys empty).
    public record Row(String title, String keys, String help) {
        public boolean isHeading() {
            return keys.isEmpty() && help.isEmpty();
        }
    }

    /// How the page is divided; sentences stand beside their command, or below it where there is no room.
    ///
    /// @param title cells for the title
    /// @param keys cells for the keys
    /// @param help cells for a line of the sentence
    public record Columns(int title, int keys, int help, boolean beside) {
        public static Columns of(int width) {
            int title = Math.clamp(width / 5, 10, 20);
            int keys = Math.clamp(width / 4, 10, 34);
            int rest = width - title - keys - 3;
            return rest >= 30 ? new Columns(title, keys, rest, true) : new Columns(Math.max(1, width / 2), keys, Math.max(1, width - 3), false);
        }
    }

    public static List<Row> of(CommandCatalog catalog, AppState state, String filter) {
        Scope first = first(state);
        List<Scope> scopes = new ArrayList<>(List.of(Scope.values()));
        scopes.sort(Comparator.comparing((Scope s) -> s != first).thenComparing(s -> s != Scope.GLOBAL));
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        Columns columns = Columns.of(OverlayBox.of(state.panes(), new Overlay.Help(filter, 0)).rows().width());
        List<Row> rows = new ArrayList<>();
        for (Scope scope : scopes) {
            List<Row> found = catalog.all().stream()
                    .filter(c -> c.scope() == scope)
                    .map(HelpRows::row)
                    .filter(r -> (r.title() + " " + r.keys() + " " + r.help()).toLowerCase(Locale.ROOT).contains(wanted))
                    .toList();
            if (!found.isEmpty()) {
                rows.add(new Row(scope.title(), "", ""));
                found.forEach(r -> addWrapped(rows, r, columns));
            }
        }
        return rows;
    }

    private static void addWrapped(List<Row> rows, Row row, Columns columns) {
        List<String> lines = wrap(row.help(), columns.help());
        int first = columns.beside() ? 1 : 0;
        rows.add(new Row(row.title(), row.keys(), first == 1 ? lines.getFirst() : ""));
        lines.subList(first, lines.size()).forEach(line -> rows.add(new Row("", "", line)));
    }

    private static List<String> wrap(String sentence, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /// The scope of what lies below the help page.
    private static Scope first(AppState state) {
        List<Overlay> overlays = state.overlays();
        Overlay below = overlays.isEmpty() || !(overlays.getLast() instanceof Overlay.Help) ? null : overlays.size() < 2 ? null : overlays.get(overlays.size() - 2);
        if (below instanceof Overlay.Changes) {
            return Scopes.of(state.pop(), false).getFirst();
        }
        return switch (state.panes().focus()) {
            case Pane.COMPOSER -> Scope.COMPOSER;
            case Pane.CONVERSATION -> Scope.CONVERSATION;
            case Pane.SIDE -> Scope.SIDE;
            case Pane.CHANGES -> Scope.CHANGES;
        };
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
