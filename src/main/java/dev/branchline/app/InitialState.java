package dev.branchline.app;

import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.model.Catalogue;
import dev.branchline.model.EntryId;
import dev.branchline.model.Secret;
import dev.branchline.model.Settings;
import dev.branchline.session.store.OpenSession;
import dev.branchline.state.AppState;
import dev.branchline.state.Counters;
import dev.branchline.state.KeyState;
import dev.branchline.state.Quitting;
import dev.branchline.state.Spending;
import dev.branchline.state.Surroundings;
import dev.branchline.state.changes.ChangesState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.FileContext;
import dev.branchline.state.models.Models;
import dev.branchline.state.tools.ToolsState;
import dev.branchline.state.tree.TreePanel;
import dev.branchline.state.view.Panes;
import dev.branchline.state.view.Viewport;
import dev.branchline.tools.permission.WorkspaceRules;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state that the first frame shows.
final class InitialState {
    private InitialState() {}

    /// @param model asked for on the command line, or null
    static AppState of(Surroundings surroundings, Settings settings, OpenSession session, int columns, int rows, @Nullable String model) {
        Conversation conversation = Conversation.open(session.header(), session.tree(), session.readOnly());
        return of(surroundings, settings, conversation, session.draft(), columns, rows, model);
    }

    static AppState of(
            Surroundings surroundings, Settings settings, Conversation conversation, String draft, int columns, int rows, @Nullable String model) {
        EntryId head = conversation.tree().head().orElse(null);
        String current = model != null ? model : conversation.lastModel(head).orElse(settings.model());
        Panes panes = new Panes(
                columns, rows, Pane.COMPOSER, true, settings.sidePanelShown(), settings.sidePanelWidth(), settings.mouse(), settings.theme(),
                List.of(), false);
        return new AppState(
                surroundings, settings, panes, conversation, Viewport.START, TreePanel.START, Composer.EMPTY.forSession(draft),
                new Models(Catalogue.EMPTY, true, null, current, settings.effort()), key(settings.apiKey()), ChangesState.NONE, List.of(), List.of(),
                Spending.NONE, Counters.START, Quitting.NOT, ToolsState.begin(settings.maxIterations(), readOnly(surroundings, settings)),
                FileContext.start());
    }

    /// The workspace may demand it too; the tools, which see to it, are made only when the first is needed.
    private static boolean readOnly(Surroundings surroundings, Settings settings) {
        return settings.access().readOnly() || WorkspaceRules.demandReadOnly(Path.of(surroundings.workspace()));
    }

    private static KeyState key(@Nullable Secret key) {
        return key == null ? new KeyState.Missing() : new KeyState.Unchecked(key);
    }
}
