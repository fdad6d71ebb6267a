package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `branchline undo`: takes changes back, merged with what was edited since.
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = "Takes changes back; what you edited since stays. Without an ID, what was done last.",
        footer = {"", ChangeCommand.CODES, ChangeCommand.MORE_CODES})
final class UndoCommand extends ChangeCommand {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "Changes such as c3.")
    private List<String> ids = List.of();

    @Option(names = "--turn", paramLabel = "ENTRY", description = "All that the turn of this prompt changed.")
    private @Nullable String turn;

    @Option(names = "--last", description = "The change that was made last.")
    private boolean last;

    @Option(names = {"-n", "--dry-run"}, description = "Only tells what would be done.")
    private boolean dryRun;

    @Override
    int run(Changes ledger, Opened opened) throws IOException {
        if ((ids.isEmpty() ? 0 : 1) + (turn == null ? 0 : 1) + (last ? 1 : 0) > 1) {
            throw wrong("Name changes, or a turn, or --last: one of them at a time.");
        }
        return fulfil(ledger, wish(ledger), dryRun);
    }

    private Wish wish(Changes ledger) throws IOException {
        if (!ids.isEmpty()) {
            return new Wish.Revert(ids(ids).stream().map(Selection::of).toList());
        }
        if (turn != null) {
            List<Selection> parts = ledger.view().changes().stream()
                    .filter(c -> c.change().origin().turn().value().equals(turn))
                    .map(c -> Selection.of(c.change().id()))
                    .toList();
            if (parts.isEmpty()) {
                throw new IOException("No turn “" + turn + "” has changed a file; branchline changes --json tells the turns.");
            }
            return new Wish.Revert(parts);
        }
        boolean operations = ledger.view().operations().stream().anyMatch((Operation o) -> !o.undone());
        if (last || !operations) {
            if (ledger.view().changes().isEmpty()) {
                throw new IOException("No file has been changed in this session.");
            }
            return new Wish.Revert(List.of(Selection.of(ledger.view().changes().getLast().change().id())));
        }
        return new Wish.Undo(null);
    }
}
