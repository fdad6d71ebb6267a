package dev.branchline.ui.transcript;

import dev.branchline.command.CommandCatalog;
import dev.branchline.model.tool.CallKey;
import dev.branchline.state.chat.Advice;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.tools.RoundCall;
import dev.branchline.state.tools.ToolRound;
import dev.branchline.state.view.Viewport;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.markdown.MarkdownDocument;
import dev.branchline.ui.Lines;
import dev.branchline.ui.Numbers;
import dev.branchline.ui.RunText;
import dev.branchline.ui.Spinner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The layout of one run while it grows: each frame costs the text that is new. Has the same rows as the finished answer,
/// so that nothing jumps when it ends.
final class LiveLayout implements ItemRows {
    /// Shorter pauses are how models speak.
    private static final long SILENCE_MS = 5_000;

    private final LiveRun run;
    private final CommandCatalog catalog;
    private final MarkdownDocument document = new MarkdownDocument();
    private final GrowingProse thoughts = new GrowingProse(Ink.of(Role.REASONING), AnswerRows.thoughtPrefix());
    private List<StyledLine> above = List.of();
    private List<StyledLine> body = List.of();
    private List<StyledLine> below = List.of();
    private StyledLine bar = StyledLine.EMPTY;
    private int taken;
    private long version = -1;
    private int width;
    private boolean reasoningShown;
    private Viewport viewport = Viewport.START;
    private final Map<Integer, CallKey> cards = new HashMap<>();
    private long now;

    LiveLayout(LiveRun run, CommandCatalog catalog) {
        this.run = run;
        this.catalog = catalog;
    }

    LiveRun run() {
        return run;
    }

    /// The document, when it holds exactly this text: the finished answer takes it over.
    boolean holds(String text) {
        takeText();
        return document.source().equals(text);
    }

    MarkdownDocument document() {
        return document;
    }

    private void takeText() {
        CharSequence text = run.text();
        if (taken < text.length()) {
            document.append(text.subSequence(taken, text.length()).toString());
            taken = text.length();
        }
    }

    LiveLayout update(Columns columns, Viewport newViewport, long newNow) {
        boolean showReasoning = newViewport.reasoningShown();
        if (version == run.version() && width == columns.text() && viewport.equals(newViewport) && now == newNow) {
            return this;
        }
        version = run.version();
        width = columns.text();
        reasoningShown = showReasoning;
        viewport = newViewport;
        now = newNow;
        takeText();
        if (run.phase() instanceof LiveRun.Phase.Failed failed) {
            fail(failed);
            return this;
        }
        bar = StyledLine.EMPTY;
        if (run.round() != null) {
            above = List.of();
            body = List.of();
            below = tools(run.round());
            return this;
        }
        above = above();
        body = taken == 0 ? List.of() : document.rows(width);
        below = below();
        return this;
    }

    private void fail(LiveRun.Phase.Failed failed) {
        bar = Block.bar(Role.ERROR);
        List<StyledLine> rows = new ArrayList<>();
        rows.add(Lines.cut(StyledLine.of(AnswerHead.model(run.model(), null) + " did not answer", Role.ERROR), width));
        rows.addAll(Prose.rows(EndingRows.explain(failed.error()), Role.TEXT, width));
        rows.addAll(Prose.rows(catalog.expandKeys(Advice.of(failed.error())), Role.MUTED, width));
        above = rows;
        body = List.of();
        below = List.of();
    }

    private List<StyledLine> above() {
        List<StyledLine> rows = new ArrayList<>();
        rows.add(Lines.cut(StyledLine.of(AnswerHead.model(run.model(), null), Role.ASSISTANT), width));
        if (!run.reasoning().isEmpty()) {
            boolean thinking = run.text().isEmpty();
            String what = thinking ? "thinking · " + Numbers.wholeSeconds(run.thoughtMs(now)) : "thought for " + Numbers.duration(run.thoughtMs(now));
            rows.addAll(AnswerRows.reasoning(what, "", true, false, width));
            if (reasoningShown) {
                rows.set(rows.size() - 1, Lines.cut(StyledLine.of("▾ " + what, Role.REASONING), width));
                rows.addAll(thoughts.rows(run.reasoning(), width));
                rows.add(StyledLine.EMPTY);
            }
        }
        return rows;
    }

    private List<StyledLine> below() {
        List<StyledLine> rows = new ArrayList<>();
        run.coming().forEach(call -> rows.add(CardRows.coming(call.name(), call.arguments(), now, width)));
        if (run.phase() instanceof LiveRun.Phase.Retrying r) {
            rows.addAll(Prose.marked("⚠", "try " + r.attempt() + " failed: " + EndingRows.explain(r.error()), Role.WARNING, width));
        }
        rows.add(activity());
        return rows;
    }

    private StyledLine activity() {
        boolean idle = run.isWaitingForUser();
        return Lines.cut(
                StyledLine.builder()
                        .add(idle ? "? " : Spinner.at(now) + " ", idle ? Role.WARNING : Role.ACCENT)
                        .add(doing(), idle ? Role.WARNING : Role.MUTED)
                        .add(catalog.expandKeys((idle ? " · {tools.answer} answers" : "") + " · {chat.stop} stops"), Role.FAINT)
                        .build(),
                width);
    }

    /// The calls whose results are not in the conversation yet.
    private List<StyledLine> tools(ToolRound round) {
        List<StyledLine> rows = new ArrayList<>();
        cards.clear();
        for (RoundCall call : round.open()) {
            CallKey key = new CallKey(round.answer(), call.id());
            cards.put(rows.size(), key);
            CardRows.Look look = new CardRows.Look(viewport.cards().contains(key), key.equals(viewport.card()));
            rows.addAll(CardRows.live(call, run.output(call.id()), look, catalog, now, width));
        }
        rows.add(activity());
        return rows;
    }

    /// The call whose head stands in a row, or null.
    @Nullable CallKey cardAt(int row) {
        return cards.get(row);
    }

    private String doing() {
        return switch (run.phase()) {
            case LiveRun.Phase.Sending _ -> "sending";
            case LiveRun.Phase.Waiting _ -> "waiting · " + Numbers.wholeSeconds(now - run.startedAt());
            case LiveRun.Phase.Streaming _ -> {
                double speed = run.tokensPerSecond(now);
                String pace = run.silentMs(now) >= SILENCE_MS
                        ? " · nothing new for " + Numbers.wholeSeconds(run.silentMs(now))
                        : speed > 0 ? " · ~" + Numbers.speed(speed) : "";
                yield (run.text().isEmpty() && run.coming().isEmpty() ? "thinking" : "answering") + pace;
            }
            case LiveRun.Phase.Retrying r -> "next try in " + Math.max(0, Math.ceilDiv(r.until() - now, 1_000L)) + " s";
            case LiveRun.Phase.Tools _, LiveRun.Phase.Stopping _, LiveRun.Phase.AtLimit _ -> RunText.tools(run, now);
            case LiveRun.Phase.Failed _ -> "failed";
        };
    }

    @Override
    public int size() {
        return above.size() + body.size() + below.size() + 1;
    }

    @Override
    public StyledLine row(int index) {
        if (index < above.size()) {
            return above.get(index);
        }
        int inBody = index - above.size();
        if (inBody < body.size()) {
            return body.get(inBody);
        }
        int inBelow = inBody - body.size();
        return inBelow < below.size() ? below.get(inBelow) : StyledLine.EMPTY;
    }

    @Override
    public StyledLine gutter(int index) {
        return index < size() - 1 ? bar : StyledLine.EMPTY;
    }
}
