package dev.branchline.command;

import dev.branchline.command.Completions.Completion;
import dev.branchline.event.ChangesIntent;
import dev.branchline.event.ComposerIntent;
import dev.branchline.event.Input;
import dev.branchline.event.Intent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.state.AppState;
import dev.branchline.state.changes.ChangesPanel;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.context.ContextRows;
import dev.branchline.state.models.ModelRows;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayBox;
import dev.branchline.state.overlay.OverlayRows;
import dev.branchline.state.tools.PermissionRows;
import dev.branchline.state.tree.TreeRows;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import java.util.List;
import java.util.OptionalInt;

/// The mouse: the wheel scrolls what is under it, a click goes there. In a list that lies on top, a click chooses a row and
/// a second one takes it; a click outside of it does nothing. So in the completion list, where taking means writing it into the editor.
final class MouseRouter {
    private static final int WHEEL_ROWS = 3;

    private final CommandCatalog catalog;

    MouseRouter(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    List<Intent> route(AppState state, Input.Mouse event) {
        return switch (event.kind()) {
            case WHEEL_UP -> wheel(state, event, -WHEEL_ROWS);
            case WHEEL_DOWN -> wheel(state, event, WHEEL_ROWS);
            case DOWN -> event.button() == 1 ? down(state, event) : List.of();
            case UP, DRAG, MOVE -> List.of();
        };
    }

    private List<Intent> wheel(AppState state, Input.Mouse event, int rows) {
        if (state.keyOverlay().orElse(null) instanceof Overlay.Changes(Page.Review review)) {
            boolean files = PageBox.of(state.panes(), review).list().contains(event.column(), event.row());
            return List.of(new ChangesIntent.Wheel(files, rows));
        }
        if (state.keyOverlay().isPresent()) {
            return List.of(new OverlayIntent.Move(rows));
        }
        List<Completion> completions = completions(state);
        CompletionBox list = CompletionBox.of(state, completions.size());
        if (list.place().contains(event.column(), event.row())) {
            int wanted = Math.clamp((long) list.chosen() + rows, 0, completions.size() - 1);
            return List.of(choose(state, wanted));
        }
        if (Geometry.of(state).changes().contains(event.column(), event.row())) {
            return List.of(new ChangesIntent.PanelMove(rows));
        }
        return Geometry.of(state).side().contains(event.column(), event.row())
                ? List.of(new TreeIntent.Move(rows))
                : List.of(new ViewIntent.Scroll(rows));
    }

    private List<Intent> down(AppState state, Input.Mouse event) {
        return switch (state.topOverlay().orElse(null)) {
            case null -> click(state, event);
            // A click that was to bring the window to the front must not say yes.
            case Overlay.Question _ -> List.of();
            case Overlay.Help _, Overlay.GuidancePage _, Overlay.UsageReport _, Overlay.Field _, Overlay.KeyEntry _ -> List.of();
            case Overlay.Changes c -> clickPage(state, c.page(), event);
            case Overlay.Listed list -> clickList(state, list, event);
        };
    }

    private static List<Intent> clickPage(AppState state, Page page, Input.Mouse event) {
        PageBox box = PageBox.of(state.panes(), page);
        if (box.list().contains(event.column(), event.row())) {
            return List.of(new ChangesIntent.Point(true, event.row() - box.list().row()));
        }
        Rect lines = page instanceof Page.Review ? box.lines() : box.body();
        return lines.contains(event.column(), event.row()) ? List.of(new ChangesIntent.Point(false, event.row() - lines.row())) : List.of();
    }

    private List<Intent> clickList(AppState state, Overlay.Listed list, Input.Mouse event) {
        int count = count(state, list);
        OptionalInt row = OverlayBox.of(state.panes(), list).rowAt(list, count, event.column(), event.row());
        if (row.isEmpty()) {
            return List.of();
        }
        boolean chosen = row.getAsInt() == Math.clamp(list.selected(), 0, Math.max(0, count - 1));
        return List.of(chosen ? new OverlayIntent.Accept() : new OverlayIntent.Select(row.getAsInt()));
    }

    private int count(AppState state, Overlay.Listed list) {
        return switch (list) {
            case Overlay.ModelPicker p -> ModelRows.of(state.models().catalogue(), p).size();
            case Overlay.Palette p -> PaletteRows.of(catalog, state, p.filter()).size();
            case Overlay.Sessions s -> OverlayRows.sessions(s).size();
            case Overlay.Themes t -> OverlayRows.themes(state, t).size();
            case Overlay.ContextList _ -> ContextRows.of(state).size();
            case Overlay.Permissions p -> PermissionRows.of(state, p).size();
            case Overlay.Help h -> HelpRows.of(catalog, state, h.filter()).size();
        };
    }

    private List<Completion> completions(AppState state) {
        return state.panes().focus() == Pane.COMPOSER ? Completions.of(catalog, state) : List.of();
    }

    private static Intent choose(AppState state, int row) {
        return new ComposerIntent.CompletionMove(row - state.composer().completion().selected());
    }

    private List<Intent> click(AppState state, Input.Mouse event) {
        List<Completion> completions = completions(state);
        CompletionBox list = CompletionBox.of(state, completions.size());
        OptionalInt row = list.rowAt(event.column(), event.row());
        if (row.isPresent()) {
            return List.of(row.getAsInt() == list.chosen()
                    ? new ComposerIntent.CompletionAccept(completions.get(list.chosen()).text())
                    : choose(state, row.getAsInt()));
        }
        return clickPane(state, event);
    }

    private static List<Intent> clickPane(AppState state, Input.Mouse event) {
        Geometry geometry = Geometry.of(state);
        if (geometry.composer().contains(event.column(), event.row())) {
            Rect text = geometry.editorText();
            return List.of(
                    new ViewIntent.FocusPane(Pane.COMPOSER),
                    new ComposerIntent.PointAt(event.column() - text.column(), event.row() - text.row()));
        }
        if (geometry.conversation().contains(event.column(), event.row())) {
            return List.of(new ViewIntent.FocusPane(Pane.CONVERSATION), new ViewIntent.ClickRow(event.row() - geometry.conversationText().row()));
        }
        Rect changes = geometry.changesText();
        if (changes.contains(event.column(), event.row())) {
            return clickChange(state, event.row() - changes.row());
        }
        Rect side = geometry.sideText();
        if (!side.contains(event.column(), event.row())) {
            return List.of();
        }
        Intent focus = new ViewIntent.FocusPane(Pane.SIDE);
        return TreeRows.at(state, event.row() - side.row())
                .map(id -> state.treePanel().chosen(state.conversation().tree().head()).filter(id::equals).isPresent()
                                && state.panes().focus() == Pane.SIDE
                        ? List.of(focus, new TreeIntent.Enter())
                        : List.of(focus, new TreeIntent.Select(id)))
                .orElse(List.of(focus));
    }

    private static List<Intent> clickChange(AppState state, int row) {
        Intent focus = new ViewIntent.FocusPane(Pane.CHANGES);
        int at = ChangesPanel.top(state) + row;
        if (at >= state.changes().ledger().changes().size()) {
            return List.of(focus);
        }
        boolean chosen = at == state.changes().selected() && state.panes().focus() == Pane.CHANGES;
        return List.of(focus, chosen ? new ChangesIntent.PanelOpen() : new ChangesIntent.PanelSelect(at));
    }
}
