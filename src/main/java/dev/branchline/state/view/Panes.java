package dev.branchline.state.view;

import dev.branchline.event.ViewIntent.Pane;
import java.util.List;

/// The frame of the screen: its size, who has the keyboard, what is shown.
///
/// @param columns width of the terminal, at least 1
/// @param rows height of the terminal, at least 1
/// @param focus the pane that gets the keys when nothing lies on top
/// @param windowFocused whether the terminal window has the keyboard, as far as it tells
/// @param sideWidth wanted width of the side panel
/// @param theme name of the theme in use
/// @param themes names that can be chosen
/// @param debug whether the debug overlay is on
public record Panes(
        int columns,
        int rows,
        Pane focus,
        boolean windowFocused,
        boolean sideShown,
        int sideWidth,
        boolean mouse,
        String theme,
        List<String> themes,
        boolean debug) {

    public Panes withSize(int newColumns, int newRows) {
        return new Panes(Math.max(1, newColumns), Math.max(1, newRows), focus, windowFocused, sideShown, sideWidth, mouse, theme, themes, debug);
    }

    public Panes withFocus(Pane pane) {
        return new Panes(columns, rows, pane, windowFocused, sideShown, sideWidth, mouse, theme, themes, debug);
    }

    public Panes withWindowFocused(boolean focused) {
        return new Panes(columns, rows, focus, focused, sideShown, sideWidth, mouse, theme, themes, debug);
    }

    public Panes withSide(boolean shown, int width) {
        return new Panes(columns, rows, focus, windowFocused, shown, Math.clamp(width, 20, 120), mouse, theme, themes, debug);
    }

    public Panes withMouse(boolean on) {
        return new Panes(columns, rows, focus, windowFocused, sideShown, sideWidth, on, theme, themes, debug);
    }

    public Panes withTheme(String name) {
        return new Panes(columns, rows, focus, windowFocused, sideShown, sideWidth, mouse, name, themes, debug);
    }

    public Panes withThemes(List<String> names) {
        return new Panes(columns, rows, focus, windowFocused, sideShown, sideWidth, mouse, theme, List.copyOf(names), debug);
    }

    public Panes withDebug(boolean on) {
        return new Panes(columns, rows, focus, windowFocused, sideShown, sideWidth, mouse, theme, themes, on);
    }
}
