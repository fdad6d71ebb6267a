package dev.branchline.state.chat;

import dev.branchline.event.ChatIntent;
import dev.branchline.event.Elapsed;
import dev.branchline.event.ToolEvent;
import dev.branchline.event.ToolIntent;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever comes in whatever order: results of tools, looks at calls, answers of the user, stops.
class ToolLoopPropertyTest {
    private static final String[] TOOLS = {"read_a", "read_b", "write_a", "ask_shell", "ask_write", "ask_read", "deny_write", "bad_tool"};

    /// What the outside does: it keeps what it was asked for and answers when chance wants it.
    private static final class Outside {
        final Scenario s = new Scenario();
        final Random random;
        final List<Effect.PrepareCalls> looks = new ArrayList<>();
        final List<Effect.StartCall> running = new ArrayList<>();
        final List<RunId> streams = new ArrayList<>();
        final List<Long> timers = new ArrayList<>();
        int calls;

        Outside(long seed) {
            random = new Random(seed);
            s.type("one").press("Enter");
            take();
            s.press("Alt+E").type("!").press("Enter");
            take();
        }

        /// Takes over what was asked for since the last time, and looks whether it may be asked for.
        void take() {
            // A run that is given up has let go of its calls before others may start.
            running.removeIf(c -> !isKnown(c.run()));
            for (Effect effect : s.effects()) {
                switch (effect) {
                    case Effect.PrepareCalls p -> looks.add(p);
                    case Effect.StartCall c -> start(c);
                    case Effect.StartRun r -> {
                        pairs(r.request().messages());
                        streams.add(r.run());
                    }
                    case Effect.StartTimer t -> timers.add(t.timerId());
                    default -> {}
                }
            }
            s.forget();
            running.removeIf(c -> !isKnown(c.run()));
            streams.removeIf(r -> !isKnown(r));
            looks.removeIf(l -> !isKnown(l.run()));
        }

        void start(Effect.StartCall call) {
            boolean writes = !isReader(call);
            assertThat(running).as("one call runs once").noneMatch(c -> c.run().equals(call.run()) && c.callId().equals(call.callId()));
            if (writes) {
                assertThat(running).as("writers run alone, over all branches").allMatch(Outside::isReader);
                assertThat(running).as("and after all before them").noneMatch(c -> c.run().equals(call.run()));
            } else {
                assertThat(running).as("readers wait for writers before them").noneMatch(c -> c.run().equals(call.run()) && !isReader(c));
            }
            running.add(call);
        }

        /// Its name is in its id.
        static boolean isReader(Effect.StartCall call) {
            return call.callId().contains("read");
        }

        boolean isKnown(RunId run) {
            return s.state().conversation().run(run) != null;
        }

        /// One thing happens.
        void step(int what) {
            switch (what) {
                case 0, 1 -> answer(what == 1 && random.nextInt(3) == 0);
                case 2, 3 -> look();
                case 4, 5, 6 -> finish();
                case 7, 8 -> s.see().press(random.nextBoolean() ? "y" : random.nextBoolean() ? "n" : "s");
                case 9 -> s.press("Alt+A");
                case 10 -> s.see().press("Esc");
                case 11 -> runs().stream().findFirst().ifPresent(r -> s.on(random.nextInt(4) == 0 ? new ChatIntent.StopRun(r) : new ToolIntent.SetReadOnly(null)));
                default -> timer();
            }
            take();
        }

        private List<RunId> runs() {
            return new ArrayList<>(s.state().conversation().runs().keySet());
        }

        private void answer(boolean last) {
            if (streams.isEmpty()) {
                return;
            }
            RunId run = streams.remove(random.nextInt(streams.size()));
            if (last) {
                s.answer(run, "done");
                return;
            }
            String[] made = new String[1 + random.nextInt(5)];
            for (int i = 0; i < made.length; i++) {
                String tool = TOOLS[random.nextInt(TOOLS.length)];
                made[i] = "c" + calls++ + "-" + tool + " " + tool + " " + random.nextInt(3);
            }
            s.calls(run, "I look", made);
        }

        private void look() {
            if (!looks.isEmpty()) {
                Effect.PrepareCalls look = looks.remove(random.nextInt(looks.size()));
                List<PreparedCall> looked = look.calls().stream().map(Scenario::look).toList();
                s.on(new ToolEvent.Prepared(look.run(), looked));
            }
        }

        private void finish() {
            if (running.isEmpty()) {
                return;
            }
            Effect.StartCall call = running.remove(random.nextInt(running.size()));
            if (random.nextInt(8) == 0) {
                // Something has changed since: it must be asked for again.
                ToolCall again = new ToolCall(call.callId(), call.callId().substring(call.callId().indexOf('-') + 1), "{}");
                s.on(new ToolEvent.Prepared(call.run(), List.of(Scenario.look(again))));
            } else {
                ToolOutcome outcome = random.nextBoolean() ? ToolOutcome.text("of " + call.callId()) : ToolOutcome.failure("of " + call.callId());
                s.on(new ToolEvent.Finished(call.run(), call.callId(), outcome.after(5)));
            }
        }

        private void timer() {
            if (!timers.isEmpty()) {
                s.on(new Elapsed(timers.remove(random.nextInt(timers.size()))));
            }
        }

        /// Every call of what is sent has one result, in the order of the calls, and no result is without its call.
        static void pairs(List<ChatMessage> messages) {
            List<String> expected = new ArrayList<>();
            for (ChatMessage message : messages) {
                if (message instanceof ChatMessage.Tool t) {
                    assertThat(expected).as("a result has its call").isNotEmpty();
                    assertThat(t.toolCallId()).isEqualTo(expected.removeFirst());
                    if (t.content().startsWith("of ")) {
                        assertThat(t.content()).as("its own").isEqualTo("of " + t.toolCallId());
                    }
                } else {
                    assertThat(expected).as("calls without a result").isEmpty();
                    if (message instanceof ChatMessage.Assistant a) {
                        a.toolCalls().forEach(c -> expected.add(c.id()));
                    }
                }
            }
            assertThat(expected).as("calls without a result").isEmpty();
        }

        /// Lets all that is open come to its end, with a yes to everything: nothing may hang.
        void settle() {
            s.on(new ToolIntent.SetReadOnly(false));
            take();
            for (int i = 0; i < 2_000 && !runs().isEmpty(); i++) {
                while (!streams.isEmpty()) {
                    s.answer(streams.removeFirst(), "done");
                    take();
                }
                look();
                take();
                finish();
                take();
                timer();
                if (!(s.state().topOverlay().orElse(null) instanceof Overlay.Question)) {
                    s.press("Alt+A");
                }
                s.see().press("y");
                take();
            }
            assertThat(runs()).as("nothing hangs").isEmpty();
        }
    }

    @Property(tries = 300)
    void callsAndResultsStayPairsAndWritersAlone(@ForAll long seed) {
        Outside outside = new Outside(seed);
        for (int i = 0; i < 120; i++) {
            outside.step(outside.random.nextInt(13));
        }
        outside.settle();
        outside.s.turn("and now?", "that");
        outside.take();
    }
}
