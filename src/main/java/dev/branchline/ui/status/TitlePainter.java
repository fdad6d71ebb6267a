package dev.branchline.ui.status;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.AppState;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.ui.Frame;
import dev.branchline.ui.Lines;
import dev.branchline.ui.Overlooks;
import dev.branchline.ui.PanePainter;
import dev.branchline.ui.Spinner;

/// The line at the top: where one is on the left, who answers next on the right.
public final class TitlePainter implements PanePainter {
    private static final int GAP = 2;
    private static final Overlooks STILL = new Overlooks(Overlooks.Time.QUARTERS, true, true, true);
    private static final Overlooks TURNING = new Overlooks(Overlooks.Time.STEPS, true, true, true);

    /// A spinner turns while something goes on elsewhere.
    @Override
    public Overlooks overlooks(Frame frame) {
        return frame.state().conversation().activeElsewhere() > 0 ? TURNING : STILL;
    }

    @Override
    public void paint(FastGraphics g, Frame frame) {
        TextStyle base = frame.theme().style(Role.TEXT);
        g.fill(base);
        int width = g.columns();
        StyledLine right = Lines.cut(right(frame, width), Math.max(0, width * 3 / 5));
        int room = width - right.width() - GAP - 1;
        StyledLine left = left(frame, width >= 60);
        if (left.width() > room) {
            left = left(frame, false);
        }
        g.line(1, 0, Lines.cut(left, Math.max(0, room - 1)), frame.theme());
        g.line(width - right.width() - 1, 0, right, frame.theme());
    }

    private static StyledLine left(Frame frame, boolean whole) {
        AppState state = frame.state();
        StyledLine.Builder line = StyledLine.builder();
        String title = SessionTitle.of(state.conversation());
        boolean named = state.panes().columns() >= 60 || title.isEmpty();
        if (named) {
            line.add("Branchline", Role.TITLE);
        }
        if (state.surroundings().demo()) {
            line.add(named ? " " : "", Role.TEXT).add(" DEMO ", Role.MATCH);
        }
        if (whole) {
            line.add("  " + state.surroundings().workspaceShort(), Role.MUTED);
        }
        if (!title.isEmpty()) {
            line.add(whole ? "  ·  " : line.isEmpty() ? "" : "  ", Role.FAINT).add(title, Role.TEXT);
        }
        if (state.conversation().readOnly()) {
            line.add("  read-only", Role.WARNING);
        }
        return line.build();
    }

    private static StyledLine right(Frame frame, int width) {
        AppState state = frame.state();
        StyledLine.Builder line = StyledLine.builder();
        long elsewhere = state.conversation().activeElsewhere();
        if (elsewhere > 0) {
            line.add(Spinner.at(frame.now()) + " ", Role.ACCENT).add(elsewhere + (width < 60 ? "  " : " on other branches  "), Role.MUTED);
        }
        String model = state.models().current();
        line.add(width < 70 ? model.substring(model.lastIndexOf('/') + 1) : model, Ink.of(Role.ASSISTANT));
        String effort = state.models().effort();
        if (effort != null && width >= 60) {
            line.add(" · effort " + effort, Role.MUTED);
        }
        return line.build();
    }
}
