package dev.branchline.tools.permission;

import dev.branchline.model.tool.ToolEffect;
import java.util.List;

/// A call as permissions see it.
///
/// @param command whether the one target is a command line, and not a path
/// @param targets paths as in [dev.branchline.model.change], or one command line
/// @param mustAsk why rules may not allow it; empty when they may
public record Asked(String tool, ToolEffect effect, boolean command, List<String> targets, String mustAsk) {
    public Asked {
        targets = List.copyOf(targets);
    }
}
