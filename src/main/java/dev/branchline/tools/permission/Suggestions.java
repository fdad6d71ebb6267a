package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What could be remembered when a call is allowed, narrowest first. Only rules that would have allowed this very call.
final class Suggestions {
    private Suggestions() {}

    /// @param own whether a path, as in [Asked], is one of the program's own files
    static List<PermissionRule> of(Asked call, Predicate<String> own) {
        List<PermissionRule> rules = new ArrayList<>();
        if (call.command()) {
            command(call, rules, own);
        } else {
            paths(call, rules);
            rules.add(rule(call, null));
        }
        return rules.stream().filter(rule -> call.targets().stream().allMatch(t -> RuleFit.fits(rule, call, t, own))).distinct().toList();
    }

    private static void command(Asked call, List<PermissionRule> rules, Predicate<String> own) {
        CommandLine line = call.targets().isEmpty() ? null : CommandLine.plain(call.targets().getFirst());
        if (line == null || line.text().indexOf('*') >= 0 || call.folder().matches(".*[*?].*")) {
            return;
        }
        rules.add(placed(call, line.text()));
        // `git status` says what is done, `git` alone does not; a path or an option as second word is no name of a deed.
        boolean harmless = CommandPattern.runsItself(line, 0, word -> KeyPlaces.named(word, call.folder(), own));
        if (harmless && line.words().size() > 1 && line.words().get(1).matches("[a-z][a-z0-9:_-]*")) {
            String start = line.text().substring(0, line.ends().get(1));
            rules.add(placed(call, line.words().size() > 2 ? start + " *" : start + "*"));
        }
    }

    private static PermissionRule placed(Asked call, String pattern) {
        return rule(call, new Placed(call.folder(), pattern).toString());
    }

    private static void paths(Asked call, List<PermissionRule> rules) {
        if (call.targets().size() != 1 || call.targets().getFirst().matches(".*[*?].*")) {
            return;
        }
        String path = call.targets().getFirst();
        // Without a slash the pattern would fit the name in every folder.
        rules.add(rule(call, path.contains("/") ? path : "./" + path));
        int folder = path.lastIndexOf('/');
        if (folder > 0) {
            rules.add(rule(call, path.substring(0, folder) + "/**"));
        }
    }

    private static PermissionRule rule(Asked call, @Nullable String pattern) {
        return new PermissionRule(Verdict.ALLOW, call.tool(), pattern);
    }
}
