package dev.branchline.state.chat;

import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.Usage;
import dev.branchline.state.tools.OutputTail;
import dev.branchline.state.tools.RoundCall;
import dev.branchline.state.tools.ToolRound;
import dev.branchline.state.tools.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One round of a turn: an answer in flight with the tools that it calls, or one that failed before anything arrived and waits to be tried
/// again. The next round of the turn is another object with the same id.
///
/// Grows in place, so that a delta costs its own length; belongs to the UI thread. Views read [#text()] from where they
/// stopped last time and compare [#version()].
public final class LiveRun {
    /// Where the run stands.
    public sealed interface Phase {
        /// The request is being sent.
        record Sending() implements Phase {}

        /// It went out; the server has said nothing yet.
        record Waiting() implements Phase {}

        record Streaming() implements Phase {}

        /// @param attempt the try that failed
        /// @param until when the next begins, milliseconds since the epoch
        record Retrying(int attempt, ApiError error, long until) implements Phase {}

        /// The answer is there; its tools are looked at, asked for, and run.
        record Tools() implements Phase {}

        /// Tools are being ended because the user stopped the turn.
        ///
        /// @param timer when it fires, what is still running is given up
        record Stopping(long timer) implements Phase {}

        /// All tools have run; the user is asked whether to go on.
        ///
        /// @param question number in the order of asking
        record AtLimit(long question) implements Phase {}

        /// Nothing arrived, and nothing will without the user.
        record Failed(ApiError error) implements Phase {}
    }

    private final RunId id;
    private EntryId parent;
    private final String model;
    private final long startedAt;
    private final Map<String, OutputTail> outputs = new HashMap<>();
    private final List<Coming> coming = new ArrayList<>();
    private @Nullable ToolRound round;
    private Turn turn;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private Phase phase = new Phase.Sending();
    private @Nullable String generationId;
    private boolean sent;
    private boolean mayHaveBeenCharged;
    private long firstTokenAt;
    private long textStartedAt;
    private long lastTokenAt;
    private long version;

    /// @param parent the message that is answered: the run lives below it wherever the head goes
    /// @param startedAt milliseconds since the epoch
    public LiveRun(RunId id, EntryId parent, String model, long startedAt) {
        this(id, parent, model, startedAt, Turn.begin(startedAt, Integer.MAX_VALUE));
    }

    /// @param turn with this round counted
    public LiveRun(RunId id, EntryId parent, String model, long startedAt, Turn turn) {
        this.id = id;
        this.parent = parent;
        this.model = model;
        this.startedAt = startedAt;
        this.turn = turn;
    }

    /// The same run with the tools of the answer it has got.
    ///
    /// @param startedAt when the tools began
    static LiveRun withTools(LiveRun answered, ToolRound round, long startedAt) {
        LiveRun run = new LiveRun(answered.id, round.answer(), answered.model, startedAt, answered.turn);
        run.round = round;
        run.phase = new Phase.Tools();
        return run;
    }

    /// What comes next stands below this entry.
    void moveTo(EntryId entry) {
        parent = entry;
        version++;
    }

    void hold(ToolRound newRound) {
        round = newRound;
        version++;
    }

    void hold(Turn newTurn) {
        turn = newTurn;
    }

    /// Sets how many rounds the turn may take, unless it has taken more already.
    public void grant(int rounds) {
        turn = new Turn(turn.startedAt(), turn.rounds(), Math.max(rounds, turn.rounds()), turn.streak());
    }

    void output(String callId, String piece) {
        outputs.computeIfAbsent(callId, _ -> new OutputTail()).add(piece);
        version++;
    }

    void sent() {
        sent = true;
        enter(new Phase.Waiting());
    }

    /// A try is over.
    void failed(ApiError error) {
        mayHaveBeenCharged |= sent && error.status() == null;
        sent = false;
    }

    /// Whether a request went out of which nobody knows what became of it.
    boolean mayHaveBeenCharged() {
        return mayHaveBeenCharged;
    }

    void opened(@Nullable String generation) {
        generationId = generation == null ? generationId : generation;
        enter(new Phase.Waiting());
    }

    void enter(Phase newPhase) {
        phase = newPhase;
        version++;
    }

    void text(String delta, long now) {
        token(now);
        if (text.isEmpty()) {
            textStartedAt = now;
        }
        text.append(delta);
    }

    void reasoning(String delta, long now) {
        token(now);
        reasoning.append(delta);
    }

    void tool(int index, String name, String argumentsPiece, long now) {
        token(now);
        for (Coming call : coming) {
            if (call.index == index) {
                call.arguments.append(argumentsPiece);
                return;
            }
        }
        coming.add(new Coming(index, name, new StringBuilder(argumentsPiece)));
    }

    private void token(long now) {
        if (firstTokenAt == 0) {
            firstTokenAt = now;
        }
        lastTokenAt = now;
        if (!(phase instanceof Phase.Streaming)) {
            phase = new Phase.Streaming();
        }
        version++;
    }

    public RunId id() {
        return id;
    }

    public EntryId parent() {
        return parent;
    }

    public String model() {
        return model;
    }

    public long startedAt() {
        return startedAt;
    }

    /// The visible answer so far; do not change it.
    public CharSequence text() {
        return text;
    }

    public CharSequence reasoning() {
        return reasoning;
    }

    /// A call whose arguments are coming in.
    ///
    /// @param index which call of the answer
    public record Coming(int index, String name, StringBuilder arguments) {}

    /// The calls of the answer that streams, as far as they have come.
    public List<Coming> coming() {
        return coming;
    }

    /// The calls of the answer that is there, or null while it streams.
    public @Nullable ToolRound round() {
        return round;
    }

    public Turn turn() {
        return turn;
    }

    /// What a call has put out so far, or null.
    public @Nullable OutputTail output(String callId) {
        return outputs.get(callId);
    }

    /// Whether something of it waits for the user.
    public boolean isAsking() {
        return phase instanceof Phase.AtLimit
                || (round != null && round.calls().stream().anyMatch(c -> c.stage() instanceof RoundCall.Stage.Asking));
    }

    /// Whether nothing of it goes on without the user.
    public boolean isWaitingForUser() {
        return phase instanceof Phase.AtLimit || (round != null && round.isWaitingForUser());
    }

    public Phase phase() {
        return phase;
    }

    public boolean isActive() {
        return !(phase instanceof Phase.Failed);
    }

    public boolean hasContent() {
        return !text.isEmpty() || !reasoning.isEmpty();
    }

    public @Nullable String generationId() {
        return generationId;
    }

    /// Changes with everything that can be seen of the run.
    public long version() {
        return version;
    }

    /// How long it thought, in milliseconds: until the first visible text, or until now.
    public long thoughtMs(long now) {
        return firstTokenAt == 0 ? 0 : (textStartedAt == 0 ? now : textStartedAt) - firstTokenAt;
    }

    /// How long nothing of the answer has come, in milliseconds; 0 before its first piece.
    public long silentMs(long now) {
        return lastTokenAt == 0 ? 0 : now - lastTokenAt;
    }

    /// Tokens per second since the first one, estimated at four characters a token; 0 while there is nothing to measure.
    public double tokensPerSecond(long now) {
        long ms = now - firstTokenAt;
        return firstTokenAt == 0 || ms < 200 ? 0 : (text.length() + reasoning.length()) / 4.0 * 1000 / ms;
    }

    /// What came until the user stopped it. Reasoning details are left out: unsigned ones must not be replayed.
    Answer stopped(long now) {
        return new Answer(
                text.toString(), reasoning.toString(), null, List.of(), List.of(), null, List.of(), new Ending.Stopped(),
                Usage.UNKNOWN, new ServedBy(null, null, null, null, null), generationId,
                new Timing(
                        firstTokenAt == 0 ? null : firstTokenAt - startedAt, reasoning.isEmpty() ? null : thoughtMs(now), now - startedAt));
    }
}
