package dev.branchline.state.view;

import dev.branchline.command.CommandCatalog;
import dev.branchline.event.Input;
import dev.branchline.event.ViewIntent;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.state.AppState;
import dev.branchline.state.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GeometryTest {
    /// At every size: inside the screen, and no cell belongs to two, but for the border that the editor shares.
    @Test
    void rectanglesLieApartInsideTheScreen() {
        AppState state = Scenario.start();
        for (int columns = 1; columns <= 300; columns += columns < 130 ? 1 : 17) {
            for (int rows = 1; rows <= 100; rows += rows < 40 ? 1 : 9) {
                for (Pane focus : Pane.values()) {
                    check(state.with(state.panes().withSize(columns, rows).withFocus(focus)), columns, rows);
                }
                check(state.with(state.panes().withSide(true, 120).withSize(columns, rows)), columns, rows);
            }
        }
    }

    private static void check(AppState state, int columns, int rows) {
        Geometry g = Geometry.of(state);
        List<Rect> all = List.of(g.title(), g.conversation(), g.side(), g.composer(), g.status());
        for (Rect r : all) {
            if (!r.isEmpty()) {
                assertThat(r.column() >= 0 && r.row() >= 0 && r.column() + r.width() <= columns && r.row() + r.height() <= rows)
                        .as("%s at %dx%d", r, columns, rows).isTrue();
            }
        }
        int shared = g.framed() ? 1 : 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                assertThat(overlap(all.get(i), all.get(j))).as("%s and %s at %dx%d", all.get(i), all.get(j), columns, rows)
                        .isLessThanOrEqualTo(j == 3 && i > 0 ? shared : 0);
            }
        }
        assertThat(g.composerText().isEmpty()).as("one can always type").isFalse();
        for (Rect inner : List.of(g.conversationText(), g.sideText(), g.composerText())) {
            assertThat(inner.isEmpty() || (inner.column() + inner.width() <= columns && inner.row() + inner.height() <= rows)).isTrue();
        }
    }

    private static int overlap(Rect a, Rect b) {
        int width = Math.min(a.column() + a.width(), b.column() + b.width()) - Math.max(a.column(), b.column());
        int height = Math.min(a.row() + a.height(), b.row() + b.height()) - Math.max(a.row(), b.row());
        return a.isEmpty() || b.isEmpty() || width <= 0 ? 0 : Math.max(0, height);
    }

    @Test
    void scrollingStaysWhereOneReadsAndFollowsAtTheEnd() {
        Scenario s = new Scenario(CommandCatalog.standard(), (_, _, width) -> 2_000 / width);
        s.turn("one", "1").turn("two", "2");
        s.press("PageUp");
        Viewport.Anchor before = s.state().viewport().anchor();
        assertThat(before).isInstanceOf(Viewport.Anchor.At.class);
        s.type("three").on(new Input.Resized(120, 40));
        assertThat(s.state().viewport().anchor()).isEqualTo(before);
        s.on(new Input.Resized(240, 40));
        assertThat(s.state().viewport().anchor()).as("half the rows at more than twice the width")
                .isInstanceOfSatisfying(Viewport.Anchor.At.class, at -> assertThat(at.item()).isEqualTo(((Viewport.Anchor.At) before).item()));
        for (int i = 0; i < 50; i++) {
            s.press("PageDown");
        }
        assertThat(s.state().viewport().anchor()).isInstanceOf(Viewport.Anchor.End.class);
    }

    @Test
    void everyScrollAtEverySizeEndsWell() {
        Scenario s = new Scenario(CommandCatalog.standard(), (_, _, width) -> 1 + 300 / width);
        s.turn("one", "1").turn("two", "2").turn("three", "3");
        for (int[] size : new int[][] {{1, 1}, {5, 3}, {20, 9}, {80, 24}, {300, 100}, {1, 100}, {300, 1}}) {
            s.on(new Input.Resized(size[0], size[1]));
            s.press("PageUp", "PageUp", "Alt+PageUp", "Alt+PageDown", "Shift+Up", "PageDown", "F3", "PageUp", "Tab", "Alt+End");
            s.on(new ViewIntent.ScrollToEnd(true), new ViewIntent.Scroll(Integer.MAX_VALUE / 4), new ViewIntent.Scroll(-Integer.MAX_VALUE / 4));
            assertThat(Scrolling.top(s.state(), (_, _, width) -> 1 + 300 / width).item()).isBetween(0, 5);
        }
    }
}
