package dev.branchline.ui.composer;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.event.ComposerIntent;
import dev.branchline.event.ComposerIntent.Reach;
import dev.branchline.event.ViewIntent;
import dev.branchline.state.composer.SoftWrap;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Graphemes;
import dev.branchline.text.Role;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComposerPainterTest {
    private static TestScreen paint(StateFixtures f) {
        return new TestScreen(f.state()).paint(f.state(), f.now());
    }

    @Test
    void theCursorStandsBehindWhatIsTyped() {
        StateFixtures f = new StateFixtures(80, 24).type("日本 x");
        Rect text = Geometry.of(f.state()).composerText();

        assertThat(paint(f).cursor()).isEqualTo(new TerminalPosition(text.column() + 2 + 6, text.row()));
    }

    @Test
    void textRowsHaveNoRightBorder() {
        StateFixtures f = new StateFixtures(80, 24).type("x");
        assertThat(paint(f).row(Geometry.of(f.state()).composerText().row())).isEqualTo("│› x" + " ".repeat(76));
    }

    @Test
    void aLongDraftScrollsAroundTheCursor() {
        StateFixtures f = new StateFixtures(80, 24);
        for (int i = 1; i <= 50; i++) {
            f.type("line " + i).on(new ComposerIntent.Newline());
        }
        TestScreen screen = paint(f);
        int height = Geometry.of(f.state()).composerText().height();
        assertThat(height).isEqualTo(8);
        assertThat(screen.text()).contains("line 50").contains("line 44").doesNotContain("line 43 ").contains("line 51 of 51");

        for (int i = 0; i < 3; i++) {
            f.on(new ComposerIntent.Move(Reach.UP));
            screen.paint(f.state(), f.now());
        }
        assertThat(screen.text()).as("it does not scroll while the cursor is inside").contains("line 50").contains("line 44");
        f.on(new ComposerIntent.Move(Reach.TEXT_START));
        screen.paint(f.state(), f.now());
        assertThat(screen.text()).contains("› line 1").contains("line 8").doesNotContain("line 9\n");
        assertThat(screen.cursor()).isEqualTo(new TerminalPosition(3, Geometry.of(f.state()).composerText().row()));
    }

    /// What is drawn for a cluster takes the cells that the editor counts, so that the cursor is where one sees it.
    @Property(tries = 500)
    void everyClusterTakesTheCellsThatTheEditorCounts(@ForAll @StringLength(min = 1, max = 12) String text) {
        String line = text.replaceAll("[\\r\\n]", "");
        for (int i = 0; i < line.length(); ) {
            int next = Graphemes.after(line, i);
            String drawn = VisibleCluster.of(line, i, next);
            int counted = SoftWrap.widthOf(line, i, next);
            assertThat(CellWidth.ofCluster(drawn)).isBetween(1, counted);
            assertThat(drawn.codePoints().noneMatch(Character::isISOControl)).isTrue();
            i = next;
        }
    }

    @Test
    void commandsAreRecognisedByTheirColour() {
        StateFixtures f = new StateFixtures(80, 24).type("/model anthropic");
        int row = Geometry.of(f.state()).composerText().row();
        TestScreen screen = paint(f);
        assertThat(screen.style(4, row).foreground()).isEqualTo(TestScreen.theme("dark").style(Role.ACCENT).foreground());
        assertThat(screen.style(10, row).foreground()).isEqualTo(TestScreen.theme("dark").style(Role.INPUT).foreground());

        StateFixtures unknown = new StateFixtures(80, 24).type("/nonsense here");
        assertThat(paint(unknown).style(4, row).foreground()).isEqualTo(TestScreen.theme("dark").style(Role.WARNING).foreground());
    }

    @Test
    void aFoldedPasteLooksLikeOneThing() {
        StateFixtures f = new StateFixtures(80, 24).on(new ComposerIntent.Paste("x\n".repeat(40)));
        int row = Geometry.of(f.state()).composerText().row();
        TestScreen screen = paint(f);
        assertThat(screen.row(row)).startsWith("│› [Pasted text #1, 41 lines]");
        assertThat(screen.style(3, row).background()).isEqualTo(TestScreen.theme("dark").style(Role.SELECTION_INACTIVE).background());
        assertThat(screen.style(40, row).background()).isNotEqualTo(screen.style(3, row).background());
    }

    @Test
    void theCursorGoesWithTheKeys() {
        StateFixtures f = new StateFixtures(80, 24).focus(ViewIntent.Pane.CONVERSATION);
        assertThat(paint(f).cursor()).isNull();
    }
}
