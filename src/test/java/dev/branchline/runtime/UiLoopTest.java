package dev.branchline.runtime;

import dev.branchline.command.Chord;
import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.event.Arrived;
import dev.branchline.event.Event;
import dev.branchline.event.EventBus;
import dev.branchline.event.Input;
import dev.branchline.event.StreamEvent;
import dev.branchline.log.Level;
import dev.branchline.log.Log;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.view.TranscriptMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The loop with a clock that is turned by hand: when it paints, and what it does when something throws.
class UiLoopTest {
    private final EventBus bus = new EventBus();
    private final Clock clock = new Clock();
    private final Screen screen = new Screen();
    private final Desk desk = new Desk();
    private final List<Effect> effects = new ArrayList<>();
    private @Nullable RuntimeException effectFailure;
    private final UiLoop loop;

    UiLoopTest(@TempDir Path folder) throws IOException {
        Log log = Log.to(folder.resolve("log"), Level.of("off").orElseThrow());
        loop = new UiLoop(
                Scenario.start(), new InputRouter(CommandCatalog.standard()), bus, screen, this::perform, desk, clock, new CrashGuard(log, "1"));
        loop.paint();
        clock.nanos += FrameGate.SLOT_NANOS;
    }

    private void perform(Effect effect) {
        if (effectFailure != null && effect instanceof Effect.SaveHistory) {
            throw effectFailure;
        }
        effects.add(effect);
    }

    private UiLoopTest send(Event... events) throws InterruptedException {
        for (Event event : events) {
            bus.publish(event);
        }
        loop.turn(0);
        return this;
    }

    private void type(String text) throws InterruptedException {
        for (int c : text.codePoints().toArray()) {
            send(new Input.Typed(Character.toString(c)));
        }
    }

    private void press(String chord) throws InterruptedException {
        send(new Input.Pressed(Chord.parse(chord).key()));
    }

    @Test
    void aKeyIsPaintedAtOnce() throws InterruptedException {
        type("ab");
        assertThat(screen.paints).as("the clock has not moved").isEqualTo(3);
        assertThat(screen.last.composer().expandedText()).isEqualTo("ab");
    }

    @Test
    void aFloodOfTokensCostsOneFrameASlot() throws InterruptedException {
        type("one");
        press("Enter");
        int before = screen.paints;
        for (int i = 0; i < 100; i++) {
            clock.nanos += 100_000;
            send(new StreamEvent.TextDelta(new RunId(1), "x"), new StreamEvent.TextDelta(new RunId(1), "y"));
        }
        assertThat(screen.paints - before).as("10 ms, slots of 8").isEqualTo(1);
        clock.nanos += FrameGate.SLOT_NANOS;
        loop.turn(0);
        assertThat(screen.paints - before).isEqualTo(2);
        assertThat(screen.last.conversation().shownRun().orElseThrow().text()).hasSize(200);
        assertThat(effects.stream().filter(Effect.JournalText.class::isInstance)).as("neighbours are joined").hasSize(100);
    }

    @Test
    void whatComesWhileAFrameIsPaintedIsNotInIt() {
        long[] unseen = new long[1];
        screen.meanwhile = () -> unseen[0] = loop.unseenNanos();
        loop.paint();
        assertThat(unseen[0]).isEqualTo(FrameGate.SLOT_NANOS);
        assertThat(loop.unseenNanos()).as("it is done and nobody waits").isZero();
    }

    @Test
    void nothingIsPaintedWhenNothingHappens() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            clock.nanos += FrameGate.SLOT_NANOS;
            loop.turn(0);
        }
        assertThat(screen.paints).isEqualTo(1);
    }

    @Test
    void whatMovesByTheClockIsPaintedWhenItsTimeHasCome() throws InterruptedException {
        screen.step = 5;
        loop.paint();
        int before = screen.paints;
        loop.turn(0);
        assertThat(screen.paints).isEqualTo(before);
        for (int i = 1; i <= 3; i++) {
            clock.millis += 5;
            loop.turn(0);
            assertThat(screen.paints).isEqualTo(before + i);
        }
        screen.step = Long.MAX_VALUE;
        clock.millis += 5;
        loop.turn(0);
        clock.millis += 5;
        loop.turn(0);
        assertThat(screen.paints).isEqualTo(before + 4);
    }

    @Test
    void aPainterThatThrowsShowsThePageAndEventsGoOn() throws InterruptedException {
        type("one");
        press("Enter");
        screen.failure = new IllegalStateException("secret prompt text");
        send(new Input.Resized(50, 20));
        assertThat(screen.crashes).isEqualTo(1);
        screen.failure = null;
        send(new StreamEvent.Finished(new RunId(1), Scenario.whole("first", new RunId(1))));
        assertThat(effects.stream().filter(Effect.Append.class::isInstance)).as("the answer is kept below the page").hasSize(2);
        send(new Input.Typed("c"));
        assertThat(desk.copied).contains("IllegalStateException").doesNotContain("secret");
        send(new Input.Typed("r"));
        assertThat(screen.last.conversation().shown()).hasSize(2);
        assertThat(screen.last.panes().columns()).isEqualTo(50);
        assertThat(screen.last.composer().expandedText()).as("keys of the page are not typed").isEmpty();
    }

    @Test
    void anUpdateThatThrowsShowsThePage() throws InterruptedException {
        screen.metricsFailure = new IllegalStateException("layout");
        type("one");
        press("Enter");
        send(new StreamEvent.Finished(new RunId(1), Scenario.whole("first", new RunId(1))));
        press("PageUp");
        assertThat(screen.crashes).isEqualTo(1);
        screen.metricsFailure = null;
        press("Ctrl+C");
        assertThat(loop.isDone()).isTrue();
        assertThat(effects).hasAtLeastOneElementOfType(Effect.SaveDraft.class);
    }

    @Test
    void qEndsWhateverIsBroken() throws InterruptedException {
        screen.failure = new IllegalStateException();
        screen.metricsFailure = new IllegalStateException();
        type("x");
        type("q");
        assertThat(loop.isDone()).isTrue();
    }

    @Test
    void anEffectThatThrowsTakesNoOtherWithIt() throws InterruptedException {
        effectFailure = new IllegalStateException("history");
        type("one");
        press("Enter");
        assertThat(screen.crashes).isEqualTo(1);
        assertThat(effects).hasAtLeastOneElementOfType(Effect.StartRun.class).last().isInstanceOf(Effect.SaveDraft.class);
    }

    @Test
    void terminatedSavesTheDraftAndEnds() throws InterruptedException {
        type("half");
        effects.clear();
        send(new Input.Terminated("HUP"));
        assertThat(loop.isDone()).isTrue();
        assertThat(effects).hasSize(1).first().isInstanceOfSatisfying(
                Effect.SaveDraft.class, d -> assertThat(d.composer().expandedText()).isEqualTo("half"));
    }

    @Test
    void aTapThatFailsCostsNoEvent() throws InterruptedException {
        loop.tap((_, _) -> {
            throw new IllegalStateException("disk full");
        });
        type("ab");
        assertThat(screen.last.composer().expandedText()).isEqualTo("ab");
        assertThat(screen.crashes).isZero();
        loop.turn(0);
        assertThat(loop.state().notices()).anyMatch(n -> n.text().contains("disk full"));
    }

    @Test
    void theEditorsTextIsHeardByTheTap() throws InterruptedException {
        List<Event> heard = new ArrayList<>();
        loop.tap((stamped, _) -> heard.add(stamped.event()));
        press("Ctrl+G");
        assertThat(heard).last().isInstanceOf(Arrived.EditorReturned.class);
        assertThat(loop.state().composer().expandedText()).isEqualTo("edited");
        assertThat(screen.repaints).isPositive();
    }

    private static final class Clock implements Ticker {
        private long millis = Scenario.NOON;
        private long nanos = 1;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    private static final class Screen implements Painter {
        private int paints;
        private int crashes;
        private int repaints;
        /// As of a spinner: the next multiple of this.
        private long step = Long.MAX_VALUE;
        private AppState last = Scenario.start();
        private Runnable meanwhile = () -> {};
        private @Nullable RuntimeException failure;
        private @Nullable RuntimeException metricsFailure;

        @Override
        public void paint(AppState state, long now) {
            meanwhile.run();
            if (failure != null) {
                throw failure;
            }
            paints++;
            last = state;
        }

        @Override
        public TranscriptMetrics metrics() {
            return (_, _, _) -> {
                if (metricsFailure != null) {
                    throw metricsFailure;
                }
                return 1;
            };
        }

        @Override
        public String windowTitle(AppState state) {
            return "";
        }

        @Override
        public void repaint() {
            repaints++;
        }

        @Override
        public void paintCrash(Throwable cause, List<String> report, int scroll) {
            crashes++;
        }

        @Override
        public long nextAnimation(AppState state, long now) {
            return step == Long.MAX_VALUE ? step : (now / step + 1) * step;
        }
    }

    private static final class Desk implements TerminalControl {
        private String copied = "";

        @Override
        public void mouse(boolean on) {}

        @Override
        public void title(String text) {}

        @Override
        public void copy(String text) {
            copied = text;
        }

        @Override
        public void suspend() {}

        @Override
        public Arrived.EditorReturned edit(Effect.OpenEditor request) {
            return new Arrived.EditorReturned(new RequestId(1), "edited\n");
        }

        @Override
        public void editFile(Path file, int line) {}
    }
}
