package dev.branchline.state;

import dev.branchline.model.Settings;
import dev.branchline.state.changes.ChangesState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.FileContext;
import dev.branchline.state.models.Models;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.tools.ToolsState;
import dev.branchline.state.tree.TreePanel;
import dev.branchline.state.view.Notice;
import dev.branchline.state.view.Panes;
import dev.branchline.state.view.Viewport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that the program knows, as one value. Changed only by [Update], on the UI thread; everyone else reads.
///
/// What is large (the tree, runs, the catalogue) hangs below it and grows in place or is shared, so that an event costs
/// its own size and not the session's.
///
/// @param surroundings what does not change while the program runs
/// @param settings the settings in force
/// @param panes sizes, focus, theme
/// @param conversation the open session and its runs
/// @param viewport what part of the conversation is seen
/// @param treePanel the choice and the folds in the side panel
/// @param composer the prompt editor
/// @param models the catalogue and the model in use
/// @param key what is known of the API key
/// @param changes what was done to files
/// @param overlays what lies on top, topmost last
/// @param notices short messages, newest last
/// @param spending what today has cost
/// @param counters the next ids
/// @param quitting how far the user is on the way out
/// @param tools how tool calls are dealt with
/// @param context files that come along
public record AppState(
        Surroundings surroundings,
        Settings settings,
        Panes panes,
        Conversation conversation,
        Viewport viewport,
        TreePanel treePanel,
        Composer composer,
        Models models,
        KeyState key,
        ChangesState changes,
        List<Overlay> overlays,
        List<Notice> notices,
        Spending spending,
        Counters counters,
        Quitting quitting,
        ToolsState tools,
        FileContext context) {

    public AppState {
        overlays = List.copyOf(overlays);
        notices = List.copyOf(notices);
    }

    public AppState with(Settings newSettings) {
        return new AppState(
                surroundings, newSettings, panes, conversation, viewport, treePanel, composer, models,
                key, changes, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState with(Panes newPanes) {
        return new AppState(
                surroundings, settings, newPanes, conversation, viewport, treePanel, composer, models,
                key, changes, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState with(Conversation newConversation) {
        return new AppState(
                surroundings, settings, panes, newConversation, viewport, treePanel, composer, models,
                key, changes, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState with(Viewport newViewport) {
        return new AppState(
                surroundings, settings, panes, conversation, newViewport, treePanel, composer, models,
                key, changes, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState with(TreePanel newTreePanel) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, newTreePanel, composer, models,
                key, changes, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState with(Composer newComposer) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, newComposer, models,
                key, changes, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState with(Models newModels) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, newModels,
                key, changes, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState with(KeyState newKey) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                newKey, changes, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState withOverlays(List<Overlay> newOverlays) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                key, changes, newOverlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState withNotices(List<Notice> newNotices) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                key, changes, overlays, newNotices, spending, counters, quitting, tools, context);
    }

    public AppState with(Spending newSpending) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                key, changes, overlays, notices, newSpending, counters, quitting, tools, context);
    }

    public AppState with(Counters newCounters) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                key, changes, overlays, notices, spending, newCounters, quitting, tools, context);
    }

    public AppState with(Quitting newQuitting) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                key, changes, overlays, notices, spending, counters, newQuitting, tools, context);
    }

    public AppState with(ChangesState newChanges) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                key, newChanges, overlays, notices, spending, counters, quitting, tools, context);
    }

    public AppState with(FileContext newContext) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                key, changes, overlays, notices, spending, counters, quitting, tools, newContext);
    }

    public AppState with(ToolsState newTools) {
        return new AppState(
                surroundings, settings, panes, conversation, viewport, treePanel, composer, models,
                key, changes, overlays, notices, spending, counters, quitting, newTools, context);
    }

    /// The overlay that lies on top.
    public Optional<Overlay> topOverlay() {
        return overlays.isEmpty() ? Optional.empty() : Optional.of(overlays.getLast());
    }

    /// The overlay that has the keys: a question that has just come up gets them only after a while, so that nobody answers what they
    /// have not seen.
    public Optional<Overlay> keyOverlay() {
        return topOverlay().filter(o -> !(o instanceof Overlay.Question q) || q.ready());
    }

    public AppState push(Overlay overlay) {
        List<Overlay> more = new ArrayList<>(overlays);
        more.add(overlay);
        return withOverlays(more);
    }

    public AppState pop() {
        return overlays.isEmpty() ? this : withOverlays(overlays.subList(0, overlays.size() - 1));
    }

    /// Puts another overlay in the place of the topmost.
    public AppState replaceTop(Overlay overlay) {
        return pop().push(overlay);
    }
}
