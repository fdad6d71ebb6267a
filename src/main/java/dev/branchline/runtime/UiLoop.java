package dev.branchline.runtime;

import dev.branchline.command.InputRouter;
import dev.branchline.event.AppIntent;
import dev.branchline.event.Arrived;
import dev.branchline.event.Event;
import dev.branchline.event.EventBus;
import dev.branchline.event.Input;
import dev.branchline.event.Intent;
import dev.branchline.event.ToolIntent;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Step;
import dev.branchline.state.Update;
import dev.branchline.state.tools.QuestionUpdate;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/// The one owner of the state: takes events, folds them, hands out effects, paints.
///
/// A key is painted at once; everything else waits for the frame gate's slot, so that a flood of tokens costs one frame
/// a slot. Nothing is painted and nothing wakes up when nothing happens. What throws in an update or a painter ends in a
/// page that tells so; the session is safe, because entries are on their way to the disk before they are painted.
public final class UiLoop {
    private final Update update;
    private final InputRouter router;
    private final EventBus bus;
    private final Painter painter;
    private final Effects effects;
    private final TerminalControl terminal;
    private final Ticker ticker;
    private final FrameGate gate;
    private final CrashGuard crash;
    private final LoopStats stats = new LoopStats();
    private AppState state;
    private boolean done;
    private long animation = Long.MAX_VALUE;
    private BiConsumer<Stamped, AppState> tap = (_, _) -> {};

    /// An event as it was consumed.
    ///
    /// @param at milliseconds since the epoch
    public record Stamped(long at, Event event) {}

    public UiLoop(
            AppState initial, InputRouter router, EventBus bus, Painter painter, Effects effects, TerminalControl terminal, Ticker ticker,
            CrashGuard crash) {
        this.state = initial;
        this.update = new Update(painter.metrics());
        this.router = router;
        this.bus = bus;
        this.painter = painter;
        this.effects = effects;
        this.terminal = terminal;
        this.ticker = ticker;
        this.gate = new FrameGate(ticker);
        this.crash = crash;
    }

    /// Hears every event with its time and the state before it, just before it is folded. For the recorder.
    public void tap(BiConsumer<Stamped, AppState> newTap) {
        tap = newTap;
    }

    /// As [EventBus#publish], for those who hold the loop only.
    public void publish(Event event) {
        bus.publish(event);
    }

    /// How long a piece of an answer that comes now will not be seen, because a frame has just been painted or is being painted; 0 when the
    /// loop is busy with something else, which brings a frame anyway. Any thread.
    public long unseenNanos() {
        return gate.isPainting() || bus.isPatient() ? gate.unseenNanos() : 0;
    }

    public AppState state() {
        return state;
    }

    public LoopStats stats() {
        return stats;
    }

    /// Whether the program is to end.
    public boolean isDone() {
        return done;
    }

    /// Runs until the program is to end.
    public void run() throws InterruptedException {
        paint();
        while (!done) {
            turn(Long.MAX_VALUE);
        }
    }

    /// Waits for events no longer than this, folds what there is, and paints if it is time.
    ///
    /// @param mostNanos `Long.MAX_VALUE` waits as long as it takes
    public void turn(long mostNanos) throws InterruptedException {
        List<Event> events = bus.take(Math.min(mostNanos, gate.waitNanos(animation)), gate.closedNanos());
        boolean urgent = false;
        List<Event> merged = DeltaMerge.of(events);
        stats.taken(events, merged.size());
        for (Event event : merged) {
            urgent |= isUrgent(event);
            guarded(() -> accept(event));
        }
        if (!events.isEmpty()) {
            gate.changed(urgent);
        }
        if (gate.isDue(animation)) {
            paint();
        }
    }

    /// Folds an event at once, past the bus, and paints if it is time. For playing a recording.
    public void feed(Event event) {
        guarded(() -> accept(event));
        gate.changed(true);
        paint();
    }

    /// Paints now, whatever the gate says.
    public void paint() {
        long start = ticker.nanos();
        gate.paints();
        paintNow();
        gate.painted();
        // Its keys count only after it was seen.
        QuestionUpdate.unseen(state).ifPresent(number -> bus.publish(new ToolIntent.Shown(number)));
        // As of this frame: asked again when its time has come, it would always be the step after.
        animation = nextAnimation();
        stats.painted(ticker.nanos() - start);
    }

    private void paintNow() {
        if (crash.isShown()) {
            crash.paint(painter);
            return;
        }
        guarded(() -> {
            painter.paint(state, ticker.millis());
            terminal.title(painter.windowTitle(state));
        });
        if (crash.isShown()) {
            painter.repaint();
            crash.paint(painter);
        }
    }

    private long nextAnimation() {
        return crash.isShown() ? Long.MAX_VALUE : painter.nextAnimation(state, ticker.millis());
    }

    private static boolean isUrgent(Event event) {
        return event instanceof Input || event instanceof Intent;
    }

    private void accept(Event event) {
        if (crash.isShown() && isForPage(event)) {
            crashKey(event);
            return;
        }
        tapped(event);
        if (event instanceof Input input) {
            for (Input part : InputRouter.split(state, input)) {
                for (Intent intent : router.route(state, part)) {
                    fold(intent);
                }
            }
            if (event instanceof Input.Resumed) {
                painter.repaint();
            }
        }
        if (crash.isShown() && event instanceof Input.Terminated) {
            done = true;
        }
        fold(event);
    }

    /// While the error page is shown it has the keys. All else goes on below it: an answer that ends meanwhile is kept.
    private static boolean isForPage(Event event) {
        return event instanceof Input.Pressed || event instanceof Input.Typed || event instanceof Input.Pasted || event instanceof Input.Mouse;
    }

    /// A reader that fails is not heard again: it must not cost an event.
    private void tapped(Event event) {
        try {
            tap.accept(new Stamped(ticker.millis(), event), state);
        } catch (RuntimeException e) {
            tap = (_, _) -> {};
            bus.publish(new Arrived.EffectFailed("The recording ends here", String.valueOf(e.getMessage())));
        }
    }

    private void fold(Event event) {
        Step step = update.apply(state, event, ticker.millis());
        state = step.state();
        for (Effect effect : step.effects()) {
            // Each for itself: what is to be saved is saved whatever becomes of the others.
            guarded(() -> perform(effect));
        }
    }

    /// What concerns the terminal or the loop itself is done here, on this thread; the rest is handed out.
    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Raise r -> fold(r.intent());
            case Effect.Redraw _ -> painter.repaint();
            case Effect.SetMouse m -> terminal.mouse(m.on());
            case Effect.Suspend _ -> {
                terminal.suspend();
                painter.repaint();
            }
            case Effect.OpenEditor e -> {
                Event returned = terminal.edit(e);
                painter.repaint();
                tapped(returned);
                fold(returned);
            }
            case Effect.EditFile e -> {
                terminal.editFile(Path.of(state.conversation().header().workspace()).resolve(e.path()), e.line());
                painter.repaint();
            }
            case Effect.Copy c -> terminal.copy(c.text());
            case Effect.Quit _ -> done = true;
            default -> effects.run(effect);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError e) {
            crash.caught(e, state);
        }
    }

    private void crashKey(Event event) {
        switch (crash.on(event)) {
            case NOTHING -> {}
            case TRY_AGAIN -> painter.repaint();
            case COPY -> terminal.copy(crash.report());
            case QUIT -> {
                // Whatever is broken, this ends the program.
                done = true;
                fold(new AppIntent.Quit());
            }
        }
    }
}
