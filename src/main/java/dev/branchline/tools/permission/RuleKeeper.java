package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import java.io.IOException;

/// Writes the rules that hold for good into the user's own settings.
@FunctionalInterface
public interface RuleKeeper {
    /// @param scope [PermissionScope#PROJECT] or [PermissionScope#GLOBAL]
    void keep(PermissionRule rule, PermissionScope scope) throws IOException;

    /// Takes one away again; nothing happens when it is not there.
    default void forget(PermissionRule rule, PermissionScope scope) throws IOException {}
}
