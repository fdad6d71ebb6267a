package dev.branchline.app;

import dev.branchline.context.ContextService;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.ContextWish;
import dev.branchline.model.context.Guidance;
import dev.branchline.state.context.ContextFigures;
import dev.branchline.state.context.SentFiles;
import dev.branchline.text.SafeText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that go along with a one-shot question: those of `--context`, and project instructions that were trusted before. All that is
/// sent and all that is left out is said on standard error.
final class OneShotFiles {
    private final ContextService service;
    private final PrintStream err;

    OneShotFiles(Environment environment, Path workspace, PrintStream err) {
        Path settings = environment.folders().settingsFile().getParent();
        this.service = new ContextService(workspace, environment.folders().data(), settings == null ? List.of() : List.of(settings));
        this.err = err;
    }

    /// @return empty when a path leads nowhere: what is asked would miss what it is about
    Optional<List<Attachment>> read(List<String> paths) throws InterruptedException {
        ContextFiles found;
        try {
            found = service.read(new ContextWish(paths, List.of(), Map.of(), true));
        } catch (IOException e) {
            say("The folder cannot be read: " + e.getMessage());
            return paths.isEmpty() ? Optional.of(List.of()) : Optional.empty();
        }
        boolean lost = false;
        for (ContextFiles.Missing missing : found.missing()) {
            say(missing.reason());
            lost = true;
        }
        for (ContextFiles.Found file : found.files()) {
            if (file.file().hash().equals(Attachment.ABSENT)) {
                say("There is no file “" + file.by() + "”.");
                lost = true;
            }
        }
        if (lost) {
            return Optional.empty();
        }
        for (Guidance guidance : found.guidance()) {
            switch (guidance.trust()) {
                case USED -> say(guidance.path() + " goes along.");
                case NOT_ASKED -> say(guidance.path() + " is not sent: you have not been asked about it. The full-screen program asks.");
                case REFUSED -> {}
            }
        }
        List<Attachment> files = SentFiles.toSend(Map.of(), found);
        files.stream().filter(a -> !a.hasContent()).forEach(a -> say(a.path() + " is " + a.note() + "."));
        if (!paths.isEmpty()) {
            say(ContextFigures.of(files).inWords() + " go along.");
        }
        return Optional.of(files);
    }

    private void say(String text) {
        err.println("branchline: " + SafeText.of(text));
    }
}
