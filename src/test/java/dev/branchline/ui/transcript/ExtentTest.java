package dev.branchline.ui.transcript;

import dev.branchline.state.AppState;
import dev.branchline.state.view.TranscriptItem;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExtentTest {
    private static final String LONG = "A sentence that goes on for a while and says little.\n\n".repeat(60);

    private final TranscriptLayout layout = new TranscriptLayout(TestScreen.CATALOG, () -> ZoneOffset.UTC);
    private final Extent extent = new Extent(layout);

    @Test
    void aLongMessageTakesMoreOfTheWayThanAShortOne() {
        StateFixtures f = new StateFixtures(100, 30);
        f.user("Hi").answer(LONG).user("Hi").answer("Yes.").user("Hi").answer("No.");
        AppState state = f.state();
        layout.prepare(state, f.now());
        int rows = 0;
        int first = 0;
        for (int item = 0; item < TranscriptItem.count(state); item++) {
            first = item == 2 ? rows : first;
            rows += layout.rows(state, TranscriptItem.at(state, item), 90);
        }
        assertThat(extent.at(state, 2, 0, 90)).isCloseTo((double) first / rows, within(0.05)).isGreaterThan(0.8);
    }

    @Property(tries = 50)
    void theWayDownIsAWayDown(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 70) Integer> sentences, @ForAll @IntRange(min = 5, max = 110) int width) {
        StateFixtures f = new StateFixtures(100, 30);
        sentences.forEach(n -> f.user("Hi ".repeat(n)).answer(LONG.substring(0, 20 * n)));
        AppState state = f.state();
        layout.prepare(state, f.now());
        double before = -1;
        for (int item = 0; item < TranscriptItem.count(state); item++) {
            for (int row = 0; row < layout.rows(state, TranscriptItem.at(state, item), width); row++) {
                double at = extent.at(state, item, row, width);
                assertThat(at).isGreaterThan(before).isBetween(0.0, 1.0);
                before = at;
            }
        }
        assertThat(extent.at(state, TranscriptItem.count(state), 0, width)).isEqualTo(1);
    }

    /// What it remembers of one way must not be taken for another.
    @Test
    void anotherBranchIsMeasuredAnew() {
        StateFixtures one = new StateFixtures(100, 30);
        one.user("Hi").answer(LONG).user("Hi").answer("Yes.");
        StateFixtures other = new StateFixtures(100, 30);
        other.user("Hi").answer("Yes.").user("Hi").answer(LONG);
        layout.prepare(one.state(), one.now());
        assertThat(extent.at(one.state(), 2, 0, 90)).isGreaterThan(0.8);
        layout.prepare(other.state(), other.now());
        assertThat(extent.at(other.state(), 2, 0, 90)).isLessThan(0.2);
        layout.prepare(one.state(), one.now());
        assertThat(extent.at(one.state(), 2, 0, 90)).isGreaterThan(0.8);
    }
}
