package dev.branchline.app;

import dev.branchline.event.AppIntent;
import dev.branchline.event.EventBus;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.tools.ToolService;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The tools of a program that runs. Made when the first tool is needed.
///
/// @param folder what they work on
/// @param rules of the command line
record SessionTools(Environment environment, Path folder, List<PermissionRule> rules, EventBus bus, SessionLedgers ledgers) {
    ToolService service() {
        try {
            Workspace files = ledgers.workspace(folder.toString());
            return new ToolWiring(environment, files.root()).service(
                    files, rules, session -> ledgers.forTools(files, session), ledgers::keep,
                    problem -> bus.publish(new AppIntent.Warn(problem)));
        } catch (IOException e) {
            throw new UncheckedIOException("Tools cannot work in " + folder, e);
        }
    }
}
