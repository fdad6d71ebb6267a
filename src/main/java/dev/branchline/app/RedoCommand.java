package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `branchline redo`: does again what was undone last.
@Command(
        name = "redo",
        mixinStandardHelpOptions = true,
        description = "Does again what was undone last.",
        footer = {"", ChangeCommand.CODES, ChangeCommand.MORE_CODES})
final class RedoCommand extends ChangeCommand {
    @Option(names = {"-n", "--dry-run"}, description = "Only tells what would be done.")
    private boolean dryRun;

    @Override
    int run(Changes ledger, Opened opened) throws IOException {
        return fulfil(ledger, new Wish.Redo(), dryRun);
    }
}
