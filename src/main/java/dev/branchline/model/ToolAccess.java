package dev.branchline.model;

import java.util.List;
import java.util.Map;

/// Which tools there are beside the built-in ones, and what may run: as the settings say it.
///
/// @param toolPaths files and folders of the user's own tools; `~` stands for the home folder
/// @param sandbox what commands are kept from
/// @param readOnly whether only what reads may run
/// @param allow rules as after `--allow`
/// @param ask likewise
/// @param deny likewise
/// @param projects rules that allow, by the workspace they hold in
public record ToolAccess(
        List<String> toolPaths, Sandbox sandbox, boolean readOnly, List<String> allow, List<String> ask, List<String> deny,
        Map<String, List<String>> projects) {
    public static final ToolAccess DEFAULTS = new ToolAccess(List.of(), Sandbox.OFF, false, List.of(), List.of(), List.of(), Map.of());

    /// How far commands are walled in.
    public enum Sandbox {
        OFF("off"),
        /// Only the workspace can be written.
        WORKSPACE("workspace"),
        /// Also without network.
        NO_NETWORK("no-network");

        private final String word;

        Sandbox(String word) {
            this.word = word;
        }

        /// As it is written in the settings.
        public String word() {
            return word;
        }
    }

    public ToolAccess {
        toolPaths = List.copyOf(toolPaths);
        allow = List.copyOf(allow);
        ask = List.copyOf(ask);
        deny = List.copyOf(deny);
        projects = Map.copyOf(projects);
    }
}
