package dev.branchline.ui;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.Completions;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.tools.ToolRound;
import dev.branchline.state.tools.Turn;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Viewport;
import dev.branchline.text.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All of a frame on which a picture may depend, as a value: two that are equal look the same. What grows in place below the state
/// is in here by its version.
///
/// @param state without what is overlooked
/// @param tree version of the session's tree
/// @param runs where the runs stand
/// @param answers grows with what has come of the runs' answers
/// @param clock the time, as finely as it is looked at
record Sight(
        AppState state, Geometry geometry, Theme theme, CommandCatalog catalog, List<Completions.Completion> completions, long tree,
        List<Standing> runs, long answers, long clock) {
    /// Where a run stands, in all but what it has said.
    record Standing(LiveRun.Phase phase, @Nullable ToolRound round, Turn turn) {}

    static Sight of(Frame frame, Overlooks overlooked) {
        AppState state = frame.state();
        Conversation conversation = state.conversation();
        List<Standing> runs = new ArrayList<>(conversation.runs().size());
        long answers = 0;
        for (LiveRun run : conversation.runs().values()) {
            runs.add(new Standing(run.phase(), run.round(), run.turn()));
            answers += run.version();
        }
        return new Sight(
                without(state, overlooked), frame.geometry(), frame.theme(), frame.catalog(),
                overlooked.editor() ? List.of() : frame.completions(), conversation.tree().version(), runs,
                overlooked.answers() ? 0 : answers, overlooked.time().of(frame.now()));
    }

    private static AppState without(AppState state, Overlooks overlooked) {
        AppState left = overlooked.editor() ? state.with(Composer.EMPTY) : state;
        return overlooked.view() ? left.with(Viewport.START) : left;
    }

    /// Whether a picture of the other still fits into the place, in the same colours.
    @SuppressWarnings("ReferenceEquality")
    boolean hasGroundOf(Sight other) {
        return theme == other.theme && geometry.equals(other.geometry) && state.panes().equals(other.state.panes())
                && state.overlays().equals(other.state.overlays());
    }
}
