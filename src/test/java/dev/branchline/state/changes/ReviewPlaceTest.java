package dev.branchline.state.changes;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.event.Arrived;
import dev.branchline.event.ChangesIntent;
import dev.branchline.event.Input;
import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LineText;
import dev.branchline.state.AppState;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.ui.ChangeFixtures;
import dev.branchline.ui.StateFixtures;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Where one is in the review: what a key would take back is what the cursor is on, whatever happens to the screen.
class ReviewPlaceTest {
    private final ChangeFixtures changes = new ChangeFixtures();

    private StateFixtures review(int columns, String before, String after) {
        StateFixtures f = new StateFixtures(columns, 30);
        f.user("Change it.");
        EntryId turn = Objects.requireNonNull(f.head());
        f.answer("Done.");
        ChangeId id = changes.change(turn, Objects.requireNonNull(f.head()), "edit_file", "a.txt", before, after);
        return changes.review(changes.into(f), id);
    }

    private static Page.Review page(AppState state) {
        return state.topOverlay().orElseThrow() instanceof Overlay.Changes(Page.Review r) ? r : throwing();
    }

    private static Page.Review throwing() {
        throw new AssertionError("no review");
    }

    private static int hunk(AppState state) {
        Page.Review review = page(state);
        FileDiff diff = ReviewUpdate.diff(state, review).orElseThrow();
        return ReviewUpdate.rows(state, review, diff).hunkAt(review.place().row());
    }

    /// Many hunks of several lines each, so that rows beside each other and below each other drift apart.
    private static String text(String mark, int removed) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            for (int k = 0; k < 12; k++) {
                text.append("line ").append(i).append(' ').append(k).append('\n');
            }
            for (int k = 0; k < (i % 3 == 0 ? removed : 4); k++) {
                text.append(mark).append(i).append(' ').append(k).append('\n');
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"160, 80, 2", "80, 160, 2", "160, 80, 0", "200, 40, 7", "160, 30, 3"})
    void theCursorStaysInItsHunkWhenTheScreenChangesItsSize(int from, int to, int removed) {
        StateFixtures f = review(from, text("old ", removed), text("new ", 3));
        for (int hunk = 1; hunk < 40; hunk++) {
            f.on(new ChangesIntent.StepHunk(1));
            for (int step = 0; step < 3; step++) {
                assertThat(hunk(f.state())).isEqualTo(hunk);
                f.on(new Input.Resized(to, 24));
                assertThat(hunk(f.state())).as("hunk " + hunk + ", step " + step).isEqualTo(hunk);
                f.on(new Input.Resized(from, 30));
                assertThat(hunk(f.state())).isEqualTo(hunk);
                f.on(new ChangesIntent.ToggleColumns());
                assertThat(hunk(f.state())).isEqualTo(hunk);
                f.on(new ChangesIntent.ToggleColumns(), new ChangesIntent.Move(1));
            }
            f.on(new ChangesIntent.Move(-3));
            while (hunk(f.state()) < hunk) {
                f.on(new ChangesIntent.Move(1));
            }
        }
    }

    @Test
    void aClickGoesToTheLineItPointsAtAlsoBelowBrokenLines() {
        StateFixtures f = review(80, "a\nb\nc\n", "x".repeat(300) + "\nb\nd\n");
        Page.Review review = page(f.state());
        FileDiff diff = ReviewUpdate.diff(f.state(), review).orElseThrow();
        DiffRows rows = ReviewUpdate.rows(f.state(), review, diff);
        DiffLayout layout = new DiffLayout(diff, rows, false, 80);
        int y = 0;
        for (int row = 0; row < rows.count(); row++) {
            for (int part = 0; part < layout.height(row); part++) {
                f.on(new ChangesIntent.Point(false, y++));
                assertThat(page(f.state()).place().row()).isEqualTo(row);
            }
        }
    }

    /// Whichever pane has the keys, the wheel is for the one under the pointer; each row of it can be reached.
    @Test
    void theWheelScrollsThePaneUnderThePointer() {
        StateFixtures f = review(120, text("old ", 2), text("new ", 3));
        Page.Review before = page(f.state());
        wheel(f, Input.MouseKind.WHEEL_DOWN, 100, 10);
        Page.Review lines = page(f.state());
        assertThat(lines.chosen()).isEqualTo(before.chosen());
        assertThat(lines.place().top()).as("scrolled at once").isEqualTo(before.place().top() + 3);
        assertThat(lines.inFiles()).isFalse();
        wheel(f, Input.MouseKind.WHEEL_UP, 5, 10);
        Page.Review list = page(f.state());
        assertThat(list.chosen()).as("the heading of the turn").isZero();
        assertThat(list.inFiles()).as("the lines keep the keys").isFalse();

        wheel(f, Input.MouseKind.WHEEL_DOWN, 5, 10);
        f.on(new ChangesIntent.Enter(true));
        int last = -1;
        for (int i = 0; i < 2_000 && page(f.state()).place().top() != last; i++) {
            last = page(f.state()).place().top();
            wheel(f, Input.MouseKind.WHEEL_DOWN, 100, 10);
        }
        Page.Review end = page(f.state());
        FileDiff diff = ReviewUpdate.diff(f.state(), end).orElseThrow();
        DiffRows rows = ReviewUpdate.rows(f.state(), end, diff);
        assertThat(end.inFiles()).isTrue();
        assertThat(end.place().top()).isEqualTo(rows.count() - PageBox.of(f.state().panes(), end).lines().height());
    }

    private static void wheel(StateFixtures f, Input.MouseKind kind, int column, int row) {
        new InputRouter(CommandCatalog.standard()).route(f.state(), new Input.Mouse(kind, 0, column, row, false, false, false)).forEach(f::on);
    }

    /// Broken lines count as tall as they are: the cursor is always in view, and a click goes to the line under it.
    @Test
    void whoWroteItScrollsByRowsOfTheScreen() {
        StateFixtures f = new StateFixtures(60, 12);
        f.on(new ChangesIntent.Blame("a.txt"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append("word ".repeat(i % 3 * 20)).append(i).append('\n');
        }
        LineText lines = new LineText(text.toString());
        f.on(new Arrived.Blamed(new RequestId(f.state().counters().nextRequest() - 1), "a.txt", lines, List.of()));
        BlameLayout layout = new BlameLayout(lines, 60);
        for (int line = 0; line < 30; line++) {
            Page.Blame page = blame(f.state());
            assertThat(page.row()).isEqualTo(line);
            int below = 0;
            for (int i = page.top(); i <= line; i++) {
                below += layout.height(i);
            }
            assertThat(below).isLessThanOrEqualTo(10);
            f.on(new ChangesIntent.Point(false, below - 1));
            assertThat(blame(f.state()).row()).isEqualTo(line);
            f.on(new ChangesIntent.Move(1));
        }
    }

    private static Page.Blame blame(AppState state) {
        assertThat(state.topOverlay().orElseThrow()).isInstanceOf(Overlay.Changes.class);
        return (Page.Blame) ((Overlay.Changes) state.topOverlay().orElseThrow()).page();
    }
}
