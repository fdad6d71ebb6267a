package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.SourcedRule;
import dev.branchline.model.tool.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a call may run.
///
/// @param reason the rule that decided, one sentence
/// @param rules what could be remembered when the user allows it, narrowest first; empty when it must be asked each time
/// @param by the rule that decided; null when none did
public record Ruling(Verdict verdict, String reason, List<PermissionRule> rules, @Nullable SourcedRule by) {
    public Ruling {
        rules = List.copyOf(rules);
    }

    public Ruling(Verdict verdict, String reason, List<PermissionRule> rules) {
        this(verdict, reason, rules, null);
    }
}
