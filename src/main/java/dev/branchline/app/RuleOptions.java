package dev.branchline.app;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.RuleText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `--allow` and `--deny`, for one run of the program. To be mixed into a command.
final class RuleOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--allow", paramLabel = "TOOL[:PATTERN]",
            description = "Lets a tool run without asking, in this run only; such as edit_file:src/** or 'shell:npm test'. "
                    + "A command's pattern may begin with 'FOLDER> '; without it, it holds in the workspace's own folder. Repeatable.")
    private List<String> allow = List.of();

    @Option(names = "--deny", paramLabel = "TOOL[:PATTERN]", description = "Never lets a tool run, in this run. Wins over everything. Repeatable.")
    private List<String> deny = List.of();

    /// @throws ParameterException when one is no rule
    List<PermissionRule> rules() {
        List<PermissionRule> rules = new ArrayList<>();
        deny.forEach(text -> rules.add(rule(Verdict.DENY, text)));
        allow.forEach(text -> rules.add(rule(Verdict.ALLOW, text)));
        return List.copyOf(rules);
    }

    private PermissionRule rule(Verdict verdict, String text) {
        try {
            return RuleText.parse(verdict, text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(java.util.Objects.requireNonNull(command).commandLine(), e.getMessage(), e);
        }
    }
}
