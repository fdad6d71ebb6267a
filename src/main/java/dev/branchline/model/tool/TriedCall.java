package dev.branchline.model.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would happen to a call, without making it.
///
/// @param call as it was written
/// @param reason one sentence
/// @param decider the rule that decides; null when none does
/// @param fitting all rules that speak of the call, the decider among them
public record TriedCall(String call, Verdict verdict, String reason, @Nullable SourcedRule decider, List<SourcedRule> fitting) {
    public TriedCall {
        fitting = List.copyOf(fitting);
    }
}
