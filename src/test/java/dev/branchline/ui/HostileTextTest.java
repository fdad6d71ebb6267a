package dev.branchline.ui;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Citation;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import dev.branchline.state.view.Notice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Everything that comes from outside may hold what a terminal would obey or hide; no cell may.
class HostileTextTest {
    private static final String EVIL = "a\u001b[2J\u001b]0;owned\u0007b\u0000c\u0008\u009b31m\u202eevil\u2066x\u200by\u00ad\ufeffz\u2028w\ud800q\t\r\n👩‍👩‍👧 日本\u0301";

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void noCellHoldsAControlCharacter(int columns) {
        StateFixtures f = new StateFixtures(columns, 50);
        f.append(id -> new Entry.SystemPrompt(id, f.head(), f.at(), EVIL));
        f.append(id -> new Entry.ModelSwitched(id, f.head(), f.at(), EVIL));
        f.user(EVIL).answer(evilAnswer());
        EntryId answer = f.head();
        f.append(id -> new Entry.ToolResult(id, f.head(), f.at(), EVIL, EVIL, ToolOutcome.failure(EVIL)));
        f.append(id -> new Entry.Labelled(id, answer, f.at(), EVIL));
        f.append(id -> new Entry.Titled(id, null, f.at(), EVIL));
        f.change(s -> s.with(s.models().use(EVIL)));
        f.notice(Notice.Level.ERROR, EVIL);
        f.on(new ComposerIntent.Insert(EVIL));
        check(f);

        f.on(new dev.branchline.event.ViewIntent.ToggleAllReasoning()).send(EVIL).opened().thought(EVIL).streamed(EVIL);
        f.on(new StreamEvent.ToolCallDelta(f.run(), 0, EVIL, EVIL));
        check(f);
        f.send(EVIL);
        check(f);

        StateFixtures failed = new StateFixtures(columns, 40).send(EVIL);
        failed.on(new StreamEvent.Retrying(failed.run(), 1, evilError(), 4_000));
        check(failed);
        failed.on(new StreamEvent.Failed(failed.run(), evilError(), Answer.empty(new Ending.Stopped())));
        check(failed);
    }

    private static ApiError evilError() {
        return new ApiError(ApiError.Kind.PROVIDER, 500, EVIL, EVIL, EVIL, EVIL, null, EVIL);
    }

    private static Answer evilAnswer() {
        return new Answer(
                EVIL, EVIL, null, List.of(new ToolCall(EVIL, EVIL, EVIL)), List.of(new Citation("https://x/" + EVIL, EVIL)), null,
                List.of("data:image/" + EVIL + ";base64,AAAA", EVIL), new Ending.Complete(EVIL, EVIL), StateFixtures.whole("x").usage(),
                new ServedBy(EVIL, EVIL, 2, EVIL, EVIL), EVIL, new Timing(1L, null, 2_000L));
    }

    private static void check(StateFixtures fixture) {
        TestScreen screen = new TestScreen(fixture.state()).paint(fixture.state(), fixture.now());
        for (int row = 0; row < screen.rows(); row++) {
            for (int column = 0; column < screen.columns(); column++) {
                String cell = screen.screen.textAt(column, row);
                assertThat(cell.codePoints().noneMatch(HostileTextTest::isHostile))
                        .as("cell %d,%d holds %s in row: %s", column, row, cell.chars().mapToObj(Integer::toHexString).toList(), screen.row(row))
                        .isTrue();
                String link = screen.style(column, row).link();
                assertThat(link == null || link.codePoints().noneMatch(HostileTextTest::isHostile)).isTrue();
            }
        }
        assertThat(screen.view.windowTitle(fixture.state()).codePoints().noneMatch(HostileTextTest::isHostile)).isTrue();
    }

    private static boolean isHostile(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR || (type == Character.FORMAT && c != 0x200D);
    }
}
