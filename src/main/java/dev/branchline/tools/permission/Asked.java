package dev.branchline.tools.permission;

import dev.branchline.model.tool.ToolEffect;
import java.util.List;
import java.util.function.Predicate;

/// A call as permissions see it.
///
/// @param command whether the one target is a command line, and not a path
/// @param targets paths as in [dev.branchline.model.change], or one command line
/// @param folder where a command runs, as a path; empty for the workspace itself, and for what is no command
/// @param mustAsk why rules may not allow it; empty when they may
public record Asked(String tool, ToolEffect effect, boolean command, List<String> targets, String folder, String mustAsk) {
    public Asked {
        targets = List.copyOf(targets);
    }

    /// In the workspace itself.
    public Asked(String tool, ToolEffect effect, boolean command, List<String> targets, String mustAsk) {
        this(tool, effect, command, targets, "", mustAsk);
    }

    /// A command as the user writes it to try what would happen: with its folder before it when it is another than the workspace.
    ///
    /// @param folders whether there is such a folder, as a path in the workspace
    public static Asked written(String tool, ToolEffect effect, String command, Predicate<String> folders) {
        Placed read = Placed.of(command);
        Placed placed = read.folder().isEmpty() || folders.test(read.folder()) ? read : new Placed("", command); // `cat> notes.txt`
        return new Asked(tool, effect, true, placed.rest().isEmpty() ? List.of() : List.of(placed.rest()), placed.folder(), "");
    }
}
