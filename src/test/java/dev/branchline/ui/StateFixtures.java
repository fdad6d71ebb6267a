package dev.branchline.ui;

import dev.branchline.event.ChatIntent;
import dev.branchline.event.ComposerIntent;
import dev.branchline.event.Event;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.Answer;
import dev.branchline.model.Catalogue;
import dev.branchline.model.CostSum;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import dev.branchline.model.ServedBy;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.Settings;
import dev.branchline.model.Timing;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Counters;
import dev.branchline.state.KeyState;
import dev.branchline.state.Notices;
import dev.branchline.state.Quitting;
import dev.branchline.state.Spending;
import dev.branchline.state.Surroundings;
import dev.branchline.state.Update;
import dev.branchline.state.changes.ChangesState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.FileContext;
import dev.branchline.state.models.Models;
import dev.branchline.state.tools.ToolsState;
import dev.branchline.state.tree.TreePanel;
import dev.branchline.state.view.Notice;
import dev.branchline.state.view.Panes;
import dev.branchline.state.view.TranscriptMetrics;
import dev.branchline.state.view.Viewport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Builds states for tests of what is painted: entries put straight into the tree, everything else by the same events that the
/// program has. The clock stands unless moved.
public final class StateFixtures {
    /// 2026-03-14 12:00 UTC.
    public static final long NOON = Instant.parse("2026-03-14T12:00:00Z").toEpochMilli();
    public static final String MODEL = "anthropic/claude-sonnet-5";

    private final Update update;
    private AppState state;
    private long now = NOON;

    public StateFixtures(int columns, int rows) {
        this(columns, rows, (_, _, _) -> 1);
    }

    /// @param metrics for scrolling; a layout under test, or anything
    public StateFixtures(int columns, int rows, TranscriptMetrics metrics) {
        update = new Update(metrics);
        SessionHeader header = new SessionHeader(new SessionId("20260314-120000-demo"), null, "/home/ada/work/shop", Instant.ofEpochMilli(NOON));
        state = new AppState(
                new Surroundings("/home/ada/work/shop", "/home/ada", "/home/ada/.config/branchline/settings.json", false, "0.2"),
                Settings.DEFAULTS.withModel(MODEL),
                new Panes(columns, rows, ViewIntent.Pane.COMPOSER, true, true, 36, true, "dark", List.of("dark", "light"), false),
                Conversation.open(header, new SessionTree(), false),
                Viewport.START,
                TreePanel.START,
                Composer.EMPTY,
                new Models(new Catalogue(List.of(model(MODEL, "Claude Sonnet 5", 200_000L)), Instant.ofEpochMilli(NOON)), false, null, MODEL, "high"),
                new KeyState.Unchecked(new Secret("sk-or-v1-0000")),
                ChangesState.NONE,
                List.of(),
                List.of(),
                Spending.NONE.withToday(CostSum.ZERO.plus(dev.branchline.model.Cost.charged("1.1688"))),
                Counters.START,
                Quitting.NOT,
                ToolsState.begin(25),
                FileContext.none());
    }

    public static ModelInfo model(String id, String name, @Nullable Long contextLength) {
        return new ModelInfo(
                id, id, name, 1_760_000_000L, null, contextLength, null, Set.of("text"), Set.of("text"), Set.of("tools"),
                Pricing.UNKNOWN, null, (LocalDate) null, null);
    }

    public AppState state() {
        return state;
    }

    public long now() {
        return now;
    }

    /// Lets time pass.
    public StateFixtures wait(int ms) {
        now += ms;
        return this;
    }

    /// Anything that has no event of its own.
    public StateFixtures change(UnaryOperator<AppState> change) {
        state = change.apply(state);
        return this;
    }

    public StateFixtures on(Event... events) {
        for (Event event : events) {
            state = update.apply(state, event, now).state();
        }
        return this;
    }

    public StateFixtures size(int columns, int rows) {
        return change(s -> s.with(s.panes().withSize(columns, rows)));
    }

    public StateFixtures demo() {
        return change(s -> new AppState(
                new Surroundings(s.surroundings().workspace(), s.surroundings().home(), s.surroundings().settingsFile(), true, "0.2"),
                s.settings(), s.panes(), s.conversation(), s.viewport(), s.treePanel(), s.composer(), s.models(), s.key(), s.changes(), s.overlays(),
                s.notices(), s.spending(), s.counters(), s.quitting(), s.tools(), s.context()));
    }

    public StateFixtures noKey() {
        return change(s -> s.with(new KeyState.Missing()));
    }

    public StateFixtures theme(String name) {
        return change(s -> s.with(s.panes().withTheme(name)));
    }

    public StateFixtures focus(ViewIntent.Pane pane) {
        return on(new ViewIntent.FocusPane(pane));
    }

    public StateFixtures notice(Notice.Level level, String text) {
        return change(s -> Notices.tell(s, level, text).state());
    }

    /// Puts a prompt below the head.
    public StateFixtures user(String text) {
        return append(id -> new Entry.UserMessage(id, head(), at(), text, List.of()));
    }

    /// Puts an answer below the head.
    public StateFixtures answer(Answer answer) {
        return append(id -> new Entry.AssistantMessage(id, head(), at(), MODEL, answer));
    }

    public StateFixtures answer(String markdown) {
        return answer(whole(markdown));
    }

    public StateFixtures append(java.util.function.Function<EntryId, Entry> entry) {
        tree().append(entry.apply(tree().nextId()));
        return this;
    }

    public @Nullable EntryId head() {
        return tree().head().orElse(null);
    }

    public SessionTree tree() {
        return state.conversation().tree();
    }

    public Instant at() {
        return Instant.ofEpochMilli(now);
    }

    /// Types into the editor.
    public StateFixtures type(String text) {
        return on(new ComposerIntent.Insert(text));
    }

    /// Sends a prompt: a run starts, or the prompt waits for the run that is shown.
    public StateFixtures send(String text) {
        return on(new ChatIntent.Send(text));
    }

    /// The run that is shown.
    public RunId run() {
        return state.conversation().shownRun().orElseThrow().id();
    }

    public StateFixtures opened() {
        return on(new StreamEvent.Opened(run(), "gen-1"));
    }

    public StateFixtures streamed(String text) {
        return on(new StreamEvent.TextDelta(run(), text));
    }

    public StateFixtures thought(String text) {
        return on(new StreamEvent.ReasoningDelta(run(), text));
    }

    /// A complete answer with all that a good provider tells.
    public static Answer whole(String markdown) {
        return new Answer(
                markdown, "", null, List.of(), List.of(), null, List.of(), new Ending.Complete("stop", "end_turn"),
                new Usage(1_234L, 340L, 1_120L, 0L, 0L, null, dev.branchline.model.Cost.charged("0.0043"), false),
                new ServedBy(MODEL, "Anthropic", 1, null, null), "gen-1", new Timing(400L, null, 2_100L));
    }

    public static Answer withReasoning(Answer a, String reasoning, long tokens) {
        Usage u = a.usage();
        return new Answer(
                a.text(), reasoning, null, a.toolCalls(), a.citations(), null, a.images(), a.ending(),
                new Usage(u.promptTokens(), u.completionTokens(), u.cachedTokens(), u.cacheWriteTokens(), tokens, u.webSearches(), u.cost(), u.byok()),
                a.servedBy(), a.generationId(), a.timing());
    }

    public static Answer withTools(Answer a, ToolCall... calls) {
        return new Answer(
                a.text(), a.reasoning(), null, List.of(calls), a.citations(), null, a.images(), new Ending.Complete("tool_calls", null), a.usage(),
                a.servedBy(), a.generationId(), a.timing());
    }
}
