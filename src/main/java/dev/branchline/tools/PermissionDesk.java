package dev.branchline.tools;

import dev.branchline.model.SessionId;
import dev.branchline.model.tool.PermissionAnswer;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.PermissionWish;
import dev.branchline.model.tool.TriedCall;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.permission.RuleText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Shows the rules to the user, and changes them as the user says.
final class PermissionDesk {
    private final Permissions permissions;
    private final TryOut tryOut;
    private final String sandbox;

    PermissionDesk(Permissions permissions, TryOut tryOut, String sandbox) {
        this.permissions = permissions;
        this.tryOut = tryOut;
        this.sandbox = sandbox;
    }

    /// Blocking, when something is written to the settings.
    PermissionAnswer answer(SessionId session, PermissionWish wish) {
        @Nullable TriedCall tried = null;
        String problem = "";
        try {
            switch (wish) {
                case PermissionWish.Look _ -> {}
                case PermissionWish.Add add -> add(session, add);
                case PermissionWish.Remove remove -> permissions.forget(session, remove.rule());
                case PermissionWish.Try call -> tried = tryOut.of(session, call.call());
            }
        } catch (IOException | ToolException | IllegalArgumentException e) {
            problem = Preparation.told(e);
        }
        return new PermissionAnswer(permissions.all(session), sandbox, tried, problem);
    }

    private void add(SessionId session, PermissionWish.Add add) throws IOException, ToolException {
        PermissionRule rule = RuleText.parse(add.verdict(), add.rule());
        if (add.scope() == PermissionScope.PROJECT && add.verdict() != Verdict.ALLOW) {
            throw new ToolException("For one project only what is allowed is kept. Deny or ask for it in this session or everywhere, or in "
                    + ".branchline/settings.json of the project.");
        }
        permissions.remember(session, rule, add.scope());
    }
}
