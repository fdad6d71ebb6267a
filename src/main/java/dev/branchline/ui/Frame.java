package dev.branchline.ui;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.Completions;
import dev.branchline.state.AppState;
import dev.branchline.state.view.Geometry;
import dev.branchline.text.theme.Theme;
import java.util.List;

/// What painters draw: one state at one moment. Made anew for each frame.
///
/// @param now milliseconds since the epoch
/// @param completions rows of the completion list, empty when it is closed
public record Frame(
        AppState state, Geometry geometry, Theme theme, CommandCatalog catalog, List<Completions.Completion> completions, long now) {}
