package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import java.util.ArrayList;
import java.util.List;

/// The rules that a program starts with, by where they come from.
///
/// @param run given on the command line, for this run only
/// @param project the user's own for this workspace, from the user's settings
/// @param workspace from a file in the workspace: restricting ones only
/// @param global the user's own everywhere
/// @param readOnly whether only what reads may run
public record Rules(List<PermissionRule> run, List<PermissionRule> project, List<PermissionRule> workspace, List<PermissionRule> global, boolean readOnly) {
    public static final Rules NONE = new Rules(List.of(), List.of(), List.of(), List.of(), false);

    public Rules {
        run = List.copyOf(run);
        project = List.copyOf(project);
        workspace = List.copyOf(workspace);
        global = List.copyOf(global);
    }

    Rules plusProject(PermissionRule rule) {
        return new Rules(run, plus(project, rule), workspace, global, readOnly);
    }

    Rules plusGlobal(PermissionRule rule) {
        return new Rules(run, project, workspace, plus(global, rule), readOnly);
    }

    Rules minusProject(PermissionRule rule) {
        return new Rules(run, minus(project, rule), workspace, global, readOnly);
    }

    Rules minusGlobal(PermissionRule rule) {
        return new Rules(run, project, workspace, minus(global, rule), readOnly);
    }

    private static List<PermissionRule> minus(List<PermissionRule> rules, PermissionRule rule) {
        return rules.stream().filter(r -> !r.equals(rule)).toList();
    }

    private static List<PermissionRule> plus(List<PermissionRule> rules, PermissionRule rule) {
        if (rules.contains(rule)) {
            return rules;
        }
        List<PermissionRule> more = new ArrayList<>(rules);
        more.add(rule);
        return more;
    }
}
