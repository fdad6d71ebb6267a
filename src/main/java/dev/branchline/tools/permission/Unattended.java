package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PreparedCall;

/// What is said when nobody is there to be asked: in `branchline run`, what would have to be asked is denied.
public final class Unattended {
    private Unattended() {}

    /// For the model.
    public static String toModel(PreparedCall call) {
        return "Not allowed: this call would need the user's consent, and nobody is there to give it. " + call.reason()
                + " Do not try it in another way. Go on without it, or end by saying what you would need.";
    }

    /// For the user, one line on standard error; hostile text as the call's.
    public static String toUser(PreparedCall call) {
        String how = call.rules().isEmpty()
                ? "No rule can allow it: " + call.reason()
                : "To allow it: --allow " + quoted(call.rules().getFirst());
        return "not allowed: " + call.title() + ". " + how;
    }

    /// As a shell takes it.
    private static String quoted(PermissionRule rule) {
        String target = rule.target();
        return target.matches("[A-Za-z0-9_./:@%+=,-]+") ? target : "'" + target.replace("'", "'\\''") + "'";
    }
}
