package dev.branchline.ui.error;

import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.NullTty;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorPageTest {
    private static String paint(ErrorPage page, int columns, int rows) {
        FastScreen screen = new FastScreen(new NullTty(columns, rows), Capabilities.FULL);
        page.paint(screen.newTextGraphics());
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                text.append(screen.textAt(column, row));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void tellsWhatHappenedAndWhatCanBeDone() {
        ErrorPage page = new ErrorPage(new IllegalStateException("no row 7"), List.of("branchline 1.0", "last events: Typed"));

        assertThat(paint(page, 80, 24)).contains("IllegalStateException: no row 7", "last events: Typed", "r try again   c copy report   q quit");
    }

    @Test
    void scrollsWithinTheReport() {
        ErrorPage page = new ErrorPage(new RuntimeException(), IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());
        page.scroll(1_000);
        assertThat(paint(page, 80, 24)).contains("line 99").doesNotContain("line 98");
        page.scroll(-10);
        assertThat(paint(page, 80, 24)).contains("line 89", "line 99").doesNotContain("line 88");
        page.scroll(-1_000);
        assertThat(paint(page, 80, 24)).contains("error of its own");
    }

    @Test
    void standsHostileCausesAndTinyScreens() {
        RuntimeException strange = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new IllegalStateException("no message for you");
            }
        };
        ErrorPage page = new ErrorPage(strange, List.of("\u001b[2J\u202e\tx\n".repeat(10_000), "日本語👍🏽".repeat(500)));
        for (int columns = 1; columns < 20; columns++) {
            for (int rows = 1; rows < 6; rows++) {
                assertThat(paint(page, columns, rows).replace("\n", "")).doesNotContainPattern("\\p{Cntrl}");
            }
        }
        assertThat(paint(page, 80, 24)).contains("␛[2J");
    }
}
