package dev.branchline.ui;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.gui2.Component;
import com.googlecode.lanterna.gui2.LayoutManager;
import dev.branchline.state.view.Rect;
import java.util.List;

/// Puts each pane where the state's geometry has it; a pane without cells is invisible.
final class GeometryLayout implements LayoutManager {
    @Override
    public TerminalSize getPreferredSize(List<Component> components) {
        return TerminalSize.ONE;
    }

    @Override
    public void doLayout(TerminalSize area, List<Component> components) {
        for (Component component : components) {
            if (component instanceof PaneComponent pane) {
                Rect place = pane.place();
                pane.setVisible(!place.isEmpty());
                pane.setPosition(new TerminalPosition(place.column(), place.row()));
                pane.setSize(new TerminalSize(place.width(), place.height()));
            }
        }
    }

    @Override
    public boolean hasChanged() {
        return false;
    }
}
