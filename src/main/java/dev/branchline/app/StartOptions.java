package dev.branchline.app;

import dev.branchline.model.tool.PermissionRule;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asked of the full-screen program.
///
/// @param workspace absolute
/// @param session a session's name, or null
/// @param record file to write events to, or null
/// @param replay file to play, or null
/// @param rules `--allow` and `--deny`
/// @param context files, folders and patterns to pin
record StartOptions(
        Path workspace,
        boolean demo,
        boolean goOn,
        @Nullable String session,
        @Nullable String model,
        @Nullable Path record,
        @Nullable Path replay,
        @Nullable String logLevel,
        List<PermissionRule> rules,
        List<String> context) {
    StartOptions {
        rules = List.copyOf(rules);
        context = List.copyOf(context);
    }
}
