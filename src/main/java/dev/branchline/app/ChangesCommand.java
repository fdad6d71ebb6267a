package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.HunkState;
import dev.branchline.text.SafeText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Command;

/// `branchline changes`: what was changed in files, oldest first.
@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        description = "Lists what tools changed in files, in a session of this folder.",
        footer = {"", "Exit codes: 0 listed, 1 there is nothing to list, 2 wrong usage."})
final class ChangesCommand extends ChangeCommand {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Override
    int run(Changes ledger, Opened opened) {
        for (ChangeStatus status : ledger.view().changes()) {
            out().println(json() ? ChangesJson.change(status) : line(status));
        }
        if (ledger.view().changes().isEmpty()) {
            complain("No file has been changed in this session.");
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }

    private static String line(ChangeStatus s) {
        return SafeText.of("%-5s %s  %-17s  +%d -%d  %s  %s  %s".formatted(
                s.change().id(), TIME.format(s.change().at().atZone(ZoneId.systemDefault())), word(s.whole()), s.change().added(),
                s.change().removed(), s.change().path(), s.change().origin().tool(), s.change().origin().model()));
    }

    /// As the review says it.
    private static String word(HunkState state) {
        return switch (state) {
            case APPLIED -> "applied";
            case KEPT -> "kept";
            case REVERTED -> "taken back";
            case PARTIAL -> "partly taken back";
            case SUPERSEDED -> "replaced since";
        };
    }
}
