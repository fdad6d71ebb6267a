package dev.branchline.state;

import dev.branchline.command.Chord;
import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.event.Elapsed;
import dev.branchline.event.Event;
import dev.branchline.event.Input;
import dev.branchline.event.Intent;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.ToolEvent;
import dev.branchline.event.ToolIntent;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.model.Answer;
import dev.branchline.model.Catalogue;
import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.Settings;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.Verdict;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.changes.ChangesState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.FileContext;
import dev.branchline.state.models.Models;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.tools.QuestionUpdate;
import dev.branchline.state.tools.ToolsState;
import dev.branchline.state.tree.TreePanel;
import dev.branchline.state.view.Panes;
import dev.branchline.state.view.TranscriptMetrics;
import dev.branchline.state.view.Viewport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Drives the state by keys and events, without screen, network and disk: what the loop does, and what it was told to do is
/// kept to look at. Time stands still.
public final class Scenario {
    public static final long NOON = Instant.parse("2026-03-14T12:00:00Z").toEpochMilli();
    public static final String MODEL = "anthropic/claude-sonnet-5";

    private final Update update;
    private final InputRouter router;
    private final List<Effect> effects = new ArrayList<>();
    private AppState state;

    public Scenario() {
        this(CommandCatalog.standard(), (_, _, _) -> 1);
    }

    public Scenario(CommandCatalog catalog, TranscriptMetrics metrics) {
        update = new Update(metrics);
        router = new InputRouter(catalog);
        state = start();
    }

    public static AppState start() {
        SessionHeader header = new SessionHeader(new SessionId("20260314-120000-first"), null, "/home/ada/shop", Instant.ofEpochMilli(NOON));
        return new AppState(
                new Surroundings("/home/ada/shop", "/home/ada", "/home/ada/.config/branchline/settings.json", false, "1"),
                Settings.DEFAULTS.withModel(MODEL).withToolInstructions(""),
                new Panes(120, 40, Pane.COMPOSER, true, true, 36, true, "dark", List.of("dark", "light"), false),
                Conversation.open(header, new SessionTree(), false),
                Viewport.START,
                TreePanel.START,
                Composer.EMPTY,
                new Models(Catalogue.EMPTY, false, null, MODEL, null),
                new KeyState.Unchecked(new Secret("sk-or-v1-0000")),
                ChangesState.NONE,
                List.of(),
                List.of(),
                Spending.NONE.withToday(CostSum.ZERO),
                Counters.START,
                Quitting.NOT,
                ToolsState.begin(25),
                FileContext.none());
    }

    public AppState state() {
        return state;
    }

    public Scenario with(AppState changed) {
        state = changed;
        return this;
    }

    /// Presses keys as people write them.
    public Scenario press(String... chords) {
        for (String chord : chords) {
            on(new Input.Pressed(Chord.parse(chord).key()));
        }
        return this;
    }

    public Scenario type(String text) {
        text.codePoints().forEach(c -> on(new Input.Typed(Character.toString(c))));
        return this;
    }

    public Scenario paste(String text) {
        return on(new Input.Pasted(text));
    }

    public Scenario on(Event... events) {
        for (Event event : events) {
            if (event instanceof Input input) {
                for (Input part : InputRouter.split(state, input)) {
                    for (Intent intent : router.route(state, part)) {
                        fold(intent);
                    }
                }
            }
            fold(event);
        }
        return this;
    }

    private void fold(Event event) {
        Step step = update.apply(state, event, NOON);
        state = step.state();
        for (Effect effect : step.effects()) {
            effects.add(effect);
            if (effect instanceof Effect.Raise raise) {
                fold(raise.intent());
            }
        }
    }

    /// Asks, and answers with this text.
    public Scenario turn(String prompt, String answer) {
        type(prompt).press("Enter");
        return answer(answer);
    }

    /// Ends the newest run well.
    public Scenario answer(String text) {
        return answer(lastRun(), text);
    }

    public Scenario answer(RunId run, String text) {
        return on(
                new StreamEvent.Opened(run, "gen-" + run.value()), new StreamEvent.TextDelta(run, text),
                new StreamEvent.Finished(run, whole(text, run)));
    }

    /// Ends the round of a run with calls, given as `id name arguments`.
    public Scenario calls(RunId run, String text, String... calls) {
        List<ToolCall> made = new ArrayList<>();
        for (String call : calls) {
            String[] parts = call.split(" ", 3);
            made.add(new ToolCall(parts[0], parts[1], parts.length > 2 ? parts[2] : "{}"));
        }
        Answer plain = whole(text, run);
        return on(new StreamEvent.Finished(run, new Answer(
                plain.text(), "", null, made, List.of(), null, List.of(), new Ending.Complete("tool_calls", null), plain.usage(),
                plain.servedBy(), plain.generationId(), plain.timing())));
    }

    /// Answers the newest PrepareCalls of a run: tools whose names begin with `read` only read, those with `ask` are asked for, those with
    /// `deny` denied, those with `bad` refused; all others are allowed and write.
    public Scenario prepare(RunId run) {
        List<PreparedCall> looked = new ArrayList<>();
        effects(Effect.PrepareCalls.class).stream().filter(p -> p.run().equals(run)).reduce((_, b) -> b).orElseThrow().calls()
                .forEach(c -> looked.add(look(c)));
        return on(new ToolEvent.Prepared(run, looked));
    }

    public static PreparedCall look(ToolCall call) {
        String name = call.name();
        ToolEffect effect = name.contains("read") ? ToolEffect.READS : name.contains("shell") ? ToolEffect.EXECUTES : ToolEffect.WRITES;
        Verdict verdict = name.startsWith("ask") ? Verdict.ASK : name.startsWith("deny") ? Verdict.DENY : Verdict.ALLOW;
        return new PreparedCall(
                call, effect, name + " it", verdict, "because", name.startsWith("bad") ? "no such thing" : null,
                new Preview.Arguments(call.arguments()), List.of(new PermissionRule(Verdict.ALLOW, name, null)));
    }

    public Scenario done(RunId run, String callId, String output) {
        return on(new ToolEvent.Finished(run, callId, ToolOutcome.text(output).after(5)));
    }

    /// The calls that were started and not ended by [#forget].
    public List<String> started() {
        return effects(Effect.StartCall.class).stream().map(Effect.StartCall::callId).toList();
    }

    /// Lets the dialog be on the screen long enough.
    public Scenario see() {
        QuestionUpdate.unseen(state).ifPresent(number -> on(new ToolIntent.Shown(number)));
        return state.topOverlay().orElse(null) instanceof Overlay.Question q ? on(new Elapsed(q.timer())) : this;
    }

    public static Answer whole(String text, RunId run) {
        Answer empty = Answer.empty(new Ending.Complete("stop", null));
        return new Answer(
                text, "", null, List.of(), List.of(), null, List.of(), empty.ending(), Usage.UNKNOWN.withCost(Cost.charged("0.01")),
                empty.servedBy(), "gen-" + run.value(), empty.timing());
    }

    public RunId lastRun() {
        return new RunId(state.counters().nextRun() - 1);
    }

    /// What was in the editor, as it would be sent.
    public String text() {
        return state.composer().expandedText();
    }

    public SessionTree tree() {
        return state.conversation().tree();
    }

    public EntryId head() {
        return tree().head().orElseThrow();
    }

    /// The shown path as text: `?` prompts and `!` answers.
    public String path() {
        StringBuilder out = new StringBuilder();
        for (Entry.Node node : state.conversation().shown()) {
            out.append(switch (node) {
                case Entry.UserMessage u -> " ?" + u.text();
                case Entry.AssistantMessage a -> " !" + a.answer().text();
                case Entry.SystemPrompt s -> " #" + s.text();
                case Entry.ToolResult t -> " =" + t.output();
                case Entry.Note n -> " *" + n.text();
                case Entry.ModelSwitched _ -> " .";
            });
        }
        return out.toString().strip();
    }

    public List<String> notices() {
        return state.notices().stream().map(n -> n.text()).toList();
    }

    /// All effects of one kind since the start or the last [#forget].
    public <T extends Effect> List<T> effects(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    public Scenario forget() {
        effects.clear();
        return this;
    }

    /// What a reload from disk would give: the head and nodes of a tree built from all entries that were to be written.
    public SessionTree reloaded() {
        SessionTree again = new SessionTree();
        effects(Effect.Append.class).forEach(a -> a.entries().forEach(again::append));
        return again;
    }
}
