package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileDiff;
import dev.branchline.state.changes.PatchText;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `branchline diff`: changes as a patch that `git apply` takes.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Prints changes as a patch, each against what was there before it.",
        footer = {"", "Exit codes: 0 printed, 1 there is nothing to print, 2 wrong usage."})
final class DiffCommand extends ChangeCommand {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "Changes such as c3; all when left out.")
    private List<String> ids = List.of();

    @Override
    int run(Changes ledger, Opened opened) throws IOException {
        List<ChangeId> wanted = ids.isEmpty()
                ? ledger.view().changes().stream().map((ChangeStatus s) -> s.change().id()).toList()
                : ids(ids);
        boolean printed = false;
        for (ChangeId id : wanted) {
            FileDiff diff = ledger.diff(id);
            String patch = PatchText.of(diff);
            printed |= json() || !patch.isEmpty();
            if (json()) {
                out().println(ChangesJson.diff(id, diff, patch));
                continue;
            }
            // A patch is for programs: its bytes are those of the files.
            out().print(patch);
            if (patch.isEmpty()) {
                complain(id + " " + diff.path() + " is no change of text: " + String.join(", ", diff.what()));
            }
        }
        out().flush();
        return printed ? ExitCode.OK : ExitCode.FAILED;
    }
}
