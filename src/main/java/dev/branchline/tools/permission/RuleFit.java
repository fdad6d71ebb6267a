package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;
import java.util.function.Predicate;

/// Whether a rule speaks of a call. Allowing is read narrowly, denying and asking widely.
final class RuleFit {
    /// The tool that command patterns are for.
    static final String SHELL = "shell";

    private RuleFit() {}

    /// @param target one of the call's targets; empty for a call without any
    /// @param own whether a path, as in [Asked], is one of the program's own files
    static boolean fits(PermissionRule rule, Asked call, String target, Predicate<String> own) {
        boolean named = rule.tool().equals("*") || rule.tool().equals(call.tool());
        String pattern = rule.pattern();
        if (!named || pattern == null) {
            return named;
        }
        if (target.isEmpty()) {
            return false;
        }
        if (rule.verdict() == Verdict.ALLOW) {
            return call.command() ? allows(rule.tool(), Placed.of(pattern), call.folder(), target, own) : PathGlob.fits(pattern, target, false);
        }
        return call.command() ? denies(Placed.of(pattern), call.folder(), target) : PathGlob.fits(pattern, target, true);
    }

    /// The same words do something else in another folder: what `npm test` is, its package.json says.
    private static boolean allows(String tool, Placed pattern, String folder, String line, Predicate<String> own) {
        CommandLine command = tool.equals("*") ? null : CommandLine.plain(line); // what is meant for paths allows no command
        return command != null && pattern.fits(folder) && CommandPattern.allows(pattern.rest(), command, word -> KeyPlaces.named(word, folder, own));
    }

    /// What looks like a folder may be meant as part of the command, as in `2> *`: both readings deny.
    private static boolean denies(Placed pattern, String folder, String line) {
        return CommandPattern.denies(pattern.toString(), line) || (pattern.fits(folder) && CommandPattern.denies(pattern.rest(), line));
    }
}
