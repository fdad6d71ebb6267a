package dev.branchline.state.chat;

import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One turn in flight, or one that failed before anything arrived and waits to be tried again.
///
/// Grows in place, so that a delta costs its own length; belongs to the UI thread. Views read [#text()] from where they
/// stopped last time and compare [#version()].
public final class LiveRun {
    /// Where the run stands.
    public sealed interface Phase {
        /// The request is being sent.
        record Sending() implements Phase {}

        /// The server has it and has said nothing yet.
        record Waiting() implements Phase {}

        record Streaming() implements Phase {}

        /// @param attempt the try that failed
        /// @param until when the next begins, milliseconds since the epoch
        record Retrying(int attempt, ApiError error, long until) implements Phase {}

        /// Nothing arrived, and nothing will without the user.
        record Failed(ApiError error) implements Phase {}
    }

    private final RunId id;
    private final EntryId parent;
    private final String model;
    private final long startedAt;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder toolArguments = new StringBuilder();
    private @Nullable String toolName;
    private Phase phase = new Phase.Sending();
    private @Nullable String generationId;
    private long firstTokenAt;
    private long textStartedAt;
    private long version;

    /// @param parent the message that is answered: the run lives below it wherever the head goes
    /// @param startedAt milliseconds since the epoch
    public LiveRun(RunId id, EntryId parent, String model, long startedAt) {
        this.id = id;
        this.parent = parent;
        this.model = model;
        this.startedAt = startedAt;
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

    void tool(String name, String argumentsPiece, long now) {
        token(now);
        if (!name.equals(toolName)) {
            toolArguments.setLength(0);
            toolName = name;
        }
        toolArguments.append(argumentsPiece);
    }

    private void token(long now) {
        if (firstTokenAt == 0) {
            firstTokenAt = now;
        }
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

    /// The tool whose arguments are coming in, or null.
    public @Nullable String toolName() {
        return toolName;
    }

    public CharSequence toolArguments() {
        return toolArguments;
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
