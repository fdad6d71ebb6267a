package dev.branchline.app;

import dev.branchline.model.ToolAccess;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.RuleKeeper;
import dev.branchline.tools.permission.RuleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rules in the user's own settings: read anew before each change, for another program may have written there.
final class SettingsRules implements RuleKeeper {
    private final Environment environment;
    private final Path workspace;

    /// @param workspace its real path
    SettingsRules(Environment environment, Path workspace) {
        this.environment = environment;
        this.workspace = workspace;
    }

    @Override
    public synchronized void keep(PermissionRule rule, PermissionScope scope) throws IOException {
        List<String> rules = new ArrayList<>(texts(rule.verdict(), scope));
        if (!rules.contains(rule.target())) {
            rules.add(rule.target());
            environment.settingsFile().set(pointer(rule.verdict(), scope), rules);
        }
    }

    @Override
    public synchronized void forget(PermissionRule rule, PermissionScope scope) throws IOException {
        List<String> rules = new ArrayList<>(texts(rule.verdict(), scope));
        if (!rules.removeIf(text -> isSame(rule, text))) {
            throw new IOException("The settings file has no such line. What could not be read in it makes everything ask; see {app.config}.");
        }
        environment.settingsFile().set(pointer(rule.verdict(), scope), rules);
    }

    private static boolean isSame(PermissionRule rule, String text) {
        try {
            return RuleText.parse(rule.verdict(), text).equals(rule);
        } catch (IllegalArgumentException _) {
            return false; // what is no rule is told when the settings are read
        }
    }

    private List<String> texts(Verdict verdict, PermissionScope scope) {
        ToolAccess access = environment.settingsFile().load(environment.variables()).settings().access();
        if (scope == PermissionScope.PROJECT) {
            return access.projects().getOrDefault(workspace.toString(), List.of());
        }
        return switch (verdict) {
            case ALLOW -> access.allow();
            case ASK -> access.ask();
            case DENY -> access.deny();
        };
    }

    private String pointer(Verdict verdict, PermissionScope scope) {
        return scope == PermissionScope.PROJECT
                ? "/projects/" + workspace.toString().replace("~", "~0").replace("/", "~1")
                : "/permissions/" + verdict.name().toLowerCase(Locale.ROOT);
    }
}
