package dev.branchline.state.composer;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.ComposerIntent.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasteMarkTest {
    private static final String LARGE = "line\n".repeat(500);

    @ParameterizedTest
    @EnumSource(value = Reach.class, names = {"LEFT", "WORD_LEFT", "RIGHT", "WORD_RIGHT"})
    void theCursorNeverStandsInAMark(Reach reach) {
        Composer composer = pasted();
        boolean forward = reach == Reach.RIGHT || reach == Reach.WORD_RIGHT;
        composer = apply(composer, new ComposerIntent.Move(forward ? Reach.TEXT_START : Reach.TEXT_END));
        for (int step = 0; step < 40; step++) {
            composer = apply(composer, new ComposerIntent.Move(reach));
            assertThat(apply(composer, new ComposerIntent.Insert("X")).expandedText()).contains(LARGE);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Reach.class, names = {"RIGHT", "WORD_RIGHT"})
    void aMarkIsDeletedAsOneForward(Reach reach) {
        Composer before = apply(apply(pasted(), new ComposerIntent.Move(Reach.LINE_START)), new ComposerIntent.Move(Reach.WORD_RIGHT));
        before = apply(before, new ComposerIntent.Move(Reach.RIGHT));
        assertThat(apply(before, new ComposerIntent.Delete(reach)).buffer().text()).isEqualTo("before  after");
    }

    @Test
    void aMarkIsDeletedAsOneBackward() {
        Composer composer = apply(Composer.EMPTY, new ComposerIntent.Paste(LARGE));
        Composer gone = apply(composer, new ComposerIntent.Delete(Reach.LEFT));
        assertThat(gone.buffer().isEmpty()).isTrue();
        assertThat(apply(gone, new ComposerIntent.Undo()).expandedText()).isEqualTo(LARGE);
    }

    private static Composer pasted() {
        Composer composer = apply(Composer.EMPTY, new ComposerIntent.Insert("before "));
        return apply(apply(composer, new ComposerIntent.Paste(LARGE)), new ComposerIntent.Insert(" after"));
    }

    private static Composer apply(Composer composer, ComposerIntent intent) {
        return ComposerUpdate.apply(composer, intent, 60, 5);
    }
}
