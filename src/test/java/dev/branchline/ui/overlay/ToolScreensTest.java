package dev.branchline.ui.overlay;

import dev.branchline.ui.Golden;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Cards of tools and the question whether one may run, as painted. The files are rewritten with `-Dgolden.update=true`.
class ToolScreensTest {
    private static final List<int[]> SIZES = List.of(new int[] {40, 12}, new int[] {80, 24}, new int[] {120, 40});

    static Stream<Arguments> screens() {
        return ToolScreens.NAMES.stream().flatMap(name -> SIZES.stream().map(size -> Arguments.of(name, size[0], size[1])));
    }

    private static TestScreen paint(StateFixtures f) {
        return LookMain.paint(f);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void looksAsItDid(String name, int columns, int rows) {
        StateFixtures fixture = ToolScreens.of(name, columns, rows);
        TestScreen first = paint(fixture);
        StringBuilder planes = new StringBuilder(first.text());
        planes.append("cursor ").append(first.cursor()).append('\n');
        for (String theme : List.of("dark", "light")) {
            planes.append(Golden.planes(LookMain.paint(fixture, TestScreen.theme(theme)), theme));
        }
        Golden.check(name + "@" + columns + "x" + rows, planes.toString());
    }

    @Test
    void drawsAtAnySize() {
        for (String name : ToolScreens.NAMES) {
            for (int columns : new int[] {1, 2, 5, 16, 20, 31}) {
                for (int rows : new int[] {1, 2, 4, 5, 7, 12}) {
                    assertThat(paint(ToolScreens.of(name, columns, rows)).rows()).isEqualTo(rows);
                }
            }
        }
    }

    @Test
    void aCardOfACallAllowedInPartCountsThatPart() {
        assertThat(paint(ToolScreens.of("tool-cards", 120, 40)).text()).contains("edit_file src/Parser.java +2 −1");
    }

    @Test
    void aShortQuestionLeavesTheConversationInSight() {
        assertThat(paint(ToolScreens.of("ask-command", 120, 40)).text()).contains("waiting for you · Alt+A answers");
    }

    @Test
    void ofAnEditItIsSaidThatPartsCanBeLeftOut() {
        assertThat(paint(ToolScreens.of("ask-edit", 80, 24)).text()).contains("Space leave hunk out").contains("s this session");
    }

    @Test
    void onANarrowScreenItIsSaidWhatALastingYesAllowsAndThatThereIsMore() {
        assertThat(paint(ToolScreens.of("ask-long", 40, 12)).text()).contains("s p g shell:mvn *").containsPattern("6 of \\d+ lines");
    }

    @Test
    void whatIsHiddenIsSeen() {
        for (int[] size : SIZES) {
            String text = paint(ToolScreens.of("ask-hidden", size[0], size[1])).text();
            assertThat(text).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]").doesNotContainPattern("[\\u202a-\\u202e\\u200b]");
        }
    }
}
