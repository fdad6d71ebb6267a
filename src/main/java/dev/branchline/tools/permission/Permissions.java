package dev.branchline.tools.permission;

import dev.branchline.model.SessionId;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.Verdict;
import java.io.IOException;
import java.util.List;

/// Decides what may run without asking, what is asked for, and what never runs. Safe for many threads.
public final class Permissions {
    private volatile boolean readOnly;

    /// Only what reads may run, whatever the rules say.
    public void readOnly(boolean on) {
        readOnly = on;
    }

    public boolean readOnly() {
        return readOnly;
    }

    /// Whether no call of a tool can ever run, so that the model need not know of it.
    public boolean hides(String tool, ToolEffect effect) {
        return readOnly && effect != ToolEffect.READS;
    }

    public Ruling judge(SessionId session, Asked call) {
        if (hides(call.tool(), call.effect())) {
            return new Ruling(Verdict.DENY, "Read-only mode: nothing is written or run.", List.of());
        }
        if (!call.mustAsk().isEmpty()) {
            return new Ruling(Verdict.ASK, call.mustAsk(), List.of());
        }
        return call.effect() == ToolEffect.READS
                ? new Ruling(Verdict.ALLOW, "It only reads inside the workspace.", List.of())
                : new Ruling(Verdict.ASK, "No rule allows it.", List.of());
    }

    /// Remembers an answer of the user.
    ///
    /// @throws IOException when it could not be kept; then it holds for this session only
    public void remember(SessionId session, PermissionRule rule, PermissionScope scope) throws IOException {}
}
