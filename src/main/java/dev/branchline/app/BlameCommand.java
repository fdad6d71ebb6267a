package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.LineText;
import dev.branchline.text.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `branchline blame`: who wrote the lines of a file.
@Command(
        name = "blame",
        mixinStandardHelpOptions = true,
        description = "Tells for each line of a file which change and model wrote it.",
        footer = {"", "Exit codes: 0 told, 1 there is no such file or line, 2 wrong usage."})
final class BlameCommand extends ChangeCommand {
    private static final Pattern WITH_LINE = Pattern.compile("(.+):(\\d{1,9})");

    @Parameters(arity = "1", paramLabel = "FILE[:LINE]", description = "A file of the session's folder, and a line of it.")
    private String file = "";

    @Override
    int run(Changes ledger, Opened opened) throws IOException {
        Matcher m = WITH_LINE.matcher(file);
        String path = m.matches() ? m.group(1) : file;
        int line = m.matches() ? Integer.parseInt(m.group(2)) - 1 : -1;
        LineText text = opened.ledgers().text(opened.workspace(), path);
        if (line >= text.lines() || (m.matches() && line < 0)) {
            throw new IOException(path + " has " + text.lines() + " lines.");
        }
        List<BlamedLines> blamed = ledger.blame(path);
        for (BlamedLines lines : blamed) {
            if (line < 0 || (line >= lines.from() && line < lines.to())) {
                tell(lines, text, line);
            }
        }
        return ExitCode.OK;
    }

    private void tell(BlamedLines lines, LineText text, int only) {
        if (json()) {
            out().println(ChangesJson.blamed(lines));
            return;
        }
        String who = lines.change() == null || lines.origin() == null ? "" : lines.change() + " " + lines.origin().model();
        for (int i = only < 0 ? lines.from() : only; i < (only < 0 ? lines.to() : only + 1); i++) {
            out().println(SafeText.of("%-34s %6d  %s".formatted(who, i + 1, text.line(i).stripTrailing())));
        }
    }
}
