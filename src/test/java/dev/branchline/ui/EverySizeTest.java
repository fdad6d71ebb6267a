package dev.branchline.ui;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.state.AppState;
import dev.branchline.state.view.Notice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class EverySizeTest {
    static List<String> names() {
        return Screens.NAMES;
    }

    /// One view for all sizes, as when a user drags the window.
    @ParameterizedTest
    @MethodSource("names")
    void paintsIntoAnySize(String name) {
        List<int[]> sizes = new ArrayList<>();
        for (int n = 1; n <= 26; n++) {
            sizes.add(new int[] {n, 30 - n});
            sizes.add(new int[] {n * 4, n});
        }
        sizes.addAll(List.of(new int[] {1, 1}, new int[] {20, 5}, new int[] {300, 1}, new int[] {1, 100}, new int[] {300, 100}, new int[] {80, 24}));
        StateFixtures fixture = Screens.of(name, 80, 24);
        fixture.notice(Notice.Level.ERROR, "A long message that tells what has happened, and what can be done about it with {models.open}. ".repeat(3));
        TestScreen screen = new TestScreen(fixture.state());
        for (int[] size : sizes) {
            for (Pane pane : Pane.values()) {
                AppState state = fixture.size(size[0], size[1]).focus(pane).state();
                screen.paint(state, fixture.now());
                assertThat(screen.columns()).isEqualTo(size[0]);
                assertThat(screen.rows()).isEqualTo(size[1]);
                TerminalPosition cursor = screen.cursor();
                if (cursor != null) {
                    assertThat(cursor.getColumn()).as("cursor at %dx%d", size[0], size[1]).isBetween(0, size[0] - 1);
                    assertThat(cursor.getRow()).as("cursor at %dx%d", size[0], size[1]).isBetween(0, size[1] - 1);
                }
            }
        }
    }
}
