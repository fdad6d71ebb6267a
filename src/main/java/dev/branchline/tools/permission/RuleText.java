package dev.branchline.tools.permission;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads rules as they are written in the settings, in a project's file and after `--allow` and `--deny`: `TOOL` or `TOOL:PATTERN`.
/// There is no other parser of them.
public final class RuleText {
    /// For help and messages.
    public static final String FORM = "TOOL or TOOL:PATTERN, as in edit_file:src/** or shell:npm test, or shell:web> npm test for another folder than the workspace's own";

    private static final int LONGEST = 4_000;

    private RuleText() {}

    /// @throws IllegalArgumentException when it is no rule; the message is for the user
    public static PermissionRule parse(Verdict verdict, String text) {
        int colon = text.indexOf(':');
        String tool = (colon < 0 ? text : text.substring(0, colon)).strip();
        @Nullable String pattern = colon < 0 ? null : text.substring(colon + 1).strip();
        if (!tool.matches("[A-Za-z0-9_-]{1,64}|\\*")) {
            throw new IllegalArgumentException("\"" + text + "\" names no tool. Write " + FORM + "; * stands for all tools.");
        }
        if (pattern != null && (pattern.isEmpty() || pattern.length() > LONGEST)) {
            throw new IllegalArgumentException("\"" + text + "\" has " + (pattern.isEmpty() ? "nothing" : "too much") + " after the colon. Write " + FORM + ".");
        }
        if (pattern != null && CommandLine.hidden(pattern)) {
            throw new IllegalArgumentException("The rule for " + tool + " holds a character that cannot be seen. Write it anew.");
        }
        return new PermissionRule(verdict, tool, pattern);
    }

    /// Takes what is right and tells of the rest.
    ///
    /// @param problems takes one sentence for each that is none
    public static List<PermissionRule> parse(Verdict verdict, List<String> texts, Consumer<String> problems) {
        return texts.stream().mapMulti((String text, Consumer<PermissionRule> good) -> {
            try {
                good.accept(parse(verdict, text));
            } catch (IllegalArgumentException e) {
                problems.accept(Sentences.told(e));
            }
        }).toList();
    }
}
