package dev.branchline.state.composer;

import dev.branchline.event.Arrived;
import dev.branchline.model.RequestId;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Before, keys, after.
class ComposerTest {
    private static final String LARGE = "line\n".repeat(20);
    private static final String MARK = "[Pasted text #1, 21 lines]";
    private final Scenario s = new Scenario();

    private String shown() {
        TextBuffer b = s.state().composer().buffer();
        String text = b.text();
        int at = b.line() == 0 ? b.column() : text.length() - (b.currentLine().length() - b.column());
        return text.substring(0, at) + "|" + text.substring(at);
    }

    @Test
    void typingMovingAndCutting() {
        s.type("hello brave world").press("Ctrl+W").press("Ctrl+A").press("Alt+D");
        assertThat(shown()).isEqualTo("| brave ");
        s.press("Ctrl+E", "Ctrl+Y");
        assertThat(shown()).isEqualTo(" brave hello|");
        s.press("Alt+Enter").type("x").press("Up", "Home", "Delete", "Ctrl+Right");
        assertThat(s.text()).isEqualTo("brave hello\nx");
        s.press("Ctrl+K");
        assertThat(s.text()).isEqualTo("brave\nx");
        s.press("Ctrl+K");
        assertThat(s.text()).as("at its end a line is joined with the next").isEqualTo("bravex");
    }

    @Test
    void undoTakesRunsOfTypingAndOfDeletingApart() {
        s.type("abc").press("Backspace", "Backspace").press("Alt+Z");
        assertThat(s.text()).isEqualTo("abc");
        s.press("Alt+Z");
        assertThat(s.text()).isEmpty();
        s.press("Alt+Shift+Z", "Alt+Shift+Z");
        assertThat(s.text()).isEqualTo("a");
    }

    @Test
    void aLargePasteIsOneMarkForTheCursor() {
        s.type("a ").paste(LARGE).type(" b");
        assertThat(s.state().composer().buffer().text()).isEqualTo("a " + MARK + " b");
        assertThat(s.text()).isEqualTo("a " + LARGE + " b");
        s.press("Left", "Left", "Left");
        assertThat(shown()).isEqualTo("a |" + MARK + " b");
        s.press("Right");
        assertThat(shown()).isEqualTo("a " + MARK + "| b");
        s.press("Ctrl+Left");
        assertThat(shown()).isEqualTo("a |" + MARK + " b");
        s.press("Delete");
        assertThat(shown()).isEqualTo("a | b");
        s.press("Alt+Z");
        assertThat(s.text()).isEqualTo("a " + LARGE + " b");
    }

    @Test
    void wordsThatLookLikeAMarkStandForThemselves() {
        s.paste(LARGE).type(" ").type(MARK);
        assertThat(s.text()).isEqualTo(LARGE + " " + MARK);
        s.paste(MARK);
        assertThat(s.text()).isEqualTo(LARGE + " " + MARK + MARK);
        Scenario other = new Scenario();
        other.type(MARK).paste(LARGE);
        assertThat(other.text()).isEqualTo(MARK + LARGE);
        Scenario nested = new Scenario();
        nested.paste(LARGE + "[Pasted text #2, 22 lines]").paste(LARGE + "\n");
        assertThat(nested.text()).isEqualTo(LARGE + "[Pasted text #2, 22 lines]" + LARGE + "\n");
    }

    @Test
    void whatWasCutBeforeSendingIsPutBackWhole() {
        s.paste(LARGE).press("Ctrl+U").type("x").press("Enter").answer("y");
        s.paste(LARGE.replace('l', 'L')).press("Ctrl+Y");
        assertThat(s.text()).isEqualTo(LARGE.replace('l', 'L') + LARGE);
    }

    @Test
    void leafingKeepsOnesOwnText() {
        s.turn("one", "1").turn("two", "2").type("own").press("Up");
        assertThat(shown()).isEqualTo("two|");
        s.press("Up").type("!").press("Down");
        assertThat(s.text()).as("the next one").isEqualTo("two");
        s.press("Down");
        assertThat(s.text()).isEqualTo("own");
        s.press("Up", "Enter");
        assertThat(s.text()).as("an old prompt was sent; one's own text is there again").isEqualTo("own");
        assertThat(s.effects(Effect.SaveDraft.class).getLast().composer().expandedText()).isEqualTo("own");
    }

    @Test
    void olderHistoryArrivesWhileLeafing() {
        s.turn("one", "1").turn("two", "2").press("Up");
        s.on(new Arrived.HistoryLoaded(List.of("x", "y"))).press("Up");
        assertThat(s.text()).isEqualTo("one");
        s.press("Up");
        assertThat(s.text()).isEqualTo("y");
    }

    @Test
    void theStashIsALastInFirstOutAndOutlivesTheProgram() {
        s.type("a").press("Ctrl+S").type("b").press("Ctrl+C");
        assertThat(s.text()).isEmpty();
        assertThat(s.effects(Effect.SaveHistory.class)).extracting(Effect.SaveHistory::prompt).containsExactly("a", "b");
        s.press("Alt+S", "Alt+S");
        assertThat(s.text()).isEqualTo("a\nb");
        s.press("Alt+S");
        assertThat(s.text()).isEqualTo("a\nb");
    }

    @Test
    void theExternalEditorSeesAllAndPastesStayFolded() {
        s.type("a ").paste(LARGE);
        s.press("Ctrl+G");
        assertThat(s.effects(Effect.OpenEditor.class).getFirst().text()).isEqualTo("a " + LARGE);
        s.on(new Arrived.EditorReturned(new RequestId(1), "b " + LARGE + "c\n"));
        assertThat(s.state().composer().buffer().text()).isEqualTo("b " + MARK + "c");
        assertThat(s.text()).isEqualTo("b " + LARGE + "c");
        s.on(new Arrived.EditorReturned(new RequestId(2), null));
        assertThat(s.text()).isEqualTo("b " + LARGE + "c");
    }

    @Test
    void aHugeDraftIsFoldedAndAShortOneIsNot() {
        Composer huge = Composer.EMPTY.forSession("x".repeat(1_000_000));
        assertThat(huge.buffer().text()).hasSizeLessThan(60);
        assertThat(huge.expandedText()).hasSize(1_000_000);
        assertThat(Composer.EMPTY.forSession(LARGE).buffer().text()).isEqualTo(LARGE);
    }

    @Test
    void everyChangeSavesTheDraft() {
        s.type("ab").press("Left");
        assertThat(s.effects(Effect.SaveDraft.class)).hasSize(2);
    }
}
