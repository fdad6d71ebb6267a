package dev.branchline.ui;

import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.tools.RoundCall;
import dev.branchline.state.tools.RoundCall.Stage;
import dev.branchline.state.tools.ToolRound;
import java.util.List;

/// What a run is doing, in a few words.
public final class RunText {
    private RunText() {}

    /// What it does with tools: `running shell 12 s`, `waiting for you`.
    ///
    /// @param now milliseconds since the epoch
    public static String tools(LiveRun run, long now) {
        ToolRound round = run.round();
        if (run.phase() instanceof LiveRun.Phase.AtLimit) {
            return "waiting for you: " + run.turn().rounds() + " requests made, go on?";
        }
        if (round == null) {
            return "";
        }
        String stopping = run.phase() instanceof LiveRun.Phase.Stopping ? "stopping " : "running ";
        List<RoundCall> running = round.calls().stream().filter(RoundCall::isRunning).toList();
        if (!running.isEmpty()) {
            long since = running.stream().mapToLong(c -> c.stage() instanceof Stage.Running(long at) ? at : now).min().orElse(now);
            String what = running.size() == 1 ? name(running.getFirst()) : running.size() + " tools";
            return stopping + what + " " + Numbers.wholeSeconds(now - since);
        }
        if (run.isAsking()) {
            return "waiting for you";
        }
        return round.calls().stream().anyMatch(c -> c.stage() instanceof Stage.Preparing) ? "looking at the calls" : "waiting for its turn";
    }

    private static String name(RoundCall call) {
        String name = call.call().name();
        return name.length() > 24 ? name.substring(0, 24) : name;
    }
}
