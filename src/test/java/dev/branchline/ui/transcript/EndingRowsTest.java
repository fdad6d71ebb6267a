package dev.branchline.ui.transcript;

import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.Ending;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EndingRowsTest {
    private static String rows(Answer answer, boolean atHead) {
        List<StyledLine> rows = EndingRows.of(answer, atHead, TestScreen.CATALOG, 200);
        return String.join("\n", rows.stream().map(StyledLine::plainText).toList());
    }

    private static Ending failed(Kind kind) {
        return new Ending.Failed(ApiError.of(kind, "It broke"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER", "NETWORK", "IDLE", "TRUNCATED", "INTERRUPTED", "PROTOCOL", "RATE_LIMIT"})
    void whatWasCutOffCanBeContinuedAndAskedAgain(Kind kind) {
        assertThat(rows(StateFixtures.whole("Half a sen").withEnding(failed(kind)), true))
                .startsWith("⚠ cut off: It broke").contains("Alt+C goes on from here", "Ctrl+R asks again");
    }

    @Test
    void anAnswerThatNeverCameIsNotCalledCutOff() {
        Answer nothing = Answer.empty(failed(Kind.PROVIDER));
        assertThat(rows(nothing, true)).startsWith("⚠ no answer: It broke").contains("Ctrl+R asks again").doesNotContain("goes on");
        assertThat(rows(nothing, false)).isEqualTo("⚠ no answer: It broke");
    }
}
