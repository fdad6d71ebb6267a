package dev.branchline.model.tool;

import org.jspecify.annotations.Nullable;

/// One line of the permissions.
///
/// @param tool a tool's name, or `*` for all
/// @param pattern what it is narrowed to: a glob over the path for file tools (relative to the workspace, `/` between parts), a
///     command with `*` for shell; null for every call of the tool
public record PermissionRule(Verdict verdict, String tool, @Nullable String pattern) {
    /// As it is written on the command line after `--allow` and `--deny`: `TOOL` or `TOOL:PATTERN`.
    public String target() {
        return pattern == null ? tool : tool + ":" + pattern;
    }
}
