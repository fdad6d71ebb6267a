package dev.branchline.ui.transcript;

import dev.branchline.command.CommandCatalog;
import dev.branchline.state.AppState;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import dev.branchline.ui.Lines;
import java.util.ArrayList;
import java.util.List;

/// What an empty session shows: what this is, and how to go on.
final class WelcomeRows {
    private static final List<String> KEYS = List.of("chat.send", "models.open", "session.list", "view.tree", "palette.open", "help.open", "app.quit");
    private static final List<String> WORDS = List.of(
            "send a prompt", "choose a model", "open an earlier session", "walk the tree of branches", "all commands", "keys and help", "leave");
    private static final int KEY_COLUMN = 10;

    private WelcomeRows() {}

    static Block of(AppState state, CommandCatalog catalog, Columns columns) {
        int width = columns.text();
        List<StyledLine> rows = new ArrayList<>();
        rows.add(StyledLine.EMPTY);
        rows.add(Lines.cut(
                StyledLine.builder()
                        .add("Branchline", Role.TITLE)
                        .add(" " + state.surroundings().version(), Role.FAINT)
                        .build(),
                width));
        rows.add(StyledLine.EMPTY);
        rows.addAll(Prose.rows(
                "A conversation here is a tree: ask again, edit what you asked, and keep every branch.\n"
                        + "Who answered, how fast and for how much is always on the screen.",
                Role.MUTED, width));
        rows.add(StyledLine.EMPTY);
        rows.addAll(situation(state, catalog, width));
        for (int i = 0; i < KEYS.size(); i++) {
            String key = catalog.shownKey(KEYS.get(i));
            StyledLine line = StyledLine.builder()
                    .add(key, Ink.of(Role.ACCENT))
                    .spaces(Math.max(2, KEY_COLUMN - key.length()), Ink.of(Role.TEXT))
                    .add(WORDS.get(i), Role.TEXT)
                    .build();
            rows.add(Lines.cut(line, width));
        }
        return new Block(StyledLine.EMPTY, rows, false);
    }

    private static List<StyledLine> situation(AppState state, CommandCatalog catalog, int width) {
        List<StyledLine> rows = new ArrayList<>();
        if (state.surroundings().demo()) {
            rows.addAll(paragraph("Demo: a scripted look-alike answers on this machine. Nothing leaves it and nothing is charged.", Role.ACCENT, width));
        } else if (state.key().isMissing()) {
            rows.addAll(paragraph(
                    catalog.expandKeys("There is no API key yet. {app.key} stores one from https://openrouter.ai/settings/keys; "
                            + "until then models and old sessions can be looked at."),
                    Role.WARNING, width));
        }
        if (state.conversation().readOnly()) {
            rows.addAll(paragraph("This session can only be read: another process writes to it, or it comes from a newer version.", Role.WARNING, width));
        }
        return rows;
    }

    private static List<StyledLine> paragraph(String text, Role role, int width) {
        List<StyledLine> rows = new ArrayList<>(Wrap.wrap(StyledLine.of(text, role), width));
        rows.add(StyledLine.EMPTY);
        return rows;
    }
}
