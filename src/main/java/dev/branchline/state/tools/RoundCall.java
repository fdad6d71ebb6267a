package dev.branchline.state.tools;

import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import org.jspecify.annotations.Nullable;

/// One call of a round, and how far it is.
///
/// @param prepared what is known of it, once it was looked at; it may be looked at again when a writer before it has run
public record RoundCall(ToolCall call, @Nullable PreparedCall prepared, Stage stage) {
    /// How far a call is.
    public sealed interface Stage {
        /// It is being looked at.
        record Preparing() implements Stage {}

        /// It is looked at again once the writers before it are done: they may change what it would do.
        record Behind() implements Stage {}

        /// It waits for the user.
        ///
        /// @param question number in the order of asking, over all runs
        /// @param why one sentence
        record Asking(long question, String why) implements Stage {}

        /// It runs when its turn comes.
        record Allowed(Approval approval) implements Stage {}

        /// @param since milliseconds since the epoch
        record Running(long since) implements Stage {}

        /// @param how what came between the call and its running, if it never ran
        record Done(ToolOutcome outcome, How how) implements Stage {}
    }

    /// Why a call is done.
    public enum How { RAN, REFUSED, DENIED, REJECTED, STOPPED }

    /// One that was allowed in part is from then on known as that part: what its card shows is what is done.
    public RoundCall with(Stage newStage) {
        PreparedCall now = newStage instanceof Stage.Allowed(Approval approval) && prepared != null ? Allowed.part(prepared, approval) : prepared;
        return new RoundCall(call, now, newStage);
    }

    RoundCall with(PreparedCall looked, Stage newStage) {
        return new RoundCall(call, looked, newStage);
    }

    public String id() {
        return call.id();
    }

    public boolean isDone() {
        return stage instanceof Stage.Done;
    }

    public boolean isRunning() {
        return stage instanceof Stage.Running;
    }

    /// Whether it may change something; true as long as that is not known.
    public boolean writes() {
        return prepared == null || prepared.effect() != ToolEffect.READS;
    }
}
