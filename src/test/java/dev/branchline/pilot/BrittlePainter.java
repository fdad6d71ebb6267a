package dev.branchline.pilot;

import dev.branchline.runtime.Painter;
import dev.branchline.state.AppState;
import dev.branchline.state.view.TranscriptMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The program's painter, which fails when a test wants it to.
final class BrittlePainter implements Painter {
    private final Painter painter;
    @Nullable RuntimeException failure;

    BrittlePainter(Painter painter) {
        this.painter = painter;
    }

    @Override
    public void paint(AppState state, long now) {
        if (failure != null) {
            throw failure;
        }
        painter.paint(state, now);
    }

    @Override
    public TranscriptMetrics metrics() {
        return painter.metrics();
    }

    @Override
    public String windowTitle(AppState state) {
        return painter.windowTitle(state);
    }

    @Override
    public void repaint() {
        painter.repaint();
    }

    @Override
    public void paintCrash(Throwable cause, List<String> report, int scroll) {
        painter.paintCrash(cause, report, scroll);
    }

    @Override
    public long nextAnimation(AppState state, long now) {
        return painter.nextAnimation(state, now);
    }
}
