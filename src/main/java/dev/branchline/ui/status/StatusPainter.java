package dev.branchline.ui.status;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.text.ClusterVisitor;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.Frame;
import dev.branchline.ui.Lines;
import dev.branchline.ui.Overlooks;
import dev.branchline.ui.PanePainter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The line at the bottom: what goes on, how full the context is, what it costs; or the newest message.
public final class StatusPainter implements PanePainter {
    private static final int BETWEEN = 3;
    private static final int SHORTEST_PART = 8;

    private final StatusParts parts = new StatusParts();

    @Override
    public Overlooks overlooks(Frame frame) {
        return Overlooks.editorAndView(!frame.state().conversation().runs().isEmpty());
    }

    @Override
    public void paint(FastGraphics g, Frame frame) {
        TextStyle base = frame.theme().style(Role.STATUS);
        g.fill(base);
        StyledLine help = help(frame);
        boolean hasHelp = g.columns() >= help.width() + 16;
        int room = g.columns() - 2 - (hasHelp ? help.width() + BETWEEN : 0);
        if (hasHelp) {
            line(g, frame, g.columns() - 1 - help.width(), help);
        }
        StyledLine left = NoticeText.forStatusLine(frame).map(n -> beside(frame, n, room)).orElseGet(() -> fitting(frame, room));
        line(g, frame, g.columns() < 4 ? 0 : 1, left);
    }

    private static void line(FastGraphics g, Frame frame, int column, StyledLine line) {
        line.forEachCluster(new Ground(g, frame.theme(), column));
    }

    /// Draws on the line's own background. Neighbours mostly have the same ink: one style for all of them.
    private static final class Ground implements ClusterVisitor {
        private final FastGraphics g;
        private final Theme theme;
        private final TextStyle base;
        private final int column;
        private @Nullable Ink last;
        private TextStyle style = TextStyle.PLAIN;

        Ground(FastGraphics g, Theme theme, int column) {
            this.g = g;
            this.theme = theme;
            this.base = theme.style(Role.STATUS);
            this.column = column;
        }

        @Override
        public void cluster(String cluster, Ink ink, int at, int width) {
            if (!ink.equals(last)) {
                last = ink;
                TextStyle own = theme.style(ink);
                // Reversed, every colour of a part would become a patch of background.
                style = base.reverse() ? base.withBold(own.bold()) : own.withBackground(base.background());
            }
            g.put(column + at, 0, cluster, width, style);
        }
    }

    /// A message comes first and whole; what goes on and what it costs stays beside it where there is room.
    private StyledLine beside(Frame frame, StyledLine notice, int room) {
        int left = room - notice.width() - BETWEEN;
        StyledLine parts = left < SHORTEST_PART ? StyledLine.EMPTY : fitting(frame, left);
        return parts.width() == 0 || parts.plainText().endsWith("…")
                ? Lines.cut(notice, Math.max(0, room))
                : StyledLine.builder().add(notice).add(" │ ", Role.FAINT).add(parts).build();
    }

    private StyledLine fitting(Frame frame, int room) {
        List<StatusParts.Part> kept = new ArrayList<>(parts.of(frame));
        while (kept.size() > 1 && width(kept) > room) {
            kept.remove(leastWanted(kept));
        }
        StyledLine.Builder line = StyledLine.builder();
        for (StatusParts.Part part : kept) {
            if (!line.isEmpty()) {
                line.add(" │ ", Role.FAINT);
            }
            line.add(part.line());
        }
        return Lines.cut(line.build(), Math.max(0, room));
    }

    /// The first one of the least worth. By hand: comparators of the JDK are lambdas that no cache keeps, five to ten milliseconds at the start.
    private static int leastWanted(List<StatusParts.Part> parts) {
        int least = 0;
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).keep() < parts.get(least).keep()) {
                least = i;
            }
        }
        return least;
    }

    private static int width(List<StatusParts.Part> parts) {
        return parts.stream().mapToInt(p -> p.line().width() + BETWEEN).sum() - BETWEEN;
    }

    private static StyledLine help(Frame frame) {
        return StyledLine.builder()
                .add(frame.catalog().shownKey("help.open"), Role.STATUS_KEY)
                .add(" help", Role.FAINT)
                .build();
    }
}
