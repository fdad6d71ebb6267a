package dev.branchline.app;

import dev.branchline.event.Arrived;
import dev.branchline.runtime.TerminalControl;
import dev.branchline.state.Effect;
import java.nio.file.Path;

/// A terminal control for replays: the title is shown, but nothing is copied, suspended or edited.
final class Silent implements TerminalControl {
    private final TerminalControl real;

    Silent(TerminalControl real) {
        this.real = real;
    }

    @Override
    public void title(String text) {
        real.title(text);
    }

    @Override
    public void mouse(boolean on) {}

    @Override
    public void copy(String text) {}

    @Override
    public void suspend() {}

    @Override
    public Arrived.EditorReturned edit(Effect.OpenEditor request) {
        return new Arrived.EditorReturned(request.request(), null);
    }

    @Override
    public void editFile(Path file, int line) {}
}
