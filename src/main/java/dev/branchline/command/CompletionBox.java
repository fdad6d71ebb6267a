package dev.branchline.command;

import dev.branchline.state.AppState;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import java.util.OptionalInt;

/// Where the completion list lies, right above the editor, and which of its rows are shown, so that the painter and the mouse
/// agree.
///
/// @param place empty when there is no list, or no room
/// @param top the first row that is shown
/// @param chosen the chosen row
public record CompletionBox(Rect place, int top, int chosen) {
    private static final int MOST_ROWS = 8;
    private static final int MOST_COLUMNS = 90;

    /// @param count rows of the list
    public static CompletionBox of(AppState state, int count) {
        return of(state, Geometry.of(state), count);
    }

    public static CompletionBox of(AppState state, Geometry geometry, int count) {
        Rect composer = geometry.composer();
        int rows = Math.min(Math.min(MOST_ROWS, count), composer.row());
        int columns = Math.min(MOST_COLUMNS, composer.width() - 2);
        if (rows == 0 || columns < 4) {
            return new CompletionBox(Rect.NONE, 0, 0);
        }
        int chosen = Math.clamp(state.composer().completion().selected(), 0, count - 1);
        int top = Math.clamp(chosen - (long) rows / 2, 0, Math.max(0, count - rows));
        return new CompletionBox(new Rect(composer.column() + 1, composer.row() - rows, columns, rows), top, chosen);
    }

    /// The row of the list at a place of the screen.
    OptionalInt rowAt(int column, int row) {
        return place.contains(column, row) ? OptionalInt.of(top + row - place.row()) : OptionalInt.empty();
    }
}
