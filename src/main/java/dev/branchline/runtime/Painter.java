package dev.branchline.runtime;

import dev.branchline.state.AppState;
import dev.branchline.state.view.TranscriptMetrics;
import java.util.List;

/// What the loop needs of the screen. Implemented by `ui`, so that the loop knows no widget. UI thread only.
public interface Painter {
    /// Draws the state; sends nothing when nothing changed.
    ///
    /// @param now milliseconds since the epoch, for clocks and spinners
    void paint(AppState state, long now);

    /// The same layout that paints the conversation, for scrolling.
    TranscriptMetrics metrics();

    /// What the terminal's window is called, without control characters.
    String windowTitle(AppState state);

    /// Every cell is written at the next paint: the terminal's content is unknown.
    void repaint();

    /// Draws the page that says what failed. Must not fail itself.
    ///
    /// @param report lines to copy, without prompts and keys
    /// @param scroll first report line that is shown
    void paintCrash(Throwable cause, List<String> report, int scroll);

    /// When a paint is due although no event came (a spinner's next step, a running clock), milliseconds since the epoch;
    /// `Long.MAX_VALUE` when nothing moves.
    long nextAnimation(AppState state, long now);
}
