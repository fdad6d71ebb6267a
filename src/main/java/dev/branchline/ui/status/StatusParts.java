package dev.branchline.ui.status;

import dev.branchline.model.Answer;
import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.tools.Questions;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Costs;
import dev.branchline.ui.Frame;
import dev.branchline.ui.Numbers;
import dev.branchline.ui.RunText;
import dev.branchline.ui.Spinner;
import java.util.ArrayList;
import java.util.List;

/// What the status line can tell, each part with how long it is kept when room gets short.
final class StatusParts {
    private static final int METER_CELLS = 6;

    /// @param keep parts with the smallest number go first
    record Part(StyledLine line, int keep) {}

    private final ContextUse.Meter meter = new ContextUse.Meter();

    /// From left to right.
    List<Part> of(Frame frame) {
        AppState state = frame.state();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(activity(frame), 90));
        tools(frame, parts);
        context(state, parts);
        state.conversation().lastAnswer(state.conversation().tree().head().orElse(null)).ifPresent(a -> cache(a.answer(), parts));
        SessionTree tree = state.conversation().tree();
        if (tree.size() > 0) {
            boolean running = state.conversation().activeRunShown().isPresent();
            CostSum turn = turn(tree);
            if (!running || turn.known().signum() != 0) {
                // What runs has a price that is not known yet.
                parts.add(cost("turn ", running ? turn.plus(Cost.UNKNOWN) : turn, 20));
            }
            parts.add(cost("session ", whileRunning(state, tree.totalCost()), 70));
        }
        if (state.spending().known()) {
            parts.add(cost("today ", whileRunning(state, state.spending().today()), 40));
        }
        return parts;
    }

    /// What runs is not in the sums yet. That is understood of a sum that grows, but nothing would be a lie.
    private static CostSum whileRunning(AppState state, CostSum sum) {
        return state.conversation().anyActive() && sum.known().signum() == 0 ? sum.plus(Cost.UNKNOWN) : sum;
    }

    private static StyledLine activity(Frame frame) {
        LiveRun run = frame.state().conversation().shownRun().orElse(null);
        if (run == null) {
            return StyledLine.builder().add("○ ", Role.FAINT).add("ready", Role.MUTED).build();
        }
        String text = switch (run.phase()) {
            case LiveRun.Phase.Sending _ -> "sending";
            case LiveRun.Phase.Waiting _ -> "waiting " + Numbers.wholeSeconds(frame.now() - run.startedAt());
            case LiveRun.Phase.Streaming _ -> {
                double speed = run.tokensPerSecond(frame.now());
                yield (run.text().isEmpty() ? "thinking" : "streaming") + (speed > 0 ? " ~" + Numbers.speed(speed) : "");
            }
            case LiveRun.Phase.Retrying r -> "retrying in " + Math.max(0, Math.ceilDiv(r.until() - frame.now(), 1_000L)) + " s";
            case LiveRun.Phase.Tools _, LiveRun.Phase.Stopping _, LiveRun.Phase.AtLimit _ -> RunText.tools(run, frame.now());
            case LiveRun.Phase.Failed _ -> "failed";
        };
        if (run.isWaitingForUser()) {
            return StyledLine.builder().add("? ", Role.WARNING).add(text, Role.WARNING).build();
        }
        boolean failed = run.phase() instanceof LiveRun.Phase.Failed;
        return StyledLine.builder()
                .add(failed ? "✗ " : Spinner.at(frame.now()) + " ", failed ? Role.ERROR : Role.SUCCESS)
                .add(text, Role.STATUS)
                .build();
    }

    /// What must not be overlooked: that nothing may be written, and that somewhere an answer is waited for.
    private static void tools(Frame frame, List<Part> parts) {
        AppState state = frame.state();
        if (state.tools().readOnly()) {
            parts.add(new Part(StyledLine.of("read-only", Role.WARNING), 85));
        }
        List<Questions.Question> open = Questions.open(state);
        boolean elsewhere = open.stream()
                .anyMatch(q -> state.conversation().activeRunShown().filter(r -> r.id().equals(q.run())).isEmpty());
        boolean away = state.topOverlay().filter(o -> o instanceof Overlay.Question).isEmpty();
        if (!open.isEmpty() && (elsewhere || away)) {
            String what = (open.size() == 1 ? "1 question" : open.size() + " questions") + (elsewhere ? " from a branch" : "");
            parts.add(new Part(StyledLine.of(what + " · " + frame.catalog().shownKey("tools.answer"), Role.WARNING), 88));
        }
    }

    private void context(AppState state, List<Part> parts) {
        ContextUse use = meter.of(state);
        if (use.tokens() == 0) {
            return;
        }
        String tokens = (use.estimated() ? "~" : "") + Numbers.tokens(use.tokens());
        Long limit = use.limit();
        StyledLine.Builder line = StyledLine.builder().add("ctx ", Role.FAINT).add(tokens, Role.STATUS);
        if (limit == null || limit <= 0) {
            parts.add(new Part(line.build(), 60));
            return;
        }
        line.add("/" + Numbers.tokens(limit) + " ", Role.FAINT);
        int full = Math.clamp(Math.round((double) use.tokens() * METER_CELLS / limit), 0, METER_CELLS);
        boolean tight = use.tokens() > limit * 0.85;
        line.add("▓".repeat(full), tight ? Role.WARNING : Role.METER_FULL).add("░".repeat(METER_CELLS - full), Role.METER_EMPTY);
        line.add(" " + Numbers.percent(use.tokens(), limit), tight ? Role.WARNING : Role.STATUS);
        parts.add(new Part(line.build(), 60));
    }

    private static void cache(Answer answer, List<Part> parts) {
        Long cached = answer.usage().cachedTokens();
        Long prompt = answer.usage().promptTokens();
        if (cached != null && prompt != null && prompt > 0) {
            parts.add(new Part(
                    StyledLine.builder().add("cache ", Role.FAINT).add(Numbers.percent(cached, prompt), Role.STATUS).build(), 30));
        }
    }

    private static Part cost(String name, CostSum sum, int keep) {
        return new Part(StyledLine.builder().add(name, Role.FAINT).add(Costs.text(sum), Role.COST).build(), keep);
    }

    /// From the last prompt down to where one stands.
    private static CostSum turn(SessionTree tree) {
        CostSum sum = CostSum.ZERO;
        for (EntryId id = tree.head().orElse(null); id != null; id = tree.parent(id).orElse(null)) {
            if (tree.node(id) instanceof Entry.UserMessage) {
                return sum;
            }
            sum = sum.plus(tree.cost(id));
        }
        return sum;
    }
}
