package dev.branchline.model.tool;

import dev.branchline.model.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call that was looked at, before anything of it runs.
///
/// @param title what it is in one line, such as `edit_file src/Parser.java`; hostile text, like all that models write
/// @param reason why it is so: the rule that decided, or what is wrong with the call, one sentence
/// @param refusal what the model is told when the call cannot run at all (unknown tool, bad arguments, denied by a rule); null when it can
/// @param rules what could be remembered when the user allows it, narrowest first; empty when it must be asked each time
public record PreparedCall(
        ToolCall call, ToolEffect effect, String title, Verdict verdict, String reason, @Nullable String refusal, Preview preview, List<PermissionRule> rules) {
    public PreparedCall {
        rules = List.copyOf(rules);
    }
}
