package dev.branchline.ui.status;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.ApiError;
import dev.branchline.model.RunId;
import dev.branchline.session.Entry;
import dev.branchline.state.view.Notice;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusLineTest {
    private static TestScreen paint(StateFixtures f) {
        return new TestScreen(f.state()).paint(f.state(), f.now());
    }

    private static String status(StateFixtures f) {
        return paint(f).row(f.state().panes().rows() - 1).strip();
    }

    @Test
    void tellsContextCacheAndCosts() {
        StateFixtures f = new StateFixtures(140, 24).user("Q").answer("A");
        assertThat(status(f))
                .startsWith("○ ready │ ctx 1.6k/200k ░░░░░░ 1 % │ cache 91 % │ turn $0.0043 │ session $0.0043 │ today $1.17   ")
                .endsWith("   F1 help");
    }

    @Test
    void dropsTheLeastImportantFirst() {
        StateFixtures f = new StateFixtures(80, 24).user("Q").answer("A");
        assertThat(status(f)).startsWith("○ ready │ ctx 1.6k/200k").contains("session $0.0043").doesNotContain("turn");
        assertThat(status(f.size(40, 24))).startsWith("○ ready │").contains("session").doesNotContain("ctx");
    }

    @Test
    void anUnansweredPromptMakesTheContextAnEstimate() {
        StateFixtures f = new StateFixtures(140, 24).user("Q").answer("A").user("x".repeat(4_000));
        assertThat(status(f)).contains("ctx ~2.6k/200k");
    }

    @Test
    void retriesCountDown() {
        StateFixtures f = new StateFixtures(140, 24).send("Q").wait(100);
        RunId run = f.run();
        f.on(new StreamEvent.Retrying(run, 1, ApiError.of(ApiError.Kind.PROVIDER, "overloaded"), 4_000)).wait(1_500);
        assertThat(status(f)).contains("retrying in 3 s");
        assertThat(paint(f).text()).contains("try 1 failed: overloaded").contains("next try in 3 s · Esc stops");
    }

    @Test
    void theNewestMessageComesFirst() {
        StateFixtures f = new StateFixtures(80, 24).notice(Notice.Level.INFO, "old").notice(Notice.Level.ERROR, "Pick another with {models.open}.");
        assertThat(status(f)).startsWith("✗ Pick another with F2.").endsWith("F1 help");
    }

    @Test
    void aLongMessageCoversTheEndOfTheConversation() {
        StateFixtures f = new StateFixtures(80, 24).notice(Notice.Level.WARNING, "word ".repeat(40) + "end");
        assertThat(status(f)).startsWith("○ ready");
        assertThat(paint(f).text()).contains("⚠ word").contains("end");
    }

    @Test
    void nothingMovesWhileNothingRuns() {
        StateFixtures f = new StateFixtures(80, 24).user("Q").answer("A");
        TestScreen screen = paint(f);
        assertThat(screen.view.nextAnimation(f.state(), f.now())).isEqualTo(Long.MAX_VALUE);
        long written = screen.tty.writtenBytes();
        screen.paint(f.state(), f.now() + 60_000);
        assertThat(screen.tty.writtenBytes()).isEqualTo(written);

        f.send("more");
        assertThat(screen.view.nextAnimation(f.state(), f.now())).isBetween(f.now() + 1, f.now() + 120);
    }

    @Test
    void theWindowIsNamedAfterTheSession() {
        StateFixtures f = new StateFixtures(80, 24);
        assertThat(SessionTitle.ofWindow(f.state())).isEqualTo("Branchline");
        f.user("\n  How do ropes work?\nIn detail.");
        assertThat(SessionTitle.ofWindow(f.state())).isEqualTo("Branchline · How do ropes work?");
        f.append(id -> new Entry.Titled(id, null, f.at(), "ropes\u0007\u001b]0;x"));
        assertThat(SessionTitle.ofWindow(f.state())).isEqualTo("Branchline · ropes␇␛]0;x");
    }

    @Test
    void demoModeIsAlwaysTold() {
        assertThat(paint(new StateFixtures(80, 24).demo()).row(0)).contains("DEMO");
        assertThat(paint(new StateFixtures(40, 12).demo()).row(0)).contains("DEMO");
    }
}
