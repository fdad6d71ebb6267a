package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;
import java.util.List;

/// Whether a call may run.
///
/// @param reason the rule that decided, one sentence
/// @param rules what could be remembered when the user allows it, narrowest first; empty when it must be asked each time
public record Ruling(Verdict verdict, String reason, List<PermissionRule> rules) {
    public Ruling {
        rules = List.copyOf(rules);
    }
}
