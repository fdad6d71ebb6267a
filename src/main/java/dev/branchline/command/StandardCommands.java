package dev.branchline.command;

import java.util.ArrayList;
import java.util.List;

/// Joins what the features contribute.
final class StandardCommands {
    private StandardCommands() {}

    static List<Command> all() {
        List<Command> all = new ArrayList<>();
        all.addAll(ChatCommands.all());
        all.addAll(ComposerCommands.all());
        all.addAll(ToolCommands.all());
        all.addAll(ContextCommands.all());
        all.addAll(ModelCommands.all());
        all.addAll(TreeCommands.all());
        all.addAll(ChangesCommands.all());
        all.addAll(ViewCommands.all());
        all.addAll(SessionCommands.all());
        all.addAll(OverlayCommands.all());
        all.addAll(AppCommands.all());
        return all;
    }
}
