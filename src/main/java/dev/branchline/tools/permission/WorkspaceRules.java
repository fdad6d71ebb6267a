package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a workspace itself demands in `.branchline/settings.json`. Whoever wrote the workspace wrote this, so it may only restrict:
///
/// ```json
/// {"permissions": {"ask": ["shell"], "deny": ["*:.env"]}, "tools": {"readOnly": true}}
/// ```
///
/// Anything else in it counts for nothing and is told. When it is there and cannot be read, everything is asked for.
///
/// @param rules that ask or deny
/// @param problems one sentence each
public record WorkspaceRules(List<PermissionRule> rules, boolean readOnly, List<String> problems) {
    static final String FILE = ".branchline/settings.json";

    private static final long LARGEST = 1 << 20;

    public WorkspaceRules {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /// @param workspace its root
    public static WorkspaceRules read(Path workspace) {
        Path file = workspace.resolve(FILE);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new WorkspaceRules(List.of(), false, List.of());
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return unreadable("it is no file of a sensible size");
            }
            JsonMapper mapper = JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA).build();
            return of(mapper.readTree(Files.readAllBytes(file)));
        } catch (IOException | JacksonException e) {
            return unreadable(e instanceof JacksonException j ? j.getOriginalMessage() : Sentences.told(e));
        }
    }

    /// Whether the workspace's file wants models to look only. Cheap where there is no such file.
    public static boolean demandReadOnly(Path workspace) {
        return Files.exists(workspace.resolve(FILE), LinkOption.NOFOLLOW_LINKS) && read(workspace).readOnly();
    }

    private static WorkspaceRules of(JsonNode root) {
        if (!root.isObject()) {
            return unreadable("it is no JSON object");
        }
        List<String> problems = new ArrayList<>();
        List<PermissionRule> rules = new ArrayList<>();
        for (String name : root.propertyNames()) {
            if (!List.of("permissions", "tools", "$schema").contains(name)) {
                problems.add(FILE + ": \"" + name + "\" counts for nothing in a project's file.");
            }
        }
        JsonNode permissions = root.path("permissions");
        for (String name : permissions.propertyNames()) {
            if (!List.of("ask", "deny").contains(name)) {
                problems.add(FILE + ": a project may only ask and deny; \"permissions." + name + "\" counts for nothing.");
            }
        }
        rules.addAll(rules(Verdict.DENY, permissions.path("deny"), problems));
        rules.addAll(rules(Verdict.ASK, permissions.path("ask"), problems));
        JsonNode readOnly = root.path("tools").path("readOnly");
        // A mistake in what restricts must not make it restrict less.
        return new WorkspaceRules(rules, !readOnly.isMissingNode() && !(readOnly.isBoolean() && !readOnly.asBoolean()), problems);
    }

    private static List<PermissionRule> rules(Verdict verdict, JsonNode list, List<String> problems) {
        List<String> texts = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(item -> texts.add(item.isString() ? item.asString() : "not a text: " + item));
        } else if (!list.isMissingNode()) {
            texts.add("not a list: " + list);
        }
        int before = problems.size();
        List<PermissionRule> rules = new ArrayList<>(RuleText.parse(verdict, texts, p -> problems.add(FILE + ": " + p)));
        if (problems.size() > before) { // what was meant is not known
            rules.add(new PermissionRule(Verdict.ASK, "*", null));
        }
        return rules;
    }

    private static WorkspaceRules unreadable(String why) {
        return new WorkspaceRules(
                List.of(new PermissionRule(Verdict.ASK, "*", null)), false, List.of(FILE + " cannot be used: " + why + ". Until it can, every tool is asked for."));
    }
}
