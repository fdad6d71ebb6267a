package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;

/// Whether a rule speaks of a call. Allowing is read narrowly, denying and asking widely.
final class RuleFit {
    /// The tool that command patterns are for.
    static final String SHELL = "shell";

    private RuleFit() {}

    /// @param target one of the call's targets; empty for a call without any
    static boolean fits(PermissionRule rule, Asked call, String target) {
        boolean named = rule.tool().equals("*") || rule.tool().equals(call.tool());
        String pattern = rule.pattern();
        if (!named || pattern == null) {
            return named;
        }
        if (target.isEmpty()) {
            return false;
        }
        if (rule.verdict() == Verdict.ALLOW) {
            return call.command() ? allows(rule.tool(), pattern, target) : PathGlob.fits(pattern, target, false);
        }
        return call.command() ? CommandPattern.denies(pattern, target) : PathGlob.fits(pattern, target, true);
    }

    private static boolean allows(String tool, String pattern, String line) {
        CommandLine command = tool.equals("*") ? null : CommandLine.plain(line); // what is meant for paths allows no command
        return command != null && CommandPattern.allows(pattern, command);
    }
}
