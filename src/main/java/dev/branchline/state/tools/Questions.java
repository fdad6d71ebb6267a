package dev.branchline.state.tools;

import dev.branchline.model.RunId;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Verdict;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.LiveRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What waits for the user, over all branches, in the order in which it came up.
public final class Questions {
    private Questions() {}

    /// One thing that the user is asked.
    public sealed interface Question {
        RunId run();

        /// Number in the order of asking.
        long number();
    }

    /// May this call run?
    ///
    /// @param why one sentence
    public record MayRun(RunId run, long number, RoundCall call, PreparedCall prepared, String why) implements Question {}

    /// So many rounds were sent: shall it go on?
    public record GoOn(RunId run, long number, int rounds) implements Question {}

    public static List<Question> open(AppState state) {
        List<Question> open = new ArrayList<>();
        for (LiveRun run : state.conversation().runs().values()) {
            if (run.phase() instanceof LiveRun.Phase.AtLimit(long number)) {
                open.add(new GoOn(run.id(), number, run.turn().rounds()));
            }
            ToolRound round = run.round();
            if (round == null) {
                continue;
            }
            for (RoundCall call : round.calls()) {
                if (call.stage() instanceof RoundCall.Stage.Asking(long number, String why) && call.prepared() != null) {
                    open.add(new MayRun(run.id(), number, call, call.prepared(), why));
                }
            }
        }
        open.sort((a, b) -> Long.compare(a.number(), b.number()));
        return open;
    }

    public static Optional<Question> find(AppState state, long number) {
        return open(state).stream().filter(q -> q.number() == number).findFirst();
    }

    /// Calls that will be asked for once the writers before them are done, as far as is known.
    public static long toCome(AppState state) {
        return state.conversation().runs().values().stream()
                .flatMap(r -> r.round() == null ? java.util.stream.Stream.empty() : r.round().calls().stream())
                .filter(c -> c.stage() instanceof RoundCall.Stage.Behind && c.prepared() != null && c.prepared().verdict() == Verdict.ASK)
                .count();
    }

    public static boolean isAnyOpen(AppState state) {
        return state.conversation().runs().values().stream().anyMatch(LiveRun::isAsking);
    }
}
